/* The parent, the group and the session of a process stay over exec; setpgid is too late then. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int to[2], from[2], status;
    char c, number[20];
    pid_t pid;
    if (argc > 1) {
        printf("parent %d group %d session %d\n", getppid() == atoi(argv[1]), getpgrp() == getpid(),
               getsid(0) == getsid(getppid()));
        fflush(stdout);
        write(4, "x", 1);
        read(3, &c, 1);
        return 0;
    }
    pipe(to);
    pipe(from);
    sprintf(number, "%d", getpid());
    pid = fork();
    if (pid == 0) {
        setpgid(0, 0);
        dup2(to[0], 20);
        dup2(from[1], 21);
        for (status = 3; status < 20; status++)
            close(status);
        dup2(20, 3);
        dup2(21, 4);
        execl("/proc/self/exe", "self", number, NULL);
        _exit(1);
    }
    read(from[0], &c, 1);
    printf("%d", setpgid(pid, getpgrp()));
    printf(" %s\n", strerror(errno));
    write(to[1], "x", 1);
    waitpid(pid, &status, 0);
    printf("exit %d\n", WEXITSTATUS(status));
    return 0;
}
