/* gcc makes fputs(p, f) of fprintf(f, "%s", p): a null pointer faults. */
#include <stdio.h>
int main(void)
{
    char *p = 0;
    fprintf(stdout, "%s|\n", p);
    fflush(stdout);
    fprintf(stdout, "%s", p);
    printf("x\n");
    return 0;
}
