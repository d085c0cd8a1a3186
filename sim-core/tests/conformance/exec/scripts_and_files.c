/* A script with #!, one without, redirections and files in the shell. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void make(const char *name, const char *text, int mode)
{
    FILE *f = fopen(name, "w");
    fputs(text, f);
    fclose(f);
    chmod(name, mode);
}

static void told(void)
{
    int status;
    wait(&status);
    printf("exit %d\n", WEXITSTATUS(status));
    fflush(stdout);
}

int main(void)
{
    char dir[] = "/tmp/scriptsXXXXXX";
    int fd;
    mkdtemp(dir);
    chdir(dir);
    make("script", "#!/bin/sh\necho script $0 with $# words: $*\nexit 4\n", 0755);
    make("plain", "echo without a first line: $1\n", 0755);
    make("locked", "#!/bin/sh\necho no\n", 0644);
    make("strange", "#!/no/such/interpreter\n", 0755);
    if (fork() == 0) {
        execl("./script", "any name", "one", "two", NULL);
        _exit(99);
    }
    told();
    if (fork() == 0) {
        execl("./plain", "plain", "x", NULL);
        printf("%s\n", strerror(errno));
        fflush(stdout);
        execlp("./plain", "plain", "with execlp", NULL);
        _exit(99);
    }
    told();
    execl("./locked", "locked", NULL);
    printf("%s\n", strerror(errno));
    execl("./strange", "strange", NULL);
    printf("%s\n", strerror(errno));
    fflush(stdout);
    system("echo one > a; echo two >> a; cat a; wc a; wc -l < a; ls");
    system("cat < a | sort -r > b; cat a b | sort | uniq -c; grep -n t a; test -f b && echo there");
    system("cp a c; mv c d; mkdir e; mv d e; ls e; rm -r e b; ls; ./script again; echo $?");
    fd = open("out", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fork() == 0) {
        dup2(fd, 1);
        execlp("echo", "echo", "to a file", NULL);
    }
    wait(NULL);
    close(fd);
    fd = open("out", O_RDONLY);
    if (fork() == 0) {
        dup2(fd, 0);
        execlp("tr", "tr", "a-z", "A-Z", NULL);
    }
    told();
    unlink("out");
    unlink("a");
    unlink("script");
    unlink("plain");
    unlink("locked");
    unlink("strange");
    chdir("/");
    printf("%d\n", rmdir(dir));
    return 0;
}
