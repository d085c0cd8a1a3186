/* Every write with O_APPEND goes to the end, whatever the position says. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int log = open("append.tmp", O_RDWR | O_CREAT | O_TRUNC | O_APPEND, 0600);
    for (int i = 0; i < 4; i++) {
        if (fork() == 0) {
            int mine = open("append.tmp", O_WRONLY | O_APPEND);
            char line[32];
            int len = sprintf(line, "child %d was here\n", i);
            lseek(mine, 0, SEEK_SET);
            write(mine, line, len);
            _exit(0);
        }
        wait(NULL);
    }
    pwrite(log, "pwrite appends too\n", 19, 0);
    char all[512] = {0};
    printf("%ld bytes\n", (long)pread(log, all, sizeof all - 1, 0));
    fputs(all, stdout);
    printf("position %ld\n", (long)lseek(log, 0, SEEK_CUR));
    unlink("append.tmp");
    return 0;
}
