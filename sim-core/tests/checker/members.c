struct S {
    int width;
    int height;
};
int main()
{
    struct S s;
    s.widht = 1;
    struct S *p = &s;
    p.width = 2;
    s->width = 3;
    return 0;
}
