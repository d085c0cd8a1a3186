/* diff -u and find -exec. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    char dir[] = "/tmp/diffXXXXXX";
    if (mkdtemp(dir) == NULL || chdir(dir) != 0)
        return 1;
    setvbuf(stdout, NULL, _IONBF, 0);
    system("seq 1 30 > a; seq 1 30 | sed -e 's/^4$/four/' -e 20d -e '$a end' > b");
    printf("%d\n", WEXITSTATUS(system("diff -u a b | tail -n +3")));
    printf("%d\n", WEXITSTATUS(system("diff -u --label old --label new a b | head -n 2")));
    printf("%d\n", WEXITSTATUS(system("diff -u a a")));
    system("printf 'x\\ny' > c; printf 'x\\ny\\n' > d; diff -u c d | tail -n +3");
    system("printf '' > e; diff -u e c | tail -n +3; diff -u c e | tail -n +3; diff a b");
    system("mkdir sub; cp a sub/a1; find . -type f -name 'a*' -exec wc -l {} ';' | sort");
    system("find . -name 'a*' -type f -exec echo all {} + | wc -w");
    system("find sub -type f -exec grep -q 30 {} ';' -print");
    system("find sub -type f -exec grep -q 99 {} ';' -print");
    printf("%d\n", WEXITSTATUS(system("find sub -exec echo file:{}:{} ';' | sort")));
    system("rm -r a b c d e sub");
    chdir("/");
    rmdir(dir);
    return 0;
}
