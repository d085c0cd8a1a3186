/* Conversions with random flags, widths, precisions and values. */
#include <stdio.h>
#include <string.h>

static unsigned long long seed = 88172645463325252ULL;

static unsigned long long rnd(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static double number(void) {
    union { unsigned long long u; double d; } u;
    u.u = rnd();
    switch (rnd() % 5) {
    case 0: return u.d;
    case 1: return (double)(long long)rnd();
    case 2: return (int)(rnd() % 2000000 - 1000000) / 1000.0;
    case 3: return (int)(rnd() % 2001 - 1000) / 8.0;
    default: return (rnd() % 100) * 0.5;
    }
}

int main(void) {
    for (int i = 0; i < 1500; i++) {
        char f[64] = "[%", *p = f + 2;
        for (int n = rnd() % 4; n > 0; n--)
            *p++ = "-+ #0'"[rnd() % 6];
        if (rnd() % 2)
            p += sprintf(p, "%d", (int)(rnd() % 30));
        if (rnd() % 2)
            p += sprintf(p, ".%d", (int)(rnd() % (rnd() % 20 ? 25 : 400)));
        switch (rnd() % 3) {
        case 0:
            p += sprintf(p, "%c]", "feEgGaFA"[rnd() % 8]);
            printf(f, number());
            break;
        case 1: {
            static const char *const lengths[] = {"", "h", "hh", "l", "ll", "j", "z", "t"};
            int l = rnd() % 8;
            long long value = rnd() % 8 ? rnd() >> rnd() % 64 : 0;
            p += sprintf(p, "%s%c]", lengths[l], "diuxXo"[rnd() % 6]);
            if (l < 3)
                printf(f, (int)value);
            else
                printf(f, value);
            break;
        }
        default: {
            static const char *const strings[] = {"", "a", "hello world", NULL};
            strcpy(p, "s]");
            printf(f, strings[rnd() % 4]);
        }
        }
        printf(" %s\n", f);
    }
    return 0;
}
