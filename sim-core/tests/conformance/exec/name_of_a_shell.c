// What follows the command of sh -c is its name, by which it complains.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(const char *text, const char *name) {
    int status;
    fflush(stdout);
    if (fork() == 0) {
        dup2(1, 2);
        execl("/bin/sh", "sh", "-c", text, name, (char *)0);
        _exit(99);
    }
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
}

int main(void) {
    run("echo $0; no_such_command", "shell of mine");
    run("echo 'never closed", "-9");
    run("cat < /no/such/file", "reader");
    run("cd /no/such/place", NULL);
    run("echo a | | b", "piper");
    return 0;
}
