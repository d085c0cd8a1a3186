int g(int);
extern int q;
int main()
{
    return g(1) + q;
}
