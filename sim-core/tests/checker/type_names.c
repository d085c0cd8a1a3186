int main()
{
    uint32_t x = 1;
    size_t y;
    boolean b;
    string s;
    return 0;
}
