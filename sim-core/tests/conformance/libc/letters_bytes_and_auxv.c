/* a64l, l64a; bswap_16 and its kin; getauxval. */
#define _GNU_SOURCE
#include <byteswap.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

int main(void)
{
    long n[] = {0, 1, 63, 64, 12345, -1, 0x7fffffff, 1L << 32};
    const char *s[] = {"", "/", "zzzzz1", "zzzzzz", "a b", "..1", "1234567"};
    for (int i = 0; i < 8; i++)
        printf("[%s]", l64a(n[i]));
    puts("");
    for (int i = 0; i < 7; i++)
        printf("%ld ", a64l(s[i]));
    puts("");
    printf("%x %x %lx\n", bswap_16(0x1234), bswap_32(0x12345678), (unsigned long)bswap_64(0x123456789abcdef0));
    printf("%lu %d %d\n", getauxval(AT_PAGESZ), getauxval(AT_UID) == getuid(), getauxval(AT_EGID) == getegid());
    printf("%lu %lu\n", getauxval(AT_CLKTCK), getauxval(AT_SECURE));
    setenv("MORE", "than before", 1);
    printf("%d %s\n", getauxval(AT_RANDOM) != 0, (char *)getauxval(AT_PLATFORM));
    errno = 0;
    printf("%lu", getauxval(12345));
    printf(" %s\n", strerror(errno));
    return 0;
}
