/* Every kind of variable is private after fork: global, static, heap, stack; only
 * MAP_SHARED is not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int initialised = 1, zero;
static int hidden = 2;

int main(void)
{
    static int in_function = 3;
    int local = 4, array[1000];
    int *heap = malloc(sizeof *heap), *big = malloc(1 << 20);
    int *shared = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    char text[] = "parent", *literal = "literal";
    *heap = 5;
    big[1000] = 6;
    *shared = 7;
    array[999] = 8;
    pid_t pid = fork();
    if (pid == 0) {
        initialised += 10, zero += 10, hidden += 10, in_function += 10, local += 10;
        *heap += 10, big[1000] += 10, *shared += 10, array[999] += 10;
        strcpy(text, "child!");
        literal = "other";
    } else
        waitpid(pid, 0, 0);
    printf("%s: %d %d %d %d %d %d %d %d %d %s %s\n", pid ? "parent" : "child", initialised, zero, hidden, in_function,
           local, *heap, big[1000], *shared, array[999], text, literal);
    return 0;
}
