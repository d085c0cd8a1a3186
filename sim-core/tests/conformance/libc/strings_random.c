/* The string functions against random strings of few letters. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <strings.h>

static unsigned long long seed = 88172645463325252ULL;

static unsigned long long rnd(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static unsigned long hash;

static void add(long n) {
    hash = hash * 31 + n;
}

static long at(const char *p, const char *s) {
    return p ? p - s : -1;
}

int main(void) {
    static char buf[200];
    for (int round = 0; round < 600; round++) {
        char x[40], y[40];
        int n = rnd() % 30, m = rnd() % 6;
        size_t k = rnd() % 35;
        for (int i = 0; i < n; i++)
            x[i] = 'a' + rnd() % 3;
        x[n] = 0;
        for (int i = 0; i < m; i++)
            y[i] = "abcA"[rnd() % 4];
        y[m] = 0;
        add(at(strstr(x, y), x));
        add(at(strcasestr(x, y), x));
        add(strcmp(x, y));
        add(strncmp(x, y, k));
        add(strcasecmp(x, y));
        add(strncasecmp(x, y, k));
        add(strspn(x, y));
        add(strcspn(x, y));
        add(at(strpbrk(x, y), x));
        add(at(strchr(x, 'b'), x));
        add(at(strrchr(x, 'b'), x));
        add(at(strchrnul(x, 'c'), x));
        add(strnlen(x, k));
        add(at(memchr(x, 'c', n), x));
        add(at(memrchr(x, 'a', n), x));
        add(at(memmem(x, n, y, m), x));
        /* How large glibc's result is depends on where the bytes lie. */
        int order = memcmp(x, y, m < n ? m : n);
        add((order > 0) - (order < 0));
        add(strverscmp(x, y));
        memset(buf, '#', sizeof buf);
        strncpy(buf, x, k);
        add(at(stpncpy(buf + 50, x, k), buf));
        strcpy(buf + 100, x);
        strncat(buf + 100, y, k);
        strcat(buf + 100, y);
        add(at(memccpy(buf + 150, x, 'b', n + 1), buf));
        memmove(buf + rnd() % 100, buf + rnd() % 100, rnd() % 100);
        for (int i = 0; i < 200; i += 7)
            add(buf[i]);
        if (round % 50 == 0)
            printf("%d %lx\n", round, hash);
    }
    printf("%lx\n", hash);
    strcpy(buf, ",,a,b;;c,");
    for (char *t = strtok(buf, ",;"); t; t = strtok(NULL, ",;"))
        printf("<%s>", t);
    strcpy(buf, ",,a,b");
    for (char *t, *rest = buf; (t = strsep(&rest, ","));)
        printf("{%s}", t);
    printf("\n%d %d %d\n", strverscmp("a10", "a9"), strverscmp("a01", "a1"), strverscmp("000", "00"));
    return 0;
}
