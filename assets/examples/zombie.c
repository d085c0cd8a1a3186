#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0)
        return 3;
    sleep(1);
    printf("my child has ended, and nobody has asked for its status\n");
    int status;
    waitpid(child, &status, 0);
    printf("it was %d; now the zombie is gone\n", WEXITSTATUS(status));
    return 0;
}
