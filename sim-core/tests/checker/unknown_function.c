int compute(int a)
{
    return a;
}
int main()
{
    return compte(3);
}
