/* Variables in a section that the program chose, walked from __start_ to __stop_. */
#include <stdio.h>
struct cmd { const char *name; int (*fn)(int); };
#define COMMAND(n) static int n(int x); static const struct cmd cmd_##n __attribute__((section("cmds"), used)) = { #n, n }; static int n(int x)
COMMAND(twice) { return 2 * x; }
COMMAND(square) { return x * x; }
static int unused_one __attribute__((section("vals"))) = 7;
static int zero_one __attribute__((section("vals")));
int shared_one __attribute__((section("vals"))) = 9;
static char normal __attribute__((section(".data"))) = 'n';
extern const struct cmd __start_cmds[], __stop_cmds[];
extern int __start_vals[], __stop_vals[];
int main(void)
{
    for (const struct cmd *c = __start_cmds; c < __stop_cmds; c++)
        printf("%s(5) = %d\n", c->name, c->fn(5));
    printf("%d\n", (int)(__stop_vals - __start_vals));
    for (int *v = __start_vals; v < __stop_vals; v++)
        printf("%d ", *v);
    puts("");
    shared_one++;
    printf("%d %c\n", __stop_vals[-1], normal);
    return 0;
}
