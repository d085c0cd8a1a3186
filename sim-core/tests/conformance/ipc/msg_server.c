/* A server and three clients over one queue: requests have type 1, replies the client's number. */
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

struct request {
    long type;
    struct { pid_t from; int number; } body;
};
struct reply {
    long type;
    int square;
};

int main(void)
{
    int id = msgget(ftok(".", 'R'), IPC_CREAT | 0600);
    pid_t server = fork();
    if (server == 0) {
        struct request q;
        int served = 0;
        while (msgrcv(id, &q, sizeof q.body, 1, 0) == sizeof q.body && q.body.number >= 0) {
            struct reply a = {q.body.from, q.body.number * q.body.number};
            msgsnd(id, &a, sizeof a.square, 0);
            ++served;
        }
        exit(served);
    }
    pid_t client[3];
    for (int c = 0; c < 3; ++c)
        if ((client[c] = fork()) == 0) {
            int sum = 0;
            for (int i = 1; i <= 4; ++i) {
                struct request q = {1, {getpid(), i + c}};
                struct reply a;
                msgsnd(id, &q, sizeof q.body, 0);
                msgrcv(id, &a, sizeof a.square, getpid(), 0);
                sum += a.square;
            }
            exit(sum);
        }
    int status;
    for (int c = 0; c < 3; ++c) {
        waitpid(client[c], &status, 0);
        printf("client %d: %d\n", c, WEXITSTATUS(status));
    }
    struct request end = {1, {0, -1}};
    msgsnd(id, &end, sizeof end.body, 0);
    waitpid(server, &status, 0);
    printf("served %d\n", WEXITSTATUS(status));
    printf("removed: %d\n", msgctl(id, IPC_RMID, NULL));
    return 0;
}
