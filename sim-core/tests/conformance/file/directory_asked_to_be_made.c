// O_CREAT and O_DIRECTORY together are refused, before the name is looked at; a locale without a
// file leaves ENOENT.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    int r = open("/tmp", O_CREAT | O_DIRECTORY, 0600);
    printf("%d %s\n", r, strerrorname_np(errno));
    r = open((char *)8, O_CREAT | O_DIRECTORY | O_RDWR, 0600);
    printf("%d %s\n", r, strerrorname_np(errno));
    r = open("/tmp", O_PATH | O_CREAT | O_DIRECTORY, 0600);
    printf("%d\n", r >= 0);
    r = open("/tmp", O_TMPFILE | O_RDWR, 0600);
    printf("%d\n", r >= 0);
    errno = 0;
    printf("%d", setlocale(LC_ALL, "xx_YY") == NULL);
    printf(" %s\n", strerrorname_np(errno));
    return 0;
}
