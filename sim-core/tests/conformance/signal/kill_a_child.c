#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        for (;;)
            sleep(100);
    }
    usleep(10000);
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    printf("killed %d by %d\n", WIFSIGNALED(status), WTERMSIG(status));
    printf("gone: %d\n", kill(pid, 0));
    return 0;
}
