/* /dev/null swallows, /dev/zero gives, /dev/full is always full. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    char buf[8] = "xxxxxxx";
    int null = open("/dev/null", O_RDWR), zero = open("/dev/zero", O_RDWR), full = open("/dev/full", O_RDWR);
    printf("null: write %ld", (long)write(null, buf, 8));
    printf(" read %ld\n", (long)read(null, buf, 8));
    printf("zero: write %ld", (long)write(zero, buf, 8));
    printf(" read %ld", (long)read(zero, buf, 4));
    printf(" %d %d\n", buf[3], buf[4]);
    printf("full: read %ld", (long)read(full, buf, 8));
    printf(" write %ld", (long)write(full, buf, 8));
    printf(" %s\n", strerror(errno));
    struct stat st;
    stat("/dev/null", &st);
    printf("%d %o\n", S_ISCHR(st.st_mode), st.st_mode & 0777);
    printf("seek %ld\n", (long)lseek(null, 100, SEEK_SET));
    FILE *f = fopen("/dev/full", "w");
    fprintf(f, "text");
    printf("flush %d", fflush(f));
    printf(" %s\n", strerror(errno));
    return 0;
}
