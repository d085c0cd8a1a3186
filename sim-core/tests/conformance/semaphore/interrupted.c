/* sem_wait and a handler: EINTR without SA_RESTART, on with it; sem_timedwait always fails. */
#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static sem_t s;
static int posts;

static void on(int n)
{
    (void)n;
    write(1, "handler\n", 8);
    if (posts)
        sem_post(&s);
}

static void set(int flags)
{
    struct sigaction sa;
    memset(&sa, 0, sizeof sa);
    sa.sa_handler = on;
    sa.sa_flags = flags;
    sigaction(SIGALRM, &sa, NULL);
}

int main(void)
{
    sem_init(&s, 0, 0);
    setbuf(stdout, NULL);
    set(0);
    alarm(1);
    int r = sem_wait(&s);
    printf("%d %s\n", r, strerror(errno));
    posts = 1;
    alarm(1);
    r = sem_wait(&s);
    printf("%d %s\n", r, r ? strerror(errno) : "");
    int v;
    sem_getvalue(&s, &v);
    printf("value %d\n", v);
    if (v)
        sem_wait(&s);
    set(SA_RESTART);
    alarm(1);
    r = sem_wait(&s);
    printf("%d\n", r);
    posts = 0;
    alarm(1);
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_sec += 3;
    r = sem_timedwait(&s, &t);
    printf("%d %s\n", r, strerror(errno));
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += 50000000;
    if (t.tv_nsec >= 1000000000)
        t.tv_nsec -= 1000000000, t.tv_sec++;
    r = sem_timedwait(&s, &t);
    printf("%d %s\n", r, strerror(errno));
    return 0;
}
