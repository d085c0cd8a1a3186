/* Receivers that sleep get what they want as it comes; senders sleep while the queue is full; the end by signal and by removal. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

struct message {
    long type;
    char text[8192];
};

static int id;
static struct message m;

static void on(int n)
{
    (void)n;
}

static char state_of(pid_t p)
{
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/stat", p);
    FILE *f = fopen(path, "r");
    if (!f)
        return '?';
    fgets(line, sizeof line, f);
    fclose(f);
    return strrchr(line, ')')[2];
}

static pid_t receiver(long type, int room, int flags)
{
    pid_t p = fork();
    if (p == 0) {
        struct sigaction sa;
        memset(&sa, 0, sizeof sa);
        sa.sa_handler = on;
        sa.sa_flags = SA_RESTART;
        sigaction(SIGUSR1, &sa, NULL);
        ssize_t n = msgrcv(id, &m, room, type, flags);
        if (n < 0)
            printf("receiver of %ld: %s\n", type, strerror(errno));
        else
            printf("receiver of %ld: %zd bytes of type %ld: %s\n", type, n, m.type, m.text);
        fflush(stdout);
        _exit(0);
    }
    usleep(2000);
    while (state_of(p) != 'S')
        usleep(1000);
    return p;
}

static void put(long type, const char *text)
{
    m.type = type;
    strcpy(m.text, text);
    msgsnd(id, &m, strlen(text) + 1, 0);
}

int main(void)
{
    struct msqid_ds ds;
    id = msgget(IPC_PRIVATE, 0600);
    receiver(5, 100, 0);
    put(5, "for five");
    wait(NULL);
    receiver(-5, 100, 0);
    put(6, "stays");
    put(4, "up to five");
    wait(NULL);
    receiver(7, 2, 0);
    put(7, "too long for it");
    wait(NULL);
    msgctl(id, IPC_STAT, &ds);
    printf("%lu messages\n", ds.msg_qnum);
    fflush(stdout);
    pid_t p = receiver(9, 100, 0);
    kill(p, SIGUSR1);
    wait(NULL);
    p = receiver(9, 100, 0);
    kill(p, SIGSTOP);
    waitpid(p, NULL, WUNTRACED);
    kill(p, SIGCONT);
    put(9, "after a stop");
    wait(NULL);
    receiver(9, 100, 0);
    msgctl(id, IPC_RMID, NULL);
    wait(NULL);

    id = msgget(IPC_PRIVATE, 0600);
    memset(m.text, 'x', sizeof m.text);
    m.type = 1;
    printf("8192: %d\n", msgsnd(id, &m, 8192, IPC_NOWAIT));
    printf("8192: %d\n", msgsnd(id, &m, 8192, IPC_NOWAIT));
    int r = msgsnd(id, &m, 1, IPC_NOWAIT);
    printf("1: %d %s\n", r, strerror(errno));
    fflush(stdout);
    p = fork();
    if (p == 0) {
        printf("sender: %d\n", msgsnd(id, &m, 8000, 0));
        fflush(stdout);
        _exit(0);
    }
    usleep(2000);
    while (state_of(p) != 'S')
        usleep(1000);
    printf("making room\n");
    fflush(stdout);
    msgrcv(id, &m, 8192, 0, 0);
    wait(NULL);
    msgctl(id, IPC_STAT, &ds);
    printf("%lu messages, %lu bytes\n", ds.msg_qnum, ds.__msg_cbytes);
    ds.msg_qbytes = 100;
    printf("IPC_SET: %d\n", msgctl(id, IPC_SET, &ds));
    fflush(stdout);
    p = fork();
    if (p == 0) {
        r = msgsnd(id, &m, 50, 0);
        printf("sender: %d %s\n", r, strerror(errno));
        fflush(stdout);
        _exit(0);
    }
    usleep(2000);
    while (state_of(p) != 'S')
        usleep(1000);
    msgctl(id, IPC_RMID, NULL);
    wait(NULL);
    return 0;
}
