/* When its parent ends, a process gets a new one. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int fds[2];
    pipe(fds);
    if (fork() == 0) {
        pid_t middle = getpid();
        if (fork() == 0) {
            while (getppid() == middle)
                usleep(1000);
            write(fds[1], getppid() == middle ? "o" : "n", 1);
            _exit(0);
        }
        _exit(0);
    }
    wait(NULL);
    char c;
    read(fds[0], &c, 1);
    printf("%s parent\n", c == 'n' ? "new" : "old");
    return 0;
}
