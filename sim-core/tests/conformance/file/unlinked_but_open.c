/* The name goes at once, the file with its last descriptor. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    int fd = open("ghost.tmp", O_RDWR | O_CREAT | O_EXCL, 0640);
    struct stat st;
    write(fd, "still here", 10);
    fstat(fd, &st);
    printf("links %ld, size %ld, mode %o\n", (long)st.st_nlink, (long)st.st_size, st.st_mode);
    unlink("ghost.tmp");
    fstat(fd, &st);
    printf("links %ld, size %ld\n", (long)st.st_nlink, (long)st.st_size);
    printf("open again: %d %s\n", open("ghost.tmp", O_RDONLY), strerror(errno));
    char text[11] = {0};
    pread(fd, text, 10, 0);
    printf("%s\n", text);
    int other = open("ghost.tmp", O_RDWR | O_CREAT | O_EXCL, 0600);
    fstat(other, &st);
    printf("the new one of that name has %ld bytes\n", (long)st.st_size);
    unlink("ghost.tmp");
    return 0;
}
