// level: call
// System calls and library calls with their arguments as the program writes them.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void on_signal(int signal) { (void)signal; }

int main(void) {
    int fd = open("a.txt", O_RDWR | O_CREAT | O_TRUNC, 0644);
    open("missing", O_RDONLY);
    write(fd, "a \"quoted\"\tline\n\0", 18);
    lseek(fd, -4, SEEK_END);
    flock(fd, LOCK_EX | LOCK_NB);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 3};
    fcntl(fd, F_SETLK, &lock);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    fcntl(fd, F_GETFL);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    struct stat st;
    fstat(fd, &st);
    chmod("a.txt", 0600);
    umask(022);
    access("a.txt", R_OK | W_OK);

    char *p = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mmap(p, 4096, PROT_NONE, MAP_SHARED | MAP_FIXED, fd, 0);
    madvise(p + 4096, 4096, MADV_DONTNEED);
    mprotect(p, 4096, PROT_READ);

    int ends[2];
    pipe2(ends, O_CLOEXEC);
    socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
    struct pollfd watched = {ends[0], POLLIN, 0};
    poll(&watched, 1, 0);
    int ep = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN};
    epoll_ctl(ep, EPOLL_CTL_ADD, ends[0], &event);

    signal(SIGUSR1, SIG_IGN);
    signal(SIGUSR2, on_signal);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), SIGUSR2);

    shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
    semget(IPC_PRIVATE, 1, 0600);
    int queue = msgget(IPC_PRIVATE, 0600);
    msgctl(queue, IPC_RMID, NULL);
    struct rlimit limit;
    getrlimit(RLIMIT_STACK, &limit);
    struct timespec rest = {0, 5000};
    nanosleep(&rest, NULL);
    int status;
    waitpid(-1, &status, WNOHANG | WUNTRACED);
    return 0;
}
