#include <stdio.h>
struct point { int x, y; };
int main(void)
{
    point p;
    struct pont q;
    boolean b = true;
    string s;
    p.x = 3;
    printf("%d\n", p.x);
    return 0;
}
