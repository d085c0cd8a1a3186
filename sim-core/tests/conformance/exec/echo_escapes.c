/* The escapes of /bin/echo -e, and of sh's own echo, which knows no \x. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *texts[] = {
    "tab\\tnew\\nline", "\\101\\0102\\1010", "\\x41\\x4a\\xg\\x4", "\\\\ \\q \\", "bell\\a\\b\\f\\v\\r\\e[", "cut\\cshort",
    "\\08 \\8 \\0", "plain",
};

int main(void)
{
    char command[200];
    for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++) {
        printf("%u\n", i);
        fflush(stdout);
        if (fork() == 0) {
            execl("/bin/echo", "echo", "-e", texts[i], "end", (char *)NULL);
            _exit(127);
        }
        wait(NULL);
        if (fork() == 0) {
            execl("/bin/echo", "echo", texts[i], (char *)NULL);
            _exit(127);
        }
        wait(NULL);
        snprintf(command, sizeof command, "echo '%s' end", texts[i]);
        system(command);
    }
    return 0;
}
