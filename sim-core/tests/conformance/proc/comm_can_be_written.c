/* /proc/self/comm: the name, which may be written. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static void show(void)
{
    char name[32] = "", text[64];
    FILE *f = fopen("/proc/self/comm", "r");
    prctl(PR_GET_NAME, name);
    printf("%s, %s", name, fgets(text, sizeof text, f));
    fclose(f);
}

int main(void)
{
    FILE *f = fopen("/proc/self/comm", "w");
    int fd = open("/proc/self/comm", O_WRONLY);
    printf("%d\n", fputs("worker", f));
    fclose(f);
    show();
    printf("%zd\n", write(fd, "a name that is too long", 23));
    show();
    prctl(PR_SET_NAME, "short");
    show();
    return 0;
}
