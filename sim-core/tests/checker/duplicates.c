int a;
float a;
int f(void)
{
    int x;
    int x;
    return 0;
}
int f(void)
{
    return 1;
}
struct Q {
    int a;
    int a;
};
struct Q {
    int b;
};
int main()
{
    switch (1) {
    case 1:
    case 1:
    default:
    default:;
    }
  l: l:return 0;
}
