/* sed as scripts use it, and nl. */
#include <stdlib.h>
#include <stdio.h>
#include <sys/wait.h>

static void sh(const char *c)
{
    printf("$ %s\n", c);
    fflush(stdout);
    printf("[%d]\n", WEXITSTATUS(system(c)));
}


int main(void)
{
    FILE *f = fopen("in", "w");
    fputs("delta 4\nalpha 1\n\ncharlie 30\nbravo 2\n/usr/bin\nlast line", f);
    fclose(f);
    sh("sed 's/a/X/' in");
    sh("sed 's/a/X/g' in");
    sh("sed -n 2p in");
    sh("sed -n '2,4p' in");
    sh("sed '2d' in");
    sh("sed '/^$/d' in");
    sh("sed -n '/alpha/,/bravo/p' in");
    sh("sed '$d' in");
    sh("sed -n '$=' in");
    sh("sed 's/\\([a-z]*\\) \\([0-9]*\\)/\\2 \\1/' in");
    sh("sed -E 's/([a-z]+) ([0-9]+)/\\2-\\1/;s/-/:/' in");
    sh("sed 's|/usr|/opt|' in");
    sh("sed 'y/abc/ABC/' in");
    sh("sed 2q in");
    sh("sed -e 1d -e 's/$/!/' in");
    sh("sed -n 's/a/A/p' in");
    sh("sed 's/a/[&]/2' in");
    sh("sed '2!d' in");
    sh("sed '1i top' in | head -3");
    sh("sed '2a mid' in | head -4");
    sh("sed '2c changed' in");
    sh("sed 's/[/]/|/g' in");
    sh("sed 's/x*/-/g' in");
    sh("sed '3,$d' in");
    sh("sed '5,2p' in");
    sh("sed -n '/a/!p' in");
    sh("sed k in");
    sh("sed s/a in");
    sh("sed 1d nofile");
    sh("sed '/b/,3s/a/@/' in");
    sh("echo hello | sed 's/l*/X/'");
    sh("sed '4q;s/$/\\nnext/' in");
    sh("sed 's/A/z/I' in | head -2");
    sh("nl in");
    sh("nl -ba in");
    sh("nl -w3 -s: in");
    sh("nl -v 10 -i 5 -n rz in");
    sh("cat in | nl");
    sh("nl -nln in");
    return 0;
}
