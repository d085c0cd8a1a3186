/* nftw with FTW_CHDIR: each function call is in the directory of what it is about. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <ftw.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char lines[20][200];
static int count;

static int note(const char *path, const struct stat *st, int type, struct FTW *at)
{
    char cwd[200];
    getcwd(cwd, sizeof cwd);
    snprintf(lines[count++], 200, "%s: type %d, level %d, %s is here: %d, in %s", path, type, at->level,
             path + at->base, access(path + at->base, F_OK) == 0, at->level ? basename(cwd) : "the start");
    return 0;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

int main(void)
{
    char before[200], after[200];
    char top[] = "/tmp/walkXXXXXX";
    if (mkdtemp(top) == NULL || chdir(top) < 0)
        return 1;
    mkdir("d", 0755);
    mkdir("d/sub", 0755);
    mkdir("d/sub/deep", 0755);
    close(creat("d/one", 0644));
    close(creat("d/sub/two", 0644));
    getcwd(before, sizeof before);
    for (int depth = 0; depth < 2; depth++) {
        count = 0;
        printf("%d\n", nftw("d", note, 4, FTW_PHYS | FTW_CHDIR | (depth ? FTW_DEPTH : 0)));
        qsort(lines, count, sizeof *lines, by_text);
        for (int i = 0; i < count; i++)
            puts(lines[i]);
    }
    getcwd(after, sizeof after);
    printf("%s\n", strcmp(before, after) == 0 ? "back" : after);
    system("rm -r d");
    chdir("/");
    rmdir(top);
    return 0;
}
