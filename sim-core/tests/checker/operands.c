struct S {
    int a;
} s;
int main()
{
    int *p = 0;
    s + 1;
    p *2;
    p + p;
    !s;
    if (s);
    ~1.5;
    1.5 % 2;
    -p;
    &5;
    *3;
    return s;
}
