/* A struct inside a struct without a name is a member if it has no tag; with a tag it is none. */
#include <stdio.h>

struct point { int x, y; };

struct outer {
    struct point;
    struct { int a, b; };
    union { int whole; char part[4]; };
};

int main(void)
{
    struct outer o = {1, 2, {0x41424344}};
    printf("%zu %d %d %c\n", sizeof o, o.a, o.b, o.part[3]);
    return 0;
}
