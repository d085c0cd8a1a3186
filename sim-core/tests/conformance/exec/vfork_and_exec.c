/* vfork: the parent waits until the child has executed another program. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    volatile int failed = 0, n = 1;
    int status;
    pid_t pid = vfork();
    if (pid == 0) {
        n = 2;
        execl("/bin/sh", "sh", "-c", "exit 9", NULL);
        _exit(1);
    }
    waitpid(pid, &status, 0);
    printf("n is %d, exit %d\n", n, WEXITSTATUS(status));
    pid = vfork();
    if (pid == 0) {
        execl("/no/such/program", "x", NULL);
        failed = errno;
        _exit(127);
    }
    waitpid(pid, &status, 0);
    printf("%s, exit %d\n", strerror(failed), WEXITSTATUS(status));
    return 0;
}
