#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int status;
    printf("%d ", wait(&status));
    printf("%s\n", strerror(errno));
    pid_t pid = fork();
    if (pid == 0)
        _exit(7);
    printf("other pid: %d ", waitpid(pid + 1000, &status, 0));
    printf("%s\n", strerror(errno));
    printf("own child: %d\n", waitpid(pid, &status, 0) == pid);
    printf("again: %d ", waitpid(pid, &status, 0));
    printf("%s\n", strerror(errno));
    return 0;
}
