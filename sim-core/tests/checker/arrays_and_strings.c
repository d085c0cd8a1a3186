int main()
{
    char s[10];
    s = "abc";
    int a[3] = { 1, 2, 3, 4 };
    char t[2] = "abc";
    return 0;
}
