/* alias and weak: other names, and names that nobody defines. */
#include <stdio.h>

static int work(int x)
{
    return x + 1;
}

int public_work(int x) __attribute__((alias("work")));

int counter = 9;
extern int other_counter __attribute__((alias("counter")));

extern int plugin(void) __attribute__((weak));
extern int missing_variable __attribute__((weak));

__attribute__((weak)) int replaceable(void)
{
    return 5;
}

int later(void) __attribute__((alias("defined_below")));

int defined_below(void)
{
    return 77;
}

int main(void)
{
    other_counter++;
    printf("%d %d %d\n", public_work(1), counter, &other_counter == &counter);
    printf("%d %d\n", plugin == NULL, &missing_variable == NULL);
    if (plugin)
        plugin();
    printf("%d %d\n", replaceable(), later());
    int (*f)(int) = public_work;
    printf("%d\n", f == work && f(2) == 3);
    return 0;
}
