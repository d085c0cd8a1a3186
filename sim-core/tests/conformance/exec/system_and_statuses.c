/* system: what the shell makes of a line, and its status. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void shell(const char *line)
{
    int status;
    fflush(stdout);
    status = system(line);
    if (WIFEXITED(status))
        printf("exit %d\n", WEXITSTATUS(status));
    else
        printf("signal %d\n", WTERMSIG(status));
}

int main(void)
{
    printf("a shell: %d\n", system(NULL));
    shell("echo hello   world");
    shell("exit 3");
    shell("true");
    shell("false");
    shell("no-such-command");
    shell("/no/such/path");
    shell("kill -9 $$");
    shell("true && false || exit 7");
    shell("false; true");
    shell("! true");
    shell("echo one; echo 'two  2' \"three  3\"");
    shell("X=5; echo $X \"[$X]\" '$X' \\$X ${X}0 ${Y:-none}");
    shell("(echo in a subshell; exit 2); echo status $?");
    shell("echo b a c | tr ' ' '\\n' | sort | head -n 2");
    shell("seq 3 | wc -l");
    shell("echo text | grep -c e; echo text | grep -q z");
    shell("test 3 -lt 5 && [ abc = abc ] && echo yes");
    shell("echo to stderr >&2");
    shell("sleep 0.05 & wait; echo done");
    shell("exec echo replaced; echo not reached");
    shell("export A=1 B=2; env | grep ^[AB]= | sort");
    shell("A=3 printenv A; echo \"A is ${A-unset}\"");
    shell("echo a#b # comment");
    signal(SIGCHLD, SIG_IGN);
    printf("%d\n", system("exit 5"));
    return 0;
}
