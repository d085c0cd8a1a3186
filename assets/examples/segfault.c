#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        int *nowhere = NULL;
        *nowhere = 42;
        return 0;
    }
    int status;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        printf("the child was killed by signal %d\n", WTERMSIG(status));
    return 0;
}
