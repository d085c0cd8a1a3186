/* gcc makes puts(p) of printf("%s\n", p): a null pointer faults. */
#include <stdio.h>
int main(int c, char **v)
{
    char *p = 0;
    printf("a %s b\n", p);
    printf("%s", p);
    printf("\n");
    printf("%s %s\n", p, "x");
    fflush(stdout);
    printf("%s\n", p);
    printf("not here\n");
    return 0;
}
