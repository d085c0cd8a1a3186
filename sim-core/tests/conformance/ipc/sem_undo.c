/* SEM_UNDO: what a process took is given back when it ends, however it ends. */
#include <signal.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static int id;

static void op(int num, int by, int flags)
{
    struct sembuf b = {num, by, flags};
    semop(id, &b, 1);
}

static void child(int how)
{
    if (fork())
        return (void)wait(NULL);
    switch (how) {
    case 0: /* takes one, and ends */
        op(0, -1, SEM_UNDO);
        printf("in the child: %d\n", semctl(id, 0, GETVAL));
        fflush(stdout);
        _exit(0);
    case 1: /* the same without SEM_UNDO */
        op(0, -1, 0);
        _exit(0);
    case 2: /* killed */
        op(0, -2, SEM_UNDO);
        raise(SIGKILL);
    case 3: /* took it and gave it back */
        op(0, -1, SEM_UNDO);
        op(0, 1, SEM_UNDO);
        _exit(0);
    case 4: /* gave more than it took: the undoing would go below zero */
        op(1, 3, SEM_UNDO);
        op(1, -2, 0);
        _exit(0);
    case 5: /* SETVAL forgets what was to be undone */
        op(0, -1, SEM_UNDO);
        semctl(id, 0, SETVAL, 7);
        _exit(0);
    case 6: /* a child does not inherit it */
        op(0, -1, SEM_UNDO);
        if (fork() == 0)
            _exit(0);
        wait(NULL);
        printf("grandchild has ended: %d\n", semctl(id, 0, GETVAL));
        fflush(stdout);
        _exit(0);
    case 7: /* exec keeps it */
        op(0, -1, SEM_UNDO);
        execl("/bin/true", "true", NULL);
        _exit(1);
    }
}

int main(void)
{
    id = semget(IPC_PRIVATE, 2, 0600);
    semctl(id, 0, SETVAL, 5);
    for (int how = 0; how < 8; ++how) {
        child(how);
        printf("%d: %d %d\n", how, semctl(id, 0, GETVAL), semctl(id, 1, GETVAL));
        fflush(stdout);
    }
    /* Somebody waits for what an ending process gives back. */
    semctl(id, 0, SETVAL, 1);
    op(0, -1, 0);
    op(0, 1, 0);
    int fds[2];
    char c;
    pipe(fds);
    if (fork() == 0) {
        op(0, -1, SEM_UNDO);
        write(fds[1], "x", 1);
        while (semctl(id, 0, GETNCNT) == 0)
            usleep(1000);
        printf("holder ends without giving back\n");
        fflush(stdout);
        _exit(0);
    }
    read(fds[0], &c, 1);
    op(0, -1, 0);
    printf("mine now: %d\n", semctl(id, 0, GETVAL));
    wait(NULL);
    semctl(id, 0, IPC_RMID);
    return 0;
}
