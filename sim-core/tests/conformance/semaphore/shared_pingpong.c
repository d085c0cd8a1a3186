/* Two semaphores in a shared mapping: parent and child take turns; a private copy after fork is nobody else's. */
#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct table {
    sem_t ping, pong;
    int turns[10], n;
};

int main(void)
{
    struct table *t = mmap(NULL, sizeof *t, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_t own;
    sem_init(&t->ping, 1, 1);
    sem_init(&t->pong, 1, 0);
    sem_init(&own, 0, 0);
    if (fork() == 0) {
        sem_post(&own);
        for (int i = 0; i < 5; ++i) {
            sem_wait(&t->pong);
            t->turns[t->n++] = 'c';
            printf("child %d\n", i);
            fflush(stdout);
            sem_post(&t->ping);
        }
        _exit(0);
    }
    for (int i = 0; i < 5; ++i) {
        sem_wait(&t->ping);
        t->turns[t->n++] = 'p';
        printf("parent %d\n", i);
        fflush(stdout);
        sem_post(&t->pong);
    }
    wait(NULL);
    for (int i = 0; i < t->n; ++i)
        putchar(t->turns[i]);
    int v;
    sem_getvalue(&own, &v);
    printf("\nmy own: %d\n", v);
    sem_getvalue(&t->ping, &v);
    printf("ping: %d\n", v);
    return 0;
}
