/* Readers and a writer over semaphores in shared memory: a reader sees all of a write or nothing. */
#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    sem_t mutex, write;
    int readers, a, b, torn, reads;
};

static void reader(struct shared *s)
{
    for (int i = 0; i < 20; ++i) {
        sem_wait(&s->mutex);
        if (++s->readers == 1)
            sem_wait(&s->write);
        sem_post(&s->mutex);
        if (s->a != s->b)
            s->torn = 1;
        sem_wait(&s->mutex);
        s->reads++;
        if (--s->readers == 0)
            sem_post(&s->write);
        sem_post(&s->mutex);
    }
    _exit(0);
}

int main(void)
{
    struct shared *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(&s->mutex, 1, 1);
    sem_init(&s->write, 1, 1);
    for (int i = 0; i < 3; ++i)
        if (fork() == 0)
            reader(s);
    if (fork() == 0) {
        for (int i = 1; i <= 20; ++i) {
            sem_wait(&s->write);
            s->a = i;
            usleep(50);
            s->b = i;
            sem_post(&s->write);
        }
        _exit(0);
    }
    while (wait(NULL) > 0)
        ;
    printf("a %d, b %d, %s, %d reads\n", s->a, s->b, s->torn ? "torn" : "never torn", s->reads);
    return 0;
}
