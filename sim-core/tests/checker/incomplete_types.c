struct X;
struct X x;
int main()
{
    struct X *p;
    p->a = 1;
    sizeof(*p);
    struct Y y;
    void v;
    int a[];
    return 0;
}
