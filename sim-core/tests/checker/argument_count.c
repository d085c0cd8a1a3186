int f(int a, int b)
{
    return a;
}
int main()
{
    f(1);
    f(1, 2, 3);
    return 0;
}
