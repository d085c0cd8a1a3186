/* A file that begins with #! is executed by the program that it names, with one argument; what has
   no such line is a script of the shell for execvp and execlp alone. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void script(const char *name, const char *text, int mode)
{
    int fd = open(name, O_CREAT | O_WRONLY | O_TRUNC, mode);
    write(fd, text, strlen(text));
    close(fd);
}

static void ended(pid_t child)
{
    int status;
    waitpid(child, &status, 0);
    printf("status %d\n", WEXITSTATUS(status));
}

int main(void)
{
    char *args[] = {"zero", "one", "two", NULL}, *env[] = {"WORD=hello", NULL};
    pid_t child;
    setbuf(stdout, NULL);
    script("plain.sh", "#!/bin/sh\necho \"$0 $# $1 $WORD\"\nexit 6\n", 0755);
    script("words.sh", "#! /bin/echo  -n two words \nnothing of this is read\n", 0755);
    script("self.sh", "#!./plain.sh x\n", 0755);
    script("bare.sh", "echo \"bare $1\"\n", 0755);
    script("empty.sh", "", 0755);
    script("nobody.sh", "#!/no/such/program\n", 0755);
    script("locked.sh", "#!/bin/sh\n", 0644);
    script("circle.sh", "#!./circle.sh\n", 0755);
    const char *names[] = {"./plain.sh", "./words.sh", "./self.sh", "./bare.sh", "./empty.sh",
                           "./nobody.sh", "./locked.sh", "./circle.sh"};
    for (int i = 0; i < 8; i++) {
        printf("%s: ", names[i]);
        if ((child = fork()) == 0) {
            execve(names[i], args, env);
            printf("%s\n", strerror(errno));
            _exit(errno);
        }
        ended(child);
    }
    for (int i = 3; i < 6; i++) {
        printf("execlp %s: ", names[i]);
        if ((child = fork()) == 0) {
            execlp(names[i], "zero", "one", (char *)NULL);
            printf("%s\n", strerror(errno));
            _exit(errno);
        }
        ended(child);
    }
    printf("posix_spawnp: %s\n", strerror(posix_spawnp(&child, "./bare.sh", NULL, NULL, args, env)));
    for (int i = 0; i < 8; i++)
        unlink(names[i]);
    return 0;
}
