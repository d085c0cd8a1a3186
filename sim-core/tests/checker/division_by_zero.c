int main()
{
    return 1 / 0 + (1 << 33);
}
