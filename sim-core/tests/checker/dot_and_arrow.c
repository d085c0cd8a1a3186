#include <stdio.h>
struct node { int value; struct node *next; }
int main(void)
{
    struct node n;
    n->value = 3;
    struct node *p = &n;
    p.value = 4;
    n.vlaue = 5;
    return 0;
}
