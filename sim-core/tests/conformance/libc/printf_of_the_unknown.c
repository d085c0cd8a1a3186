// A position or an unknown conversion makes printf begin again with a table of all its arguments,
// in which the ones without a position are numbered from the first; a format that ends within a
// conversion is an error only before that.
#include <stdio.h>

int main(void) {
    int r;
    printf("%d %2$d %1$d|\n", 7, 8);
    printf("%d %*2$d %s|\n", 5, 4, "third");
    printf("%s %1$s %s|\n", "a", "b");
    r = printf("%d %y %d %d|\n", 1, 2, 3);
    printf("%d\n", r);
    r = printf("%d %", 1);
    printf("|%d\n", r);
    r = printf("%d %y %5", 1);
    printf("|%d\n", r);
    r = printf("%y %-05.3");
    printf("|%d\n", r);
    r = printf("%s %w %s", "a", "b");
    printf("|%d\n", r);
    r = printf("%y %*d %5.1f %% %Lf|%s", 6, 1, 2.25, 3.5L, "b");
    printf("|%d\n", r);
    return 0;
}
