/* process_vm_readv and process_vm_writev: one process's memory from another. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char text[32] = "parent's";
    int up[2], down[2];
    char c;
    pipe(up);
    pipe(down);
    char *gone = mmap(0, 2 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(gone + 4096, 4096);
    pid_t pid = fork();
    if (pid == 0) {
        strcpy(text, "the child's");
        strcpy(gone + 4090, "abcde");
        write(up[1], "", 1);
        read(down[0], &c, 1);
        write(1, text, strlen(text));
        write(1, "\n", 1);
        _exit(0);
    }
    read(up[0], &c, 1);
    char a[4] = "", b[40] = "";
    struct iovec local[] = {{a, 3}, {b, 20}}, remote = {text, sizeof text};
    printf("%zd: %s|%s\n", process_vm_readv(pid, local, 2, &remote, 1, 0), a, b);
    printf("own: %s\n", text);
    struct iovec l = {b, 20}, r = {gone + 4090, 20};
    memset(b, 0, sizeof b);
    printf("over the end: %zd ", process_vm_readv(pid, &l, 1, &r, 1, 0));
    printf("%s\n", b);
    r.iov_base = gone + 4096;
    printf("gone: %zd %s\n", process_vm_readv(pid, &l, 1, &r, 1, 0), strerror(errno));
    strcpy(b, "written from outside");
    r.iov_base = text;
    r.iov_len = 21;
    l.iov_len = 21;
    printf("write: %zd\n", process_vm_writev(pid, &l, 1, &r, 1, 0));
    printf("nobody: %zd %d\n", process_vm_readv(999999, &l, 1, &r, 1, 0), errno == ESRCH);
    printf("flags: %zd %d\n", process_vm_readv(pid, &l, 1, &r, 1, 1), errno == EINVAL);
    fflush(stdout);
    write(down[1], "", 1);
    wait(0);
    printf("own: %s\n", text);
    return 0;
}
