// level: kernel
// Shared memory, semaphores and message queues, of System V and of POSIX.
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

struct message {
    long type;
    char text[8];
};

int main(void) {
    int memory = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
    char *p = shmat(memory, NULL, 0);
    shmctl(memory, IPC_RMID, NULL);

    int sem = semget(IPC_PRIVATE, 1, 0600);
    semctl(sem, 0, SETVAL, 1);
    int queue = msgget(IPC_PRIVATE, 0600);
    if (fork() == 0) {
        struct sembuf down = {0, -1, SEM_UNDO};
        semop(sem, &down, 1);
        p[0] = 'c';
        struct message sent = {2, "hello"};
        msgsnd(queue, &sent, 6, 0);
        _exit(0);
    }
    struct message got;
    msgrcv(queue, &got, 8, 2, 0);
    wait(NULL);
    struct sembuf down = {0, -1, 0};
    semop(sem, &down, 1);
    semctl(sem, 0, IPC_RMID);
    msgctl(queue, IPC_RMID, NULL);
    shmdt(p);

    struct mq_attr attributes = {.mq_maxmsg = 2, .mq_msgsize = 16};
    mqd_t mq = mq_open("/letters", O_CREAT | O_RDWR, 0600, &attributes);
    mq_send(mq, "one", 4, 5);
    char letter[16];
    mq_receive(mq, letter, sizeof letter, NULL);
    mq_close(mq);
    mq_unlink("/letters");

    sem_t *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(shared, 1, 0);
    if (fork() == 0) {
        sem_post(shared);
        _exit(0);
    }
    sem_wait(shared);
    wait(NULL);
    return 0;
}
