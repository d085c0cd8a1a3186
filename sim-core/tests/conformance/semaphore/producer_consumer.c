/* Producer and consumer over a ring in POSIX shared memory, with three semaphores in it; both attach it by name. */
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define NAME "/ringside-ring"
enum { SLOTS = 5, ITEMS = 30 };

struct ring {
    sem_t empty, full, mutex;
    int in, out, item[SLOTS];
};

static struct ring *attach(void)
{
    int fd = shm_open(NAME, O_RDWR, 0);
    struct ring *r = mmap(NULL, sizeof *r, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    return r;
}

int main(void)
{
    shm_unlink(NAME);
    int fd = shm_open(NAME, O_CREAT | O_EXCL | O_RDWR, 0600);
    if (ftruncate(fd, sizeof(struct ring)) < 0)
        perror("ftruncate");
    struct ring *r = mmap(NULL, sizeof *r, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    sem_init(&r->empty, 1, SLOTS);
    sem_init(&r->full, 1, 0);
    sem_init(&r->mutex, 1, 1);
    if (fork() == 0) {
        struct ring *q = attach();
        for (int i = 0; i < ITEMS; ++i) {
            sem_wait(&q->empty);
            sem_wait(&q->mutex);
            q->item[q->in] = i * i;
            q->in = (q->in + 1) % SLOTS;
            sem_post(&q->mutex);
            sem_post(&q->full);
        }
        exit(0);
    }
    if (fork() == 0) {
        struct ring *q = attach();
        int sum = 0;
        for (int i = 0; i < ITEMS; ++i) {
            sem_wait(&q->full);
            sem_wait(&q->mutex);
            int item = q->item[q->out];
            if (item != i * i)
                printf("item %d is %d\n", i, item);
            sum += item;
            q->out = (q->out + 1) % SLOTS;
            sem_post(&q->mutex);
            sem_post(&q->empty);
        }
        printf("sum %d\n", sum);
        exit(0);
    }
    while (wait(NULL) > 0)
        ;
    int e, f, m;
    sem_getvalue(&r->empty, &e);
    sem_getvalue(&r->full, &f);
    sem_getvalue(&r->mutex, &m);
    printf("empty %d, full %d, mutex %d\n", e, f, m);
    printf("unlink: %d\n", shm_unlink(NAME));
    printf("again: %d\n", shm_unlink(NAME));
    printf("open: %d\n", shm_open("/a/b", O_CREAT | O_RDWR, 0600));
    perror("open");
    return 0;
}
