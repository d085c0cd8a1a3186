int main()
{
    const int a = 1;
    a = 2;
    a++;
    3 = a;
    f() = 2;
    return 0;
}
