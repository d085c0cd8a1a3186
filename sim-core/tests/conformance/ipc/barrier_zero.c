/* Waiting for zero: a barrier that all children pass together, and a gate that opens for all at once. */
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

enum { N = 4 };

int main(void)
{
    int id = semget(IPC_PRIVATE, 2, 0600);
    int *arrived = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    semctl(id, 0, SETVAL, N);
    semctl(id, 1, SETVAL, 1);
    for (int i = 0; i < N; ++i)
        if (fork() == 0) {
            struct sembuf come = {0, -1, 0}, all = {0, 0, 0}, gate = {1, 0, 0};
            usleep(1000 * (N - i));
            __atomic_fetch_add(&arrived[0], 1, __ATOMIC_SEQ_CST);
            semop(id, &come, 1);
            semop(id, &all, 1);
            int seen = arrived[0];
            semop(id, &gate, 1);
            __atomic_fetch_add(&arrived[1], 1, __ATOMIC_SEQ_CST);
            _exit(seen);
        }
    while (semctl(id, 1, GETZCNT) < N)
        usleep(1000);
    printf("%d arrived, %d passed the gate\n", arrived[0], arrived[1]);
    semctl(id, 1, SETVAL, 0);
    int status;
    while (wait(&status) > 0)
        printf("saw %d\n", WEXITSTATUS(status));
    printf("%d passed the gate\n", arrived[1]);
    semctl(id, 0, IPC_RMID);
    return 0;
}
