/* Values, last users and rights of a set of semaphores; each error of semget, semop and semctl. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <unistd.h>

union semun {
    int val;
    struct semid_ds *buf;
    unsigned short *array;
};

static void say(const char *what, int r)
{
    if (r < 0)
        printf("%s: %s\n", what, strerror(errno));
    else
        printf("%s: %d\n", what, r);
}

int main(void)
{
    int id = semget(IPC_PRIVATE, 3, IPC_CREAT | 0640);
    union semun arg;
    unsigned short values[3] = {4, 5, 6};
    struct semid_ds ds;

    printf("made: %s\n", id >= 0 ? "yes" : strerror(errno));
    say("GETVAL 0", semctl(id, 0, GETVAL));
    say("GETPID before", semctl(id, 0, GETPID));
    arg.array = values;
    say("SETALL", semctl(id, 0, SETALL, arg));
    say("GETVAL 2", semctl(id, 2, GETVAL));
    printf("GETPID is me: %d\n", semctl(id, 2, GETPID) == getpid());
    struct sembuf down = {1, -2, 0};
    say("down 2", semop(id, &down, 1));
    say("GETVAL 1", semctl(id, 1, GETVAL));
    struct sembuf zero = {1, 0, IPC_NOWAIT};
    say("zero, not", semop(id, &zero, 1));
    struct sembuf toomuch = {1, -9, IPC_NOWAIT};
    say("down 9", semop(id, &toomuch, 1));
    struct sembuf high = {1, 32767, 0};
    say("up 32767", semop(id, &high, 1));
    struct sembuf far = {3, 1, 0};
    say("semaphore 3", semop(id, &far, 1));
    say("no operations", semop(id, &far, 0));
    struct sembuf many[501];
    memset(many, 0, sizeof many);
    say("501 operations", semop(id, many, 501));
    say("bad address", semop(id, (struct sembuf *)8, 1));
    arg.val = -1;
    say("SETVAL -1", semctl(id, 0, SETVAL, arg));
    arg.val = 32768;
    say("SETVAL 32768", semctl(id, 0, SETVAL, arg));
    arg.val = 32767;
    say("SETVAL 32767", semctl(id, 0, SETVAL, arg));
    say("SETVAL of 3", semctl(id, 3, SETVAL, arg));
    say("GETVAL of -1", semctl(id, -1, GETVAL));
    say("a command that is none", semctl(id, 0, 77));
    arg.buf = &ds;
    say("IPC_STAT", semctl(id, 0, IPC_STAT, arg));
    printf("%lu semaphores, mode %o, otime set: %d, ctime set: %d\n", ds.sem_nsems, ds.sem_perm.mode, ds.sem_otime != 0, ds.sem_ctime != 0);
    ds.sem_perm.mode = 0600;
    say("IPC_SET", semctl(id, 0, IPC_SET, arg));
    say("IPC_STAT", semctl(id, 0, IPC_STAT, arg));
    printf("mode %o\n", ds.sem_perm.mode);
    memset(values, 0, sizeof values);
    arg.array = values;
    say("GETALL", semctl(id, 0, GETALL, arg));
    printf("%d %d %d\n", values[0], values[1], values[2]);
    say("IPC_RMID", semctl(id, 0, IPC_RMID));
    say("GETVAL after", semctl(id, 0, GETVAL));
    say("semop after", semop(id, &down, 1));
    say("IPC_RMID again", semctl(id, 0, IPC_RMID));
    say("none of them", semget(IPC_PRIVATE, 0, 0600));
    say("too many", semget(IPC_PRIVATE, 32001, 0600));
    say("negative", semget(IPC_PRIVATE, -1, 0600));
    key_t key = 0x52494e47;
    say("a key that nobody has", semget(key, 1, 0));
    id = semget(key, 2, IPC_CREAT | IPC_EXCL | 0600);
    say("IPC_EXCL again", semget(key, 2, IPC_CREAT | IPC_EXCL | 0600));
    printf("found: %d\n", semget(key, 0, 0) == id);
    say("larger than it is", semget(key, 3, 0));
    semctl(id, 0, IPC_RMID);
    say("number -1", semop(-1, &down, 1));
    return 0;
}
