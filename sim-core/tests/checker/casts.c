struct S {
    int a;
};
int main()
{
    struct S s;
    int x = (int) s;
    s = (struct S) 5;
    float *f = (float *) 1.5;
    return (int) main;
}
