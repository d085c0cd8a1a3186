/* With several zombies wait returns them in the order of their creation. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t pids[4];
    for (int i = 0; i < 4; i++) {
        pids[i] = fork();
        if (pids[i] == 0) {
            usleep(20000 * (4 - i));
            _exit(i);
        }
    }
    usleep(300000);
    for (int i = 0; i < 4; i++) {
        int status;
        pid_t pid = wait(&status);
        printf("%d: code %d %s\n", i, WEXITSTATUS(status), pid == pids[i] ? "in order" : "out of order");
    }
    return 0;
}
