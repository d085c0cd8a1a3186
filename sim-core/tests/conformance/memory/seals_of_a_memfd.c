// Seals: what may not be done to a file in memory any more, by write, truncation and mapping.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void say(const char *what, long r)
{
    printf("%s: %ld %s\n", what, r, r < 0 ? strerror(errno) : "");
}

int main(void)
{
    int fd = memfd_create("sealed", MFD_ALLOW_SEALING), other = memfd_create("plain", 0);
    say("none yet", fcntl(fd, F_GET_SEALS));
    say("not to be sealed", fcntl(other, F_GET_SEALS));
    say("so it cannot", fcntl(other, F_ADD_SEALS, F_SEAL_GROW));
    say("nor can a pipe", fcntl(0, F_GET_SEALS));
    say("resize", ftruncate(fd, 8192));
    say("shrink sealed", fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK));
    say("shorter", ftruncate(fd, 4096));
    say("longer", ftruncate(fd, 12288));
    say("grow sealed", fcntl(fd, F_ADD_SEALS, F_SEAL_GROW));
    say("longer", ftruncate(fd, 16384));
    say("write to the end", pwrite(fd, "x", 1, 12287));
    say("write over the end", pwrite(fd, "xy", 2, 12287));
    say("write behind it", pwrite(fd, "x", 1, 12288));
    say("allocate", fallocate(fd, 0, 0, 20000));
    char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    say("write sealed while mapped", fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
    strcpy(p, "text");
    munmap(p, 4096);
    say("write sealed", fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
    say("write", pwrite(fd, "x", 1, 0));
    say("punch", fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4096));
    say("map to write", (long)mmap(NULL, 4096, PROT_WRITE, MAP_SHARED, fd, 0));
    p = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    printf("%s\n", p);
    say("make it writable", mprotect(p, 4096, PROT_READ | PROT_WRITE));
    p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    p[0] = 'T';
    printf("%s of one's own\n", p);
    say("sealed for good", fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL));
    say("one more", fcntl(fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE));
    say("unknown", fcntl(memfd_create("new", MFD_ALLOW_SEALING), F_ADD_SEALS, 0x400));
    printf("%#x\n", fcntl(fd, F_GET_SEALS));
    return 0;
}
