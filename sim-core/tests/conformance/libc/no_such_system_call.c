/* A number that the kernel does not have. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/syscall.h>

int main(void)
{
    printf("%ld", syscall(9999));
    printf(" %s\n", strerror(errno));
    printf("%d\n", syscall(SYS_getpid) == getpid());
    return 0;
}
