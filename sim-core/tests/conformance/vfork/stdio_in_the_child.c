/* printf in a vfork child fills the parent's buffer: the line comes once, though the
 * child does not flush it. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    printf("one, ");
    if (vfork() == 0) {
        printf("two, ");
        _exit(0);
    }
    wait(0);
    printf("three\n");
    return 0;
}
