int main()
{
    int x = 0;
    if (x = 1)
        return 1;
    while ((x = 0));
    return 0;
}
