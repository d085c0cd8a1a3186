/* How a wait ends without the semaphore: EIDRM, EINTR (whatever SA_RESTART says), EAGAIN after a time. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int id;

static void on(int n)
{
    (void)n;
    write(1, "handler\n", 8);
}

static pid_t sleeper(int flags)
{
    pid_t p = fork();
    if (p == 0) {
        struct sigaction sa;
        memset(&sa, 0, sizeof sa);
        sa.sa_handler = on;
        sa.sa_flags = flags;
        sigaction(SIGUSR1, &sa, NULL);
        struct sembuf b = {0, -1, 0};
        int r = semop(id, &b, 1);
        printf("semop: %d %s\n", r, r < 0 ? strerror(errno) : "");
        fflush(stdout);
        _exit(0);
    }
    while (semctl(id, 0, GETNCNT) == 0)
        usleep(1000);
    return p;
}

int main(void)
{
    id = semget(IPC_PRIVATE, 1, 0600);
    pid_t p = sleeper(SA_RESTART);
    kill(p, SIGUSR1);
    wait(NULL);
    printf("%d wait\n", semctl(id, 0, GETNCNT));
    p = sleeper(0);
    kill(p, SIGSTOP);
    waitpid(p, NULL, WUNTRACED);
    kill(p, SIGCONT);
    wait(NULL);
    p = sleeper(0);
    kill(p, SIGKILL);
    wait(NULL);
    printf("%d wait\n", semctl(id, 0, GETNCNT));
    fflush(stdout);
    p = sleeper(0);
    semctl(id, 0, IPC_RMID);
    wait(NULL);

    id = semget(IPC_PRIVATE, 1, 0600);
    struct sembuf b = {0, -1, 0};
    struct timespec t = {0, 20000000}, before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    int r = semtimedop(id, &b, 1, &t);
    printf("semtimedop: %d %s\n", r, strerror(errno));
    clock_gettime(CLOCK_MONOTONIC, &after);
    long ms = (after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000;
    printf("it took %s\n", ms >= 20 && ms < 400 ? "about 20 ms" : "something else");
    t.tv_nsec = 1000000000;
    r = semtimedop(id, &b, 1, &t);
    printf("semtimedop: %d %s\n", r, strerror(errno));
    semctl(id, 0, SETVAL, 1);
    t = (struct timespec){5, 0};
    printf("semtimedop: %d\n", semtimedop(id, &b, 1, &t));
    if (fork() == 0) {
        usleep(30000);
        semctl(id, 0, SETVAL, 1);
        _exit(0);
    }
    printf("semtimedop: %d\n", semtimedop(id, &b, 1, &t));
    wait(NULL);
    semctl(id, 0, IPC_RMID);
    return 0;
}
