// A named pipe that is unlinked while it is open works on; and rename across file systems
// leaves what it would have replaced.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    mkfifo("fifo", 0600);
    int both = open("fifo", O_RDWR);
    struct stat st;
    unlink("fifo");
    fstat(both, &st);
    printf("links %d, fifo %d\n", (int)st.st_nlink, S_ISFIFO(st.st_mode));
    write(both, "still", 5);
    char text[8] = "";
    printf("%zd ", read(both, text, 5));
    printf("%s\n", text);
    printf("by name: %d ", open("fifo", O_RDONLY | O_NONBLOCK));
    printf("%s\n", strerror(errno));
    mkfifo("fifo", 0600);
    int other = open("fifo", O_RDWR | O_NONBLOCK);
    printf("another: %zd ", read(other, text, 5));
    printf("%s\n", strerror(errno));
    close(both);
    close(other);
    unlink("fifo");

    int here = open("here", O_CREAT | O_WRONLY, 0600);
    int there = open("/dev/shm/ringside-there", O_CREAT | O_WRONLY, 0600);
    write(there, "kept", 4);
    int moved = rename("here", "/dev/shm/ringside-there");
    printf("rename %d %s\n", moved, strerror(errno));
    stat("/dev/shm/ringside-there", &st);
    printf("size %d, here %d\n", (int)st.st_size, access("here", F_OK));
    moved = rename("here", "/dev/shm/ringside-nowhere");
    printf("rename %d %s\n", moved, strerror(errno));
    unlink("/dev/shm/ringside-there");
    unlink("here");

    int again = open("here", O_CREAT | O_TRUNC | O_RDWR, 0600);
    write(again, "12345", 5);
    int cut = open("here", O_WRONLY | O_TRUNC);
    fstat(again, &st);
    printf("cut to %d by %d\n", (int)st.st_size, cut > again);
    unlink("here");
    return here < 0;
}
