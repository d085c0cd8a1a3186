int f(int x)
{
    if (x)
        return 1;
}
main()
{
    return f(1);
}
