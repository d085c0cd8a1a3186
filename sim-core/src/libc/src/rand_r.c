/* rand_r(3): stdlib/rand_r.c. */
#include <bits/lib.h>

int rand_r(unsigned *seed)
{
    unsigned next = *seed;
    int result;
    next = next * 1103515245 + 12345;
    result = (unsigned)(next / 65536) % 2048;
    next = next * 1103515245 + 12345;
    result <<= 10;
    result ^= (unsigned)(next / 65536) % 1024;
    next = next * 1103515245 + 12345;
    result <<= 10;
    result ^= (unsigned)(next / 65536) % 1024;
    *seed = next;
    return result;
}

/* strfry(3): every order comes out, by a seed that is the caller's. */
char *strfry(char *s)
{
    static unsigned seed;
    size_t n = __rt_strlen(s), i;
    if (seed == 0)
        seed = __rt_syscall(39) + __rt_syscall(201, 0); /* getpid, time */
    for (i = 0; i + 1 < n; i++) {
        size_t j = i + rand_r(&seed) % (n - i);
        char c = s[i];
        s[i] = s[j];
        s[j] = c;
    }
    return s;
}
