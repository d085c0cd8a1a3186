enum { A, B, A };
typedef int T;
int T;
void f(int a, int a)
{
} int main()
{
    return 0;
}
