/* setpgid's errors: what is looked at first. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void try(pid_t pid, pid_t group)
{
    errno = 0;
    int r = setpgid(pid, group);
    printf("%d %d: %d %s\n", pid, group, r, errno ? strerrorname_np(errno) : "-");
}

int main(void)
{
    try(-1, 0);
    try(-1, 5);
    try(0, -1);
    try(999999, 0);
    try(999999, -1);
    return 0;
}
