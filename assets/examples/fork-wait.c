#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == -1) {
        perror("fork");
        return 1;
    }
    if (child == 0) {
        printf("child: my parent waits for me\n");
        exit(7);
    }
    int status;
    wait(&status);
    printf("parent: the child ended with %d\n", WEXITSTATUS(status));
    return 0;
}
