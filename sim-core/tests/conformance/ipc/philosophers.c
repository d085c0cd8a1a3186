/* Dining philosophers as processes: each takes both forks in one semop, so nobody starves in a deadlock. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

enum { N = 5, MEALS = 10 };

int main(void)
{
    int id = semget(IPC_PRIVATE, N, 0600);
    unsigned short ones[N] = {1, 1, 1, 1, 1};
    semctl(id, 0, SETALL, ones);
    int *meals = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int *holder = meals + 64;
    for (int i = 0; i < N; ++i)
        if (fork() == 0) {
            int right = (i + 1) % N;
            struct sembuf take[2] = {{i, -1, 0}, {right, -1, 0}}, put[2] = {{i, 1, 0}, {right, 1, 0}};
            for (int m = 0; m < MEALS; ++m) {
                semop(id, take, 2);
                if (holder[i] || holder[right])
                    printf("philosopher %d: a fork is in use\n", i);
                holder[i] = holder[right] = i + 1;
                ++meals[i];
                usleep(100);
                holder[i] = holder[right] = 0;
                semop(id, put, 2);
            }
            exit(0);
        }
    while (wait(NULL) > 0)
        ;
    for (int i = 0; i < N; ++i)
        printf("philosopher %d has eaten %d times, fork %d is %s\n", i, meals[i], i, semctl(id, i, GETVAL) ? "free" : "taken");
    semctl(id, 0, IPC_RMID);
    return 0;
}
