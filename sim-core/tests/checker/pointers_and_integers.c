#include <stdlib.h>
int main()
{
    int *p = 5;
    char *q = p;
    int x = p;
    double *d = malloc(8);
    *p = "s";
    return d;
}
