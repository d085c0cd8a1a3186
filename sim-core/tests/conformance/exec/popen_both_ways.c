/* popen and pclose, reading and writing. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

int main(void)
{
    char line[100];
    int n = 0, status;
    FILE *f = popen("echo first; echo second; exit 4", "r"), *g;
    while (fgets(line, sizeof line, f))
        printf("%d: %s", ++n, line);
    status = pclose(f);
    printf("status %d\n", WEXITSTATUS(status));
    fflush(stdout);
    f = popen("sort -n", "w");
    fprintf(f, "30\n4\n100\n");
    printf("before the sorted ones\n");
    fflush(stdout);
    status = pclose(f);
    printf("status %d\n", WEXITSTATUS(status));
    f = popen("seq 1 3", "r");
    g = popen("seq 7 9", "r");
    while (fgets(line, sizeof line, f)) {
        printf("%.1s ", line);
        fgets(line, sizeof line, g);
        printf("%s", line);
    }
    printf("%d %d\n", pclose(g), pclose(f));
    f = popen("no-such-command 2>&1", "r");
    printf("%s", fgets(line, sizeof line, f) && strstr(line, "not found") ? "not found\n" : "?\n");
    printf("status %d\n", WEXITSTATUS(pclose(f)));
    errno = 0;
    printf("%d", popen("true", "x") == NULL);
    printf(" %s\n", strerror(errno));
    return 0;
}
