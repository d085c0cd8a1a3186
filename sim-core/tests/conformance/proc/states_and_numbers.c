/* /proc/PID/stat: a child's state while it sleeps, stops and is a zombie; its parent,
 * group and faults. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void stat_of(pid_t pid, const char *when)
{
    char path[64], name[64], state;
    int p, parent, group;
    sprintf(path, "/proc/%d/stat", pid);
    FILE *f = fopen(path, "r");
    if (!f) {
        printf("%s: no such process\n", when);
        return;
    }
    int n = fscanf(f, "%d %s %c %d %d", &p, name, &state, &parent, &group);
    printf("%s: %d fields, number right %d, name in brackets %d, state %c, parent right %d, group right %d\n", when, n,
           p == pid, name[0] == '(' && name[strlen(name) - 1] == ')', state, parent == getpid(), group == getpgrp());
    fclose(f);
}

static void line_of(pid_t pid, const char *key)
{
    char path[64], line[256];
    sprintf(path, "/proc/%d/status", pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (!strncmp(line, key, strlen(key)))
            printf("%s", line);
    if (f)
        fclose(f);
}

int main(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGUSR1, SIG_IGN);
        for (;;)
            pause();
    }
    usleep(50000);
    stat_of(pid, "asleep");
    line_of(pid, "State:");
    line_of(pid, "Threads:");
    kill(pid, SIGSTOP);
    waitpid(pid, 0, WUNTRACED);
    stat_of(pid, "stopped");
    line_of(pid, "State:");
    kill(pid, SIGCONT);
    kill(pid, SIGTERM);
    usleep(50000);
    stat_of(pid, "zombie");
    line_of(pid, "State:");
    line_of(pid, "VmSize:");
    wait(0);
    stat_of(pid, "reaped");
    return 0;
}
