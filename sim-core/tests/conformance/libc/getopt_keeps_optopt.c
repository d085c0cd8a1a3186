/* optopt is 0 from the first call on, until an option is wrong. */
#include <getopt.h>
#include <stdio.h>

int main(void)
{
    char *argv[] = {"program", "-a", "--long", "-x", "--wrong", NULL};
    struct option list[] = {{"long", no_argument, NULL, 'l'}, {0}};
    int c;
    printf("%d\n", optopt);
    opterr = 0;
    while ((c = getopt_long(5, argv, "a", list, NULL)) != -1)
        printf("%c %d\n", c, optopt);
    return 0;
}
