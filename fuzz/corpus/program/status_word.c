/* What the status word says: exit codes are cut to eight bits, signals are told apart. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, int status) {
    printf("%s: raw %#x exited %d", what, status, WIFEXITED(status));
    if (WIFEXITED(status))
        printf(" code %d", WEXITSTATUS(status));
    if (WIFSIGNALED(status))
        printf(" signal %d", WTERMSIG(status));
    printf("\n");
}

int main(void) {
    int status;
    int codes[] = {0, 1, 255, 256, 257, -1};
    for (int i = 0; i < 6; i++) {
        fflush(stdout);
        if (fork() == 0)
            exit(codes[i]);
        wait(&status);
        show("exit", status);
    }
    fflush(stdout);
    if (fork() == 0) {
        int *p = NULL;
        *p = 1;
    }
    wait(&status);
    show("null pointer", status & 0x7f);
    return 0;
}
