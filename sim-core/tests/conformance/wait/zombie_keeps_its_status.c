#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t a = fork();
    if (a == 0)
        _exit(11);
    pid_t b = fork();
    if (b == 0)
        _exit(22);
    usleep(50000);
    int status;
    waitpid(b, &status, 0);
    printf("second child %d\n", WEXITSTATUS(status));
    waitpid(a, &status, 0);
    printf("first child %d\n", WEXITSTATUS(status));
    return 0;
}
