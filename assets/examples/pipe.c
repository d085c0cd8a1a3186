#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    if (pipe(ends) == -1) {
        perror("pipe");
        return 1;
    }
    if (fork() == 0) {
        close(ends[0]);
        const char *word = "hello through the pipe\n";
        write(ends[1], word, strlen(word));
        return 0;
    }
    close(ends[1]);
    char buffer[64];
    ssize_t got;
    while ((got = read(ends[0], buffer, sizeof buffer)) > 0)
        write(STDOUT_FILENO, buffer, got);
    wait(NULL);
    return 0;
}
