#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    write(1, "write\n", 6);
    printf("printf\n");
    fork();
    wait(NULL);
    return 0;
}
