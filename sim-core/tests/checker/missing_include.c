int main()
{
    printf("%d\n", 3);
    fork();
    return strlen("abc");
}
