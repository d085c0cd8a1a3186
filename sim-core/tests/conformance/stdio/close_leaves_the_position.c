/* fclose of a stream that was read does not give the rest of its buffer back; exit does. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

static void try(const char *mode, int how, int write_first)
{
    FILE *f = fopen("numbers", mode);
    if (write_first) {
        fputs("XX", f);
        fflush(f);
    }
    int d = dup(fileno(f));
    if (how == 1)
        rewind(f);
    if (how == 2)
        fseek(f, 3, SEEK_SET);
    if (how == 3)
        ftell(f);
    if (how == 4)
        fseek(f, 0, SEEK_CUR);
    fgetc(f);
    if (how == 5)
        ftell(f);
    fclose(f);
    printf("%s %d %d: %ld\n", mode, how, write_first, (long)lseek(d, 0, SEEK_CUR));
    close(d);
}

int main(void)
{
    char dir[] = "/tmp/closeXXXXXX";
    if (mkdtemp(dir) == NULL || chdir(dir) < 0)
        return 1;
    FILE *f = fopen("numbers", "w");
    for (int i = 0; i < 1000; i++)
        fputs("0123456789\n", f);
    fclose(f);
    for (int how = 0; how < 6; how++) {
        try("r", how, 0);
        try("r+", how, 0);
        try("r+", how, 1);
        try("a+", how, 0);
    }
    for (int end = 0; end < 3; end++) {
        f = fopen("numbers", "r");
        fgetc(f);
        fflush(stdout);
        if (fork() == 0) {
            if (end == 0)
                fclose(f);
            if (end < 2)
                exit(0);
            _exit(0);
        }
        wait(NULL);
        printf("child %d: %ld\n", end, (long)lseek(fileno(f), 0, SEEK_CUR));
        fclose(f);
    }
    unlink("numbers");
    rmdir(dir);
    return 0;
}
