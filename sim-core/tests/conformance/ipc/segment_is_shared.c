/* System V shared memory: parent and child, attached before fork; what shmctl tells. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(int id, const char *when)
{
    struct shmid_ds ds;
    if (shmctl(id, IPC_STAT, &ds) < 0) {
        printf("%s: %s\n", when, strerror(errno));
        return;
    }
    printf("%s: %zu bytes, mode %o, attached %lu, made by %d, last by %d%s\n", when, ds.shm_segsz,
           ds.shm_perm.mode, ds.shm_nattch, ds.shm_cpid == getpid(), ds.shm_lpid == getpid(),
           ds.shm_lpid ? "" : " (nobody)");
}

int main(void)
{
    int id = shmget(IPC_PRIVATE, 5000, IPC_CREAT | 0600);
    show(id, "new");
    int *p = shmat(id, 0, 0);
    show(id, "attached");
    printf("zero %d %d\n", p[0], p[1249]);
    p[0] = 1;
    fflush(stdout);
    if (fork() == 0) {
        show(id, "in the child");
        p[0]++;
        p[2000 / 4] = 5;
        int *q = shmat(id, 0, SHM_RDONLY);
        printf("a second place: %d, %d\n", p != q, q[0]);
        show(id, "attached twice");
        fflush(stdout);
        q[0] = 3;
        exit(0);
    }
    int status;
    wait(&status);
    printf("child: signal %d, %d %d\n", WTERMSIG(status), p[0], p[500]);
    show(id, "after it");
    printf("remove %d\n", shmctl(id, IPC_RMID, 0));
    show(id, "marked");
    p[0] = 77;
    printf("still there %d\n", p[0]);
    printf("detach %d\n", shmdt(p));
    show(id, "gone");
    printf("again: %d %s\n", shmdt(p), strerror(errno));
    printf("attach: %d %s\n", shmat(id, 0, 0) == (void *)-1, strerror(errno));
    return 0;
}
