/* What popen and system give to sh: functions, case, here-documents, traps, ${x%y}. */
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
    sh("case abc in a*) echo starts;; *) echo no;; esac");
    sh("case x in a|b) echo 1;; (x) echo 2; echo 3;; esac");
    sh("for f in a.c b.h c; do case $f in *.c) echo C $f;; *.h) echo H $f;; *) echo other $f; esac; done");
    sh("case '*' in '*') echo star;; esac; case z in y) ;; esac; echo $?");
    sh("f() { echo \"fn $1\"; return 4; }; f arg");
    sh("f() { echo $#; shift; echo $1 $#; }; f a b c; echo $#");
    sh("add() { local a=$1 b=$2; echo $((a + b)); }; a=100; x=$(add 3 4); echo $x $a");
    sh("fact() { if [ $1 -le 1 ]; then echo 1; else echo $(( $1 * $(fact $(($1 - 1))) )); fi; }; fact 5");
    sh("cat <<EOF\nhello $((1+2)) $HOMEX \\$x \"q\"\nline `echo sub`\nEOF\necho after");
    sh("cat <<'EOF'\n$notexpanded `x`\nEOF");
    sh("cat <<-END | tr a-z A-Z\n\tindented\n\tEND\necho z");
    sh("cat <<A; cat <<B\none\nA\ntwo\nB\n");
    sh("x=hello.tar.gz; echo ${x%.*} ${x%%.*} ${x#*.} ${x##*.} ${#x} ${y:-def} ${y:=set} $y ${x:+alt} ${z:+none}");
    sh("p=/usr/lib/x.so; echo ${p##*/} ${p%/*}");
    sh("trap 'echo bye' EXIT; echo hi; exit 3");
    sh("trap 'echo bye' 0; false");
    sh("set -- a b c; echo $# $2; shift 2; echo $*; for i; do echo $i; done");
    sh("while read a b; do echo \"$b-$a\"; done <<E\n1 one\n2 two words\nE");
    sh("eval 'x=5; echo $x'; v=name; eval $v=val; echo $name");
    sh("i=0; while true; do i=$((i+1)); [ $i -eq 3 ] && continue; [ $i -gt 5 ] && break; echo $i; done");
    sh("f() { for i in 1 2 3; do [ $i = 2 ] && return 9; echo $i; done; }; f; echo $?");
    sh("f() (echo sub; exit 3); f; echo $?");
    sh("if ! false; then echo neg; fi; { echo a; echo b; } | wc -l");
    sh("echo \"${x:-a b}\" ${x:-$(echo c)}; echo '${x}' \"\\$x\"");
    sh("esac=1; echo case in esac; echo $esac");
    sh("g() { cat; }; echo piped | g; echo x | { read v; echo got $v; }");
    sh("a=1; b=2; [ $a -lt $b ] && [ \"$a\" != \"$b\" ] && echo ok; test -n \"\" || echo empty");
    return 0;
}
