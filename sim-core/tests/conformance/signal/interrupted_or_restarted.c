/* SA_RESTART or EINTR: read, write, waitpid, pause, sleep, sigsuspend. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t times;

static void handler(int signal)
{
    times++;
}

static void install(int flags)
{
    struct sigaction sa;
    memset(&sa, 0, sizeof sa);
    sa.sa_handler = handler;
    sa.sa_flags = flags;
    sigaction(SIGALRM, &sa, NULL);
}

/* A child that lives for so many milliseconds, then writes if it is told to where. */
static pid_t later(int ms, int fd)
{
    pid_t pid = fork();
    if (pid == 0) {
        struct timespec t = {ms / 1000, ms % 1000 * 1000000};
        nanosleep(&t, NULL);
        if (fd >= 0)
            write(fd, "late", 4);
        _exit(5);
    }
    return pid;
}

static void soon(void)
{
    ualarm(100000, 0);
}

int main(void)
{
    int fds[2], status;
    char buf[100];
    ssize_t n;
    pid_t pid;
    setbuf(stdout, NULL);
    pipe(fds);

    install(0);
    soon();
    n = read(fds[0], buf, sizeof buf);
    printf("read: %zd %s\n", n, strerror(errno));
    install(SA_RESTART);
    pid = later(400, fds[1]);
    soon();
    n = read(fds[0], buf, sizeof buf);
    printf("read again: %zd %.4s\n", n, buf);
    waitpid(pid, NULL, 0);

    install(0);
    pid = later(400, -1);
    soon();
    n = waitpid(pid, &status, 0);
    printf("waitpid: %zd %s\n", n, strerror(errno));
    install(SA_RESTART);
    soon();
    n = waitpid(pid, &status, 0);
    printf("waitpid again: %d %d\n", n == pid, WEXITSTATUS(status));

    soon();
    n = pause();
    printf("pause: %zd %s\n", n, strerror(errno));
    soon();
    {
        struct timespec t = {1, 500000000}, left = {9, 9};
        n = nanosleep(&t, &left);
        printf("nanosleep: %zd %s, %ld s %ld left\n", n, strerror(errno), left.tv_sec, (left.tv_nsec + 50000000) / 100000000);
    }
    {
        sigset_t none;
        sigemptyset(&none);
        soon();
        n = sigsuspend(&none);
        printf("sigsuspend: %zd %s\n", n, strerror(errno));
    }
    /* A write that has begun returns what it wrote. */
    install(0);
    {
        static char big[100000];
        soon();
        n = write(fds[1], big, sizeof big);
        printf("write: %zd\n", n);
        soon();
        n = write(fds[1], big, sizeof big);
        printf("write: %zd %s\n", n, strerror(errno));
    }
    printf("%d times\n", (int)times);
    return 0;
}
