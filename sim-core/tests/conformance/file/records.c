/* A small database: records of one size, read and written in place by several processes. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct account {
    int number;
    char owner[20];
    double balance;
};

static void add(int fd, int which, double amount) {
    struct account it;
    pread(fd, &it, sizeof it, which * sizeof it);
    it.balance += amount;
    pwrite(fd, &it, sizeof it, which * sizeof it);
}

int main(void) {
    int fd = open("accounts.tmp", O_RDWR | O_CREAT | O_TRUNC, 0600);
    const char *owners[] = {"ada", "brian", "ken", "dennis"};
    for (int i = 0; i < 4; i++) {
        struct account it = {.number = 100 + i, .balance = 1000.0 * i};
        strcpy(it.owner, owners[i]);
        write(fd, &it, sizeof it);
    }
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            for (int n = 0; n < 10; n++) add(fd, i, i + 0.5);
            _exit(0);
        }
    while (wait(NULL) > 0) {
    }
    FILE *f = fdopen(fd, "r+");
    rewind(f);
    struct account it;
    while (fread(&it, sizeof it, 1, f) == 1) printf("%d %-8s %10.2f\n", it.number, it.owner, it.balance);
    printf("%ld bytes in all\n", ftell(f));
    fclose(f);
    unlink("accounts.tmp");
    return 0;
}
