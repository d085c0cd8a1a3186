/* etext, edata and end are places, not variables: what matters are their addresses (end(3)). */
#include <stdio.h>
#include <unistd.h>

extern char etext, edata, end, __bss_start;
static int initialised = 5, zero[1000];

int main(void)
{
    char *local = (char *)&initialised, *bss = (char *)zero;
    printf("main is text: %d\n", (char *)main < &etext);
    printf("data lies between etext and edata: %d\n", local > &etext && local < &edata);
    printf("bss lies between edata and end: %d\n", bss >= &edata && bss < &end && &__bss_start == &edata);
    printf("the heap begins behind end: %d\n", (char *)sbrk(0) >= &end);
    return 0;
}
