/* WNOHANG: 0 while the child lives, its pid once it has ended, then ECHILD. */
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fds[2], status;
    char c;
    pipe(fds);
    pid_t pid = fork();
    if (pid == 0) {
        read(fds[0], &c, 1);
        _exit(5);
    }
    printf("%d\n", waitpid(pid, &status, WNOHANG));
    write(fds[1], "g", 1);
    pid_t got;
    while ((got = waitpid(pid, &status, WNOHANG)) == 0)
        usleep(1000);
    printf("%d %d\n", got == pid, WEXITSTATUS(status));
    printf("%d %d\n", waitpid(pid, &status, WNOHANG), errno == ECHILD);
    return 0;
}
