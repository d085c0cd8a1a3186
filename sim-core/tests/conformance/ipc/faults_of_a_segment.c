/* A segment's pages come by faults, one each in each process; fork copies none. */
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 40

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

static long go(volatile char *p, int write)
{
    long a = faults();
    a = faults();
    char c;
    for (int i = 0; i < N; i++)
        if (write)
            p[i * 4096L] = i;
        else
            c = p[i * 4096L];
    return faults() - a;
}

int main(void)
{
    int id = shmget(IPC_PRIVATE, N * 4096, 0600);
    char *p = shmat(id, 0, 0);
    shmctl(id, IPC_RMID, 0);
    printf("write %ld\n", go(p, 1));
    fflush(stdout);
    if (fork() == 0) {
        long r = go(p, 0), w = go(p, 1);
        printf("child: read %ld, write %ld\n", r, w);
        fflush(stdout);
        _exit(0);
    }
    wait(0);
    printf("parent: write %ld\n", go(p, 1));
    return 0;
}
