/* Loops that wait without sleeping: for an alarm, and for another process. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t beeps;

static void beep(int signal)
{
    printf("BEEP\n");
    if (++beeps < 3)
        alarm(1);
}

int main(void)
{
    volatile int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    time_t start = time(NULL);
    int status;
    pid_t pid;
    signal(SIGALRM, beep);
    alarm(1);
    while (beeps < 3)
        ;
    printf("%d seconds at least\n", time(NULL) - start >= 3);
    fflush(stdout);
    if (fork() == 0) {
        usleep(100000);
        shared[0] = 1;
        while (shared[0] != 2) {
        }
        shared[0] = 3;
        _exit(0);
    }
    while (shared[0] != 1)
        ;
    usleep(100000);
    shared[0] = 2;
    while (shared[0] != 3)
        ;
    wait(NULL);
    printf("three steps\n");
    fflush(stdout);
    pid = fork();
    if (pid == 0)
        for (;;)
            ;
    usleep(100000);
    kill(pid, SIGTERM);
    waitpid(pid, &status, 0);
    printf("killed by %d\n", WTERMSIG(status));
    fflush(stdout);
    signal(SIGALRM, SIG_DFL);
    alarm(1);
    for (;;)
        ;
}
