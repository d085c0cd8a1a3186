/* F_GETLK tells of the first lock that is in the way: an owner's stand by their first byte,
   whenever they were set. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int fd;

static void lock(short type, off_t start, off_t len)
{
    struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = len };
    if (fcntl(fd, F_SETLK, &lock) != 0)
        perror("F_SETLK");
}

static void ask(const char *when)
{
    fflush(stdout);
    if (fork() == 0) {
        off_t from = 0;
        printf("%s:", when);
        for (;;) {
            struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = from };
            fcntl(fd, F_GETLK, &lock);
            if (lock.l_type == F_UNLCK)
                break;
            printf(" %s %ld+%ld", lock.l_type == F_RDLCK ? "read" : "write", (long)lock.l_start, (long)lock.l_len);
            from = lock.l_start + lock.l_len;
            if (lock.l_len == 0)
                break;
        }
        printf("\n");
        exit(0);
    }
    wait(NULL);
}

int main(void)
{
    fd = open("locked", O_RDWR | O_CREAT | O_TRUNC, 0600);
    lock(F_RDLCK, 70, 2);
    lock(F_WRLCK, 20, 3);
    lock(F_RDLCK, 40, 10);
    ask("three");
    lock(F_WRLCK, 44, 2);
    ask("upgraded in the middle");
    lock(F_UNLCK, 21, 1);
    lock(F_RDLCK, 0, 5);
    ask("cut, and one in front");
    lock(F_RDLCK, 5, 15);
    lock(F_RDLCK, 72, 0);
    ask("joined");
    unlink("locked");
    return 0;
}
