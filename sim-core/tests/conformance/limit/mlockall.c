/* What may be locked at once is everything or nothing. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

int main(void)
{
    struct rlimit limit = {16 * 4096, 16 * 4096};
    char *area = mmap(NULL, 8 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    setrlimit(RLIMIT_MEMLOCK, &limit);
    printf("%d\n", mlock(area, 8 * 4096));
    printf("%d", mlockall(MCL_CURRENT));
    printf(" %s\n", strerror(errno));
    printf("%d\n", munlockall());
    return 0;
}
