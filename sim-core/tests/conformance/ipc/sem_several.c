/* Several operations of one semop: all happen or none; who waits wakes when all can. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static int id;

static void show(const char *when)
{
    unsigned short v[3];
    semctl(id, 0, GETALL, v);
    printf("%-28s %d %d %d  waiting %d %d %d, for zero %d %d %d\n", when, v[0], v[1], v[2], semctl(id, 0, GETNCNT), semctl(id, 1, GETNCNT),
           semctl(id, 2, GETNCNT), semctl(id, 0, GETZCNT), semctl(id, 1, GETZCNT), semctl(id, 2, GETZCNT));
    fflush(stdout);
}

/* Until the child sleeps in its semop. */
static void settle(int count)
{
    for (;;) {
        int n = 0;
        for (int i = 0; i < 3; ++i)
            n += semctl(id, i, GETNCNT) + semctl(id, i, GETZCNT);
        if (n == count)
            return;
        usleep(1000);
    }
}

int main(void)
{
    id = semget(IPC_PRIVATE, 3, 0600);
    struct sembuf both[2] = {{0, -1, 0}, {1, -1, 0}};
    struct sembuf nowait[2] = {{2, 1, 0}, {0, -1, IPC_NOWAIT}};
    struct sembuf same[4] = {{2, 3, 0}, {2, -2, 0}, {2, -1, 0}, {2, 0, 0}};
    struct sembuf up = {0, 1, 0};

    printf("up and down at once: %d\n", semop(id, same, 4));
    show("all in one");
    printf("second one fails: %d %s\n", semop(id, nowait, 2), strerror(errno));
    show("first one undone");
    if (fork() == 0) {
        semop(id, both, 2);
        printf("child has both\n");
        fflush(stdout);
        struct sembuf zero[2] = {{2, 0, 0}, {0, 5, 0}};
        semop(id, zero, 2);
        printf("child saw zero\n");
        fflush(stdout);
        _exit(0);
    }
    settle(1);
    show("child waits for both");
    semop(id, &up, 1);
    settle(1);
    show("one of them is there");
    up.sem_num = 2;
    semop(id, &up, 1);
    up.sem_num = 1;
    semop(id, &up, 1);
    settle(1);
    show("both are; waits for zero");
    up = (struct sembuf){2, -1, 0};
    semop(id, &up, 1);
    wait(NULL);
    show("end");
    semctl(id, 0, IPC_RMID);
    return 0;
}
