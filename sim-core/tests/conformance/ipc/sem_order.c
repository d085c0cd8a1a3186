/* Who has waited longest goes first, and one who wants much does not stop those who want little. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static int id;

static void wait_for(int want)
{
    while (semctl(id, 0, GETNCNT) != want)
        usleep(1000);
}

/* Each one writes after it got the semaphore; the second semaphore lets one write at a time. */
static void start(int number, int takes)
{
    if (fork())
        return wait_for(number);
    struct sembuf b = {0, -takes, 0};
    if (semop(id, &b, 1) < 0) {
        printf("%d: %s\n", number, strerror(errno));
    } else {
        printf("%d got %d\n", number, takes);
    }
    fflush(stdout);
    struct sembuf done = {1, 1, 0};
    semop(id, &done, 1);
    _exit(0);
}

static void give(int n, int wakes)
{
    struct sembuf up = {0, n, 0}, done = {1, -wakes, 0};
    printf("giving %d\n", n);
    fflush(stdout);
    semop(id, &up, 1);
    semop(id, &done, 1);
    printf("value %d, %d wait\n", semctl(id, 0, GETVAL), semctl(id, 0, GETNCNT));
    fflush(stdout);
}

int main(void)
{
    id = semget(IPC_PRIVATE, 2, 0600);
    start(1, 3);
    start(2, 1);
    start(3, 2);
    start(4, 1);
    start(5, 4);
    give(1, 1);
    give(1, 1);
    give(2, 1);
    give(3, 1);
    semctl(id, 0, IPC_RMID);
    wait(NULL);
    wait(NULL);
    wait(NULL);
    wait(NULL);
    wait(NULL);
    return 0;
}
