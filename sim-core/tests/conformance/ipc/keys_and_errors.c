/* shmget by key: made, found, refused. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define KEY 0x52494e47

static int get(const char *what, size_t size, int flags)
{
    int id = shmget(KEY, size, flags);
    printf("%s: %s\n", what, id < 0 ? strerror(errno) : "found");
    return id;
}

int main(void)
{
    get("not there", 4096, 0);
    get("of size 0", 0, IPC_CREAT | 0600);
    int id = get("made", 4096, IPC_CREAT | IPC_EXCL | 0600);
    get("made again", 4096, IPC_CREAT | IPC_EXCL | 0600);
    printf("the same: %d %d\n", get("found", 4096, IPC_CREAT | 0600) == id, get("size 0", 0, 0) == id);
    get("too large", 8192, 0);
    get("smaller", 100, 0600);
    if (fork() == 0) {
        char *p = shmat(shmget(KEY, 4096, 0), 0, 0);
        strcpy(p, "hello from the child");
        shmdt(p);
        _exit(0);
    }
    wait(0);
    char *p = shmat(id, 0, 0);
    printf("%s\n", p);
    char *q = shmat(id, p, 0);
    printf("at a taken address: %s\n", q == (void *)-1 ? strerror(errno) : "given");
    q = shmat(id, p + 1, 0);
    printf("not aligned: %s\n", q == (void *)-1 ? strerror(errno) : "given");
    shmdt(p);
    q = shmat(id, p + 5, SHM_RND);
    printf("rounded down: %d %s\n", q == p, q);
    printf("detach inside: %d\n", shmdt(q + 4096));
    if (fork() == 0)
        _exit(shmdt(q));
    wait(0);
    printf("the child's detach is its own: %s\n", q);
    shmctl(id, IPC_RMID, 0);
    get("removed, though attached", 4096, 0);
    int other = get("a new one", 4096, IPC_CREAT | 0600);
    printf("another: %d\n", other != id);
    printf("remove: %d, again: %d\n", shmctl(other, IPC_RMID, 0), shmctl(other, IPC_RMID, 0));
    printf("%s\n", strerror(errno));
    return 0;
}
