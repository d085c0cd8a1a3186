#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
int main(void) {
    pid_t pid = fork;
    if (pid = fork() == 0) printf("child\n");
    int status;
    wait(status);
    execl("/bin/ls");
    printf("%d\n", getpid);
    exit(0);
}
