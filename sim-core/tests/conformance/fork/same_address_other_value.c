/* The same virtual address holds different values in two processes. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int x = 5;

int main(void) {
    int fds[2];
    pipe(fds);
    if (fork() == 0) {
        x = 99;
        unsigned long address = (unsigned long)&x;
        write(fds[1], &address, sizeof address);
        write(fds[1], &x, sizeof x);
        _exit(0);
    }
    wait(NULL);
    unsigned long address;
    int value;
    read(fds[0], &address, sizeof address);
    read(fds[0], &value, sizeof value);
    printf("same address: %d, parent %d, child %d\n", address == (unsigned long)&x, x, value);
    return 0;
}
