/* Two pipes, a question and an answer, ten times. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int up[2], down[2];
    pipe(up);
    pipe(down);
    if (fork() == 0) {
        int n;
        close(up[0]);
        close(down[1]);
        while (read(down[0], &n, sizeof n) == sizeof n) {
            n = n * n;
            write(up[1], &n, sizeof n);
        }
        _exit(0);
    }
    close(up[1]);
    close(down[0]);
    for (int i = 1; i <= 10; i++) {
        int answer;
        write(down[1], &i, sizeof i);
        read(up[0], &answer, sizeof answer);
        printf("%d ", answer);
    }
    printf("\n");
    close(down[1]);
    wait(NULL);
    return 0;
}
