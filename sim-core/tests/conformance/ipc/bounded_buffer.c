/* A bounded buffer in shared memory: two producers, two consumers, three semaphores. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SLOTS = 4, EACH = 25, MUTEX = 0, EMPTY = 1, FULL = 2 };

struct buffer {
    int in, out, slot[SLOTS];
    int made, taken, sum;
};

static int sem;
static struct buffer *b;

static void down(int n)
{
    struct sembuf op = {n, -1, SEM_UNDO};
    if (n != MUTEX)
        op.sem_flg = 0;
    if (semop(sem, &op, 1) < 0)
        perror("semop"), exit(1);
}

static void up(int n)
{
    struct sembuf op = {n, 1, SEM_UNDO};
    if (n != MUTEX)
        op.sem_flg = 0;
    if (semop(sem, &op, 1) < 0)
        perror("semop"), exit(1);
}

static void producer(int first)
{
    for (int i = 0; i < EACH; ++i) {
        down(EMPTY);
        down(MUTEX);
        b->slot[b->in] = first + i;
        b->in = (b->in + 1) % SLOTS;
        b->made++;
        up(MUTEX);
        up(FULL);
    }
    exit(0);
}

static void consumer(void)
{
    for (int i = 0; i < EACH; ++i) {
        down(FULL);
        down(MUTEX);
        b->sum += b->slot[b->out];
        b->out = (b->out + 1) % SLOTS;
        b->taken++;
        if (b->made - b->taken > SLOTS)
            printf("too many in the buffer\n");
        up(MUTEX);
        up(EMPTY);
    }
    exit(0);
}

int main(void)
{
    int shm = shmget(IPC_PRIVATE, sizeof *b, 0600);
    b = shmat(shm, NULL, 0);
    sem = semget(IPC_PRIVATE, 3, 0600);
    unsigned short start[3] = {1, SLOTS, 0};
    semctl(sem, 0, SETALL, start);
    for (int i = 0; i < 2; ++i) {
        if (fork() == 0)
            producer(1000 * i);
        if (fork() == 0)
            consumer();
    }
    int status, ok = 0;
    while (wait(&status) > 0)
        ok += status == 0;
    printf("%d ended well; made %d, taken %d, sum %d\n", ok, b->made, b->taken, b->sum);
    printf("mutex %d, empty %d, full %d\n", semctl(sem, MUTEX, GETVAL), semctl(sem, EMPTY, GETVAL), semctl(sem, FULL, GETVAL));
    semctl(sem, 0, IPC_RMID);
    shmctl(shm, IPC_RMID, NULL);
    return 0;
}
