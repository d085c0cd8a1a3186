/* One call, two returns: 0 in the child, the child's pid in the parent. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t before = getpid();
    pid_t pid = fork();
    if (pid == 0) {
        printf("child: fork returned 0, parent is %s\n", getppid() == before ? "who forked" : "someone else");
        return 0;
    }
    int status;
    pid_t reaped = wait(&status);
    printf("parent: pid unchanged %d, reaped the child %d, status %d\n", getpid() == before, reaped == pid, status);
    return 0;
}
