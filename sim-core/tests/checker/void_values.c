void f(void)
{
} int main()
{
    int x = f();
    return f() + 1;
}
