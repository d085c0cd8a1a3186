/* mq_overview(7): messages by priority, limits, waiting, being told of a message, and the name's end. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NAME "/ringside_conformance"

static mqd_t q;

static void result(const char *what, int r)
{
    printf("%s: %s\n", what, r < 0 ? strerror(errno) : "ok");
}

static void take(void)
{
    char buf[32];
    unsigned priority;
    int n = mq_receive(q, buf, sizeof buf, &priority);
    if (n < 0)
        printf("receive: %s\n", strerror(errno));
    else
        printf("receive: %d bytes, \"%s\", priority %u\n", n, buf, priority);
}

static void told(int signal, siginfo_t *info, void *context)
{
    char buf[64];
    int n = sprintf(buf, "told: code %d, value %d\n", info->si_code, info->si_value.sival_int);
    write(1, buf, n);
}

int main(void)
{
    struct mq_attr attr = {.mq_maxmsg = 4, .mq_msgsize = 32};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 7};
    struct sigaction action = {.sa_sigaction = told, .sa_flags = SA_SIGINFO};
    struct timespec soon;
    char buf[32];
    int i, r;
    setvbuf(stdout, NULL, _IONBF, 0);
    mq_unlink(NAME);
    result("without a slash", mq_open("name", O_RDWR));
    result("not there", mq_open(NAME, O_RDWR));
    q = mq_open(NAME, O_CREAT | O_EXCL | O_RDWR, 0600, &attr);
    result("made", q);
    result("made again", mq_open(NAME, O_CREAT | O_EXCL | O_RDWR, 0600, &attr));
    mq_send(q, "low", 4, 1);
    mq_send(q, "high", 5, 9);
    mq_send(q, "middle", 7, 5);
    mq_send(q, "low too", 8, 1);
    mq_getattr(q, &attr);
    printf("%ld of %ld messages of %ld bytes, flags %ld\n", attr.mq_curmsgs, attr.mq_maxmsg, attr.mq_msgsize, attr.mq_flags);
    clock_gettime(CLOCK_REALTIME, &soon);
    result("full", mq_timedsend(q, "more", 5, 0, &soon));
    for (i = 0; i < 4; i++)
        take();
    result("small buffer", mq_receive(q, buf, 10, NULL));
    result("long message", mq_send(q, buf, 33, 0));
    result("high priority", mq_send(q, buf, 1, 32768));
    attr.mq_flags = O_NONBLOCK;
    mq_setattr(q, &attr, NULL);
    take();
    attr.mq_flags = 0;
    mq_setattr(q, &attr, NULL);

    if (fork() == 0) {
        for (i = 0; i < 10; i++) {
            r = sprintf(buf, "message %d", i) + 1;
            mq_send(q, buf, r, 3);
        }
        _exit(0);
    }
    for (i = 0; i < 10; i++)
        take();
    wait(NULL);

    sigaction(SIGUSR1, &action, NULL);
    result("to be told", mq_notify(q, &event));
    if (fork() == 0) {
        result("somebody is told already", mq_notify(q, &event));
        mq_send(q, "first", 6, 0);
        mq_send(q, "second", 7, 0);
        _exit(0);
    }
    wait(NULL);
    take();
    take();
    result("the name", mq_unlink(NAME));
    result("the name again", mq_unlink(NAME));
    mq_send(q, "nameless", 9, 2);
    take();
    result("closed", mq_close(q));
    take();
    return 0;
}
