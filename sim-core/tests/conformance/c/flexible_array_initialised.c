/* A static object's flexible array member takes what its initialiser has: a string, a list. */
#include <stdio.h>
#include <string.h>

struct message {
    short type, length;
    char data[];
};

struct numbers {
    size_t n;
    int v[];
};

static struct message hello = {1, 5, "hello"};
struct message braced = {2, 3, {"abc"}};
struct message letters = {.type = 3, .data = {'x', 'y', 0}};
static struct numbers primes = {5, {2, 3, 5, 7, 11}};
static char after[] = "after";

int main(void)
{
    static struct message inside = {.length = 6, .data = "inside"};
    int sum = 0;
    for (size_t i = 0; i < primes.n; i++)
        sum += primes.v[i];
    printf("%s %s %s %s %s\n", hello.data, braced.data, letters.data, inside.data, after);
    printf("%d %zu %zu %zu\n", sum, sizeof hello, sizeof primes, strlen(inside.data));
    struct message copy = hello;
    printf("%d %d\n", copy.type, copy.length);
    return 0;
}
