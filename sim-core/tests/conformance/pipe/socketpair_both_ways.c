/* socketpair(2): each end reads and writes; shutdown(2) ends one way; who writes to nobody gets SIGPIPE. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    static const char *const words[] = {"hello", "socket pair", "x"};
    int sv[2], status, n, i;
    char buf[64];
    struct stat st;
    pid_t child;
    setvbuf(stdout, NULL, _IONBF, 0);
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    fstat(sv[0], &st);
    printf("a socket: %d\n", S_ISSOCK(st.st_mode));
    if ((child = fork()) == 0) {
        close(sv[0]);
        while ((n = read(sv[1], buf, sizeof buf)) > 0) {
            for (i = 0; i < n / 2; i++) {
                char t = buf[i];
                buf[i] = buf[n - 1 - i];
                buf[n - 1 - i] = t;
            }
            write(sv[1], buf, n);
        }
        printf("child: end, %d\n", n);
        _exit(0);
    }
    close(sv[1]);
    for (i = 0; i < 3; i++) {
        write(sv[0], words[i], strlen(words[i]));
        n = read(sv[0], buf, sizeof buf);
        printf("%.*s\n", n, buf);
    }
    shutdown(sv[0], SHUT_WR);
    n = read(sv[0], buf, sizeof buf);
    printf("parent: end, %d\n", n);
    waitpid(child, NULL, 0);
    signal(SIGPIPE, SIG_IGN);
    n = write(sv[0], "a", 1);
    printf("%d %s\n", n, strerror(errno));
    close(sv[0]);

    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    n = send(sv[0], "abcdef", 6, 0);
    printf("sent %d\n", n);
    n = recv(sv[1], buf, 3, MSG_PEEK);
    printf("looked at %d %.3s\n", n, buf);
    n = recv(sv[1], buf, sizeof buf, 0);
    printf("received %d %.6s\n", n, buf);
    n = recv(sv[1], buf, sizeof buf, MSG_DONTWAIT);
    printf("%d %s\n", n, strerror(errno));
    close(sv[0]);
    n = read(sv[1], buf, sizeof buf);
    printf("end %d\n", n);
    signal(SIGPIPE, SIG_DFL);
    n = send(sv[1], "q", 1, MSG_NOSIGNAL);
    printf("%d %s\n", n, strerror(errno));
    if (fork() == 0) {
        write(sv[1], "q", 1);
        _exit(0);
    }
    wait(&status);
    printf("signal %d\n", WTERMSIG(status));
    return 0;
}
