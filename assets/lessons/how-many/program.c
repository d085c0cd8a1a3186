#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    fork();
    if (fork() == 0)
        fork();
    puts("hello");
    while (wait(NULL) > 0)
        ;
    return 0;
}
