/* A chain of children and a fan of children, each reported by its exit status. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int chain(int depth) {
    if (depth == 0)
        return 0;
    pid_t pid = fork();
    if (pid == 0)
        _exit(chain(depth - 1) + 1);
    int status;
    waitpid(pid, &status, 0);
    return WEXITSTATUS(status);
}

int main(void) {
    printf("chain of %d\n", chain(6));
    fflush(stdout);
    int sum = 0;
    for (int i = 1; i <= 6; i++) {
        if (fork() == 0)
            exit(i * i);
    }
    int status;
    while (wait(&status) > 0)
        sum += WEXITSTATUS(status);
    printf("fan adds up to %d\n", sum);
    return 0;
}
