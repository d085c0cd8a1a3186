/* A semaphore in memory of one's own: values, errors, and what sem_t holds. */
#include <errno.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static sem_t s;

static void say(const char *what, int r)
{
    int v = -1;
    if (r < 0)
        printf("%s: %s", what, strerror(errno));
    else
        printf("%s: %d", what, r);
    sem_getvalue(&s, &v);
    printf(" (value %d)\n", v);
}

int main(void)
{
    printf("%zu bytes\n", sizeof s);
    say("init", sem_init(&s, 0, 2));
    say("wait", sem_wait(&s));
    say("trywait", sem_trywait(&s));
    say("trywait", sem_trywait(&s));
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += 10000000;
    if (t.tv_nsec >= 1000000000)
        t.tv_nsec -= 1000000000, t.tv_sec++;
    say("timedwait", sem_timedwait(&s, &t));
    t.tv_nsec = -1;
    say("timedwait, bad time", sem_timedwait(&s, &t));
    t.tv_sec = -1;
    t.tv_nsec = 0;
    say("timedwait, long ago", sem_timedwait(&s, &t));
    t.tv_sec = 1;
    say("timedwait, long ago", sem_timedwait(&s, &t));
    say("post", sem_post(&s));
    say("timedwait, long ago", sem_timedwait(&s, &t));
    say("post", sem_post(&s));
    say("init too high", sem_init(&s, 0, 0x80000000u));
    say("init highest", sem_init(&s, 1, 0x7fffffff));
    say("post", sem_post(&s));
    say("wait", sem_wait(&s));
    say("post", sem_post(&s));
    say("destroy", sem_destroy(&s));
    return 0;
}
