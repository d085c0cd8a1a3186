/* What a shell does for `> file` and `2>&1`. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        int fd = open("out.tmp", O_WRONLY | O_CREAT | O_TRUNC, 0644);
        dup2(fd, STDOUT_FILENO);
        dup2(fd, STDERR_FILENO);
        close(fd);
        printf("to stdout\n");
        fprintf(stderr, "to stderr\n");
        printf("to stdout again\n");
        exit(7);
    }
    int status;
    waitpid(child, &status, 0);
    printf("child ended with %d and wrote:\n", WEXITSTATUS(status));
    char buf[100];
    int fd = open("out.tmp", O_RDONLY);
    ssize_t n = read(fd, buf, sizeof buf);
    write(STDOUT_FILENO, "", 0);
    fwrite(buf, 1, n, stdout);
    int saved = dup(1);
    close(1);
    printf("lowest free: %d\n", open("out.tmp", O_WRONLY | O_TRUNC));
    fflush(stdout);
    dup2(saved, 1);
    printf("back, size %ld\n", (long)lseek(fd, 0, SEEK_END));
    unlink("out.tmp");
    return 0;
}
