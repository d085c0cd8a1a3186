/* The shell's own echo reads escapes, as dash's does; umask, type and command. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

int main(void)
{
    static const char *const commands[] = {
        "echo 'a\\tb' 'c\\x41' '\\101' '\\0102' '\\q' 'last\\'",
        "echo 'all\\nof it'; echo 'no more\\c' of this; echo",
        "echo -n -n; echo; echo -e e; echo -nn n",
        "umask 027; umask; umask -S; umask 888 2>/dev/null; echo $?",
        "type cd echo if; type nosuch; echo $?",
        "f() { :; }; type f; command -v f cd; command -v nosuch; echo $?",
        "command printf '%s\\n' ran; command nosuch 2>/dev/null; echo $?",
    };
    setvbuf(stdout, NULL, _IONBF, 0);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        printf("= %d\n", WEXITSTATUS(system(commands[i])));
    return 0;
}
