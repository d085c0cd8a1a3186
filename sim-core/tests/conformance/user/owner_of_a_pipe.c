/* fstat of a pipe or socket tells who made it: after setuid, the new user. */
#include <grp.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *what, int fd)
{
    struct stat st;
    fstat(fd, &st);
    printf("%s: %o %d %d\n", what, st.st_mode, st.st_uid, st.st_gid);
}

int main(void)
{
    int before[2], after[2], pair[2];
    pipe(before);
    if (setgroups(0, NULL) || setgid(2000) || setuid(1234)) {
        perror("setuid");
        return 1;
    }
    pipe(after);
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    struct stat st;
    fstat(before[0], &st);
    printf("made before: %s\n", st.st_uid == 1234 ? "the new user's" : "the old user's");
    show("pipe", after[1]);
    show("socket", pair[0]);
    return 0;
}
