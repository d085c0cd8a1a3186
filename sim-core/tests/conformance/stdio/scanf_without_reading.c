/* fscanf(3) from a stream that cannot be read fails, but the stream has no error of it. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char name[60];
    int n = 7, r;
    snprintf(name, sizeof name, "/tmp/scanf-%d", (int)getpid());
    FILE *f = fopen(name, "w");
    errno = 0;
    r = fscanf(f, "%d", &n);
    printf("%d %d errno %d error %d end %d\n", r, n, errno, !!ferror(f), !!feof(f));
    errno = 0;
    r = fgetc(f);
    printf("%d errno %d error %d end %d\n", r, errno, !!ferror(f), !!feof(f));
    fclose(f);
    f = fopen(name, "r");
    errno = 0;
    r = fprintf(f, "x");
    printf("%d errno %d error %d\n", r, errno, !!ferror(f));
    fclose(f);
    remove(name);
    return 0;
}
