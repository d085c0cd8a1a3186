/* `#__VA_OPT__(…)`: what stands in it as a string literal, empty if there were no further arguments. */
#include <stdio.h>

#define ALL(...) #__VA_OPT__(a __VA_ARGS__ b)
#define LIST(x, ...) #__VA_OPT__([x] - __VA_ARGS__)
#define LEAD(x, ...) x #__VA_OPT__( | __VA_ARGS__)
#define ONE 1

int main(void)
{
    puts("(" ALL() ")");
    puts(ALL(x  ,  y));
    puts("(" LIST(1) ")");
    puts(LIST(ONE, "text", 'c', 2 /* two */));
    puts(LIST(ONE, ));
    puts(LEAD("lead"));
    puts(LEAD("lead", ONE, (a, b)));
    return 0;
}
