int f(int);
int f(char *p)
{
    return 0;
}
static int h(int);
int main()
{
    return h(1);
}
