#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int x = 1;

int main(void) {
    pid_t child = vfork();
    if (child == 0) {
        x = 2;
        execl("/bin/echo", "echo", "hello", NULL);
        _exit(127);
    }
    wait(NULL);
    printf("x = %d\n", x);
    return 0;
}
