/* A program executes itself: what is kept, what is gone. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int data = 5;

static void handler(int signal)
{
}

static int second(int argc, char **argv)
{
    struct sigaction action;
    sigset_t set;
    int i;
    printf("%d arguments:", argc);
    for (i = 0; i < argc; i++)
        if (i != 2)
            printf(" [%s]", argv[i]);
    printf("\nthe same process: %d, data %d\n", atoi(argv[2]) == getpid(), data);
    printf("COLOUR is %s, PATH is %s\n", getenv("COLOUR"), getenv("PATH") ? "set" : "not set");
    sigaction(SIGINT, NULL, &action);
    printf("SIGINT default: %d\n", action.sa_handler == SIG_DFL);
    sigaction(SIGTERM, NULL, &action);
    printf("SIGTERM ignored: %d\n", action.sa_handler == SIG_IGN);
    sigprocmask(SIG_BLOCK, NULL, &set);
    printf("SIGUSR1 blocked: %d, SIGUSR2: %d\n", sigismember(&set, SIGUSR1), sigismember(&set, SIGUSR2));
    sigpending(&set);
    printf("SIGUSR1 pending: %d\n", sigismember(&set, SIGUSR1));
    printf("descriptor 10: %d", fcntl(10, F_GETFD));
    printf(", 11: %d", fcntl(11, F_GETFD));
    printf(" %s\n", strerror(errno));
    printf("alarm: %u\n", alarm(0));
    printf("child: %d\n", wait(NULL) > 0);
    return 77;
}

int main(int argc, char **argv)
{
    char pid[20], *vars[] = {"COLOUR=green", NULL};
    sigset_t set;
    if (argc > 1 && strcmp(argv[1], "second") == 0)
        return second(argc, argv);
    data = 6;
    signal(SIGINT, handler);
    signal(SIGTERM, SIG_IGN);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR1);
    dup2(1, 10);
    dup2(1, 11);
    fcntl(11, F_SETFD, FD_CLOEXEC);
    alarm(100);
    if (fork() == 0)
        _exit(1);
    printf("this is lost: it is still in the buffer");
    sprintf(pid, "%d", getpid());
    execle("/proc/self/exe", "a name", "second", pid, "a b", "", NULL, vars);
    perror("exec");
    return 1;
}
