/* cmp, diff, od, xargs, find and paste, as programs call them. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const commands[] = {
    "printf 'alpha\\nbeta\\ngamma\\ndelta\\n' > a; printf 'alpha\\nBETA\\ngamma\\nepsilon\\ndelta\\nzeta' > b; printf '' > e; printf 'alpha\\nbeta\\n' > c",
    "diff a b",
    "diff b a",
    "diff -q a b",
    "diff -s a a",
    "diff -i a b",
    "diff a e",
    "diff e a",
    "diff a c",
    "diff c a",
    "diff a nofile",
    "printf 'a  b\\nc\\n' > w; printf 'a b\\n c\\n' > x; diff -b w x; diff -w w x",
    "cmp a b",
    "cmp a a",
    "cmp a c",
    "cmp a e",
    "cmp -s a b",
    "cmp -l a b",
    "cmp -l a c",
    "cmp a nofile",
    "printf ab > p; printf abc > r; cmp p r",
    "od a",
    "od -c b",
    "od -x a",
    "od -An -tx1 a",
    "od -A d -t d2 a",
    "od -tx4 -N 10 a",
    "od -b -c a",
    "od -t u1 -j 3 c",
    "od -t a c",
    "seq 1000 1030 | od -c -w8 | tail -3",
    "head -c 100 /dev/zero | od -c",
    "head -c 64 /dev/zero | od -v -tx1",
    "printf '\\001\\n\\t\\0\\377' | od -c",
    "printf 'abcdefgh' | od -t x8",
    "printf 'abcdefgh' | od -A x -t x1 -t c",
    "printf 'abcdefgh' | od -A n -t d4",
    "od e",
    "od -i c",
    "od -t d1 -t o2 c",
    "echo one two three | xargs",
    "echo one two three | xargs -n 2 echo X",
    "printf 'a b\\nc d\\n' | xargs -I{} echo '<{}>'",
    "echo \"'q u' \\\"d d\\\" e\\\\ f\" | xargs -n1",
    "printf '' | xargs echo none",
    "printf '' | xargs -r echo none",
    "ls | xargs -t wc -c 2>&1 | tail -2",
    "printf 'x\\0y z\\0' | xargs -0 -n1 echo",
    "echo a b | xargs false",
    "echo a | xargs nosuchcmd 2>/dev/null",
    "printf '1\\n2\\n' | xargs -L1 echo L",
    "echo a,b,c | xargs -d, -n1",
    "mkdir -p d/dd; touch d/f.c d/dd/g.c d/h.txt; find . | sort",
    "find d -name '*.c' | sort",
    "find d -type d | sort",
    "find . -maxdepth 1 -type f | sort",
    "find d -type f -name h.txt",
    "find d ! -name '*.c' | sort",
    "find d -name g.c -o -name h.txt | sort",
    "find . -empty | sort",
    "find . -size +0 -type f | sort",
    "find nodir 2>/dev/null",
    "find d -name '*.c' -delete; find d | sort",
    "find d -mindepth 1 -print | sort",
    "find . -iname 'A'",
    "paste a c",
    "paste -d, a c",
    "paste -s a",
    "paste -sd+ a",
    "seq 6 | paste - - -",
    "seq 4 | paste -d'\\n' - a",
};

int main(void)
{
    char dir[] = "/tmp/compareXXXXXX", remove[64];
    if (mkdtemp(dir) == NULL || chdir(dir) < 0)
        return 1;
    setenv("LC_ALL", "C", 1);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        fflush(stdout);
        int status = system(commands[i]);
        printf("-> %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
    }
    snprintf(remove, sizeof remove, "rm -r %s", dir);
    return system(remove);
}
