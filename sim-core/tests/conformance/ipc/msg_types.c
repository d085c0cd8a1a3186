/* Messages by type: any, one, all but one, the lowest up to one; too long; none. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <unistd.h>

struct message {
    long type;
    char text[64];
};

static int id;

static void put(long type, const char *text)
{
    struct message m;
    m.type = type;
    strcpy(m.text, text);
    if (msgsnd(id, &m, strlen(text) + 1, 0) < 0)
        perror("msgsnd");
}

static void get(size_t room, long type, int flags)
{
    struct message m;
    memset(&m, '#', sizeof m);
    ssize_t n = msgrcv(id, &m, room, type, flags | IPC_NOWAIT);
    printf("type %3ld flags %5o room %2zu: ", type, flags, room);
    if (n < 0)
        printf("%s\n", strerror(errno));
    else
        printf("%zd bytes, type %ld, \"%.*s\"\n", n, m.type, (int)n, m.text);
}

static void fill(void)
{
    put(3, "three");
    put(1, "one");
    put(4, "four");
    put(2, "two");
    put(3, "three again");
    put(2, "two again");
}

int main(void)
{
    struct msqid_ds ds;
    id = msgget(IPC_PRIVATE, 0600);
    get(64, 0, 0);
    fill();
    msgctl(id, IPC_STAT, &ds);
    printf("%lu messages, %lu bytes of %lu, mode %o\n", ds.msg_qnum, ds.__msg_cbytes, ds.msg_qbytes, ds.msg_perm.mode);
    get(64, 2, 0);
    get(64, 9, 0);
    get(64, -3, 0);
    get(64, -3, 0);
    get(64, -1, 0);
    get(64, 3, MSG_EXCEPT);
    get(64, 3, MSG_EXCEPT);
    get(3, 3, 0);
    get(3, 3, MSG_NOERROR);
    get(64, 0, 0);
    get(64, 0, 0);
    put(7, "");
    get(0, 0, 0);
    msgctl(id, IPC_STAT, &ds);
    printf("%lu messages, sent by me: %d, received by me: %d\n", ds.msg_qnum, ds.msg_lspid == getpid(), ds.msg_lrpid == getpid());
    struct message bad = {0, "no type"};
    printf("type 0: %d %s\n", msgsnd(id, &bad, 4, 0), strerror(errno));
    bad.type = -1;
    printf("type -1: %d %s\n", msgsnd(id, &bad, 4, 0), strerror(errno));
    bad.type = 1;
    printf("8193 bytes: %d %s\n", msgsnd(id, &bad, 8193, 0), strerror(errno));
    printf("bad address: %d %s\n", msgsnd(id, (void *)16, 4, 0), strerror(errno));
    get(-1, 0, 0);
    msgctl(id, IPC_RMID, NULL);
    printf("removed: %d %s\n", msgsnd(id, &bad, 4, 0), strerror(errno));
    get(64, 0, 0);
    printf("no such key: %d %s\n", msgget(0x52494e48, 0), strerror(errno));
    id = msgget(0x52494e48, IPC_CREAT | 0600);
    printf("found: %d\n", msgget(0x52494e48, 0) == id);
    printf("there already: %d %s\n", msgget(0x52494e48, IPC_CREAT | IPC_EXCL | 0600), strerror(errno));
    msgctl(id, IPC_RMID, NULL);
    return 0;
}
