/* system(3): patterns, command substitution, numbers, conditions and loops of the shell. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>

static void shell(const char *line)
{
    int status = system(line);
    printf("-> %d\n", WEXITSTATUS(status));
    fflush(stdout);
}

int main(void)
{
    FILE *f;
    mkdir("shell", 0700);
    f = fopen("shell/list.sh", "w");
    fputs("#!/bin/sh -e\necho $0 has $# arguments: $*\nfor a; do\n    echo \"<$a>\"\ndone\nfalse\necho never\n", f);
    fclose(f);
    chmod("shell/list.sh", 0700);
    shell("cd shell; touch a.txt b.txt c.c .hidden; echo *.txt '*.txt' *.none; ls *.[ch] | wc -l");
    shell("x=$(ls shell | head -n 1); echo \"first: $x\"; echo `echo in quotes` \"$(printf 'two  spaces\\n\\n')\"");
    shell("i=0; while [ $i -lt 3 ]; do echo round $i; i=$((i + 1)); done; echo $((2 + 3 * 4)) $((7 % 4 << 2)) $((1 > 2))");
    shell("for f in shell/*.txt; do echo \"file $f\"; done");
    shell("for i in 1 2 3 4 5; do if [ $i = 2 ]; then continue; elif [ $i = 4 ]; then break; else echo $i; fi; done");
    shell("printf 'one two three\\nfour five\\n' | while read first rest; do echo \"$rest, $first\"; done");
    shell("{ echo to; echo a file; } > shell/out; cat shell/out; until false; do echo once; break; done");
    shell("v='*.c'; cd shell; echo $v \"$v\"; y=$(exit 5)");
    shell("shell/list.sh one 'two words'");
    shell("rm shell/* shell/.hidden; rmdir shell");
    return 0;
}
