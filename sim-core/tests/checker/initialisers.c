int main()
{
    int x = { 1, 2 };
    struct {
        int a;
    } s = {.b = 1 };
    int a[2] = {[5] = 1 };
    int y = s;
    return 0;
}
