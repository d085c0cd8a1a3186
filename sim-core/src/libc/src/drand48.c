/* drand48(3): 48 bits, x = a x + c. */
#include <bits/lib.h>

static unsigned short x[3], old[3];
static unsigned long a = 0x5deece66d;
static unsigned short c = 11;

static unsigned long step(unsigned short *s)
{
    unsigned long n = s[0] | (unsigned long)s[1] << 16 | (unsigned long)s[2] << 32;
    n = n * a + c & 0xffffffffffff;
    s[0] = n;
    s[1] = n >> 16;
    s[2] = n >> 32;
    return n;
}

double erand48(unsigned short *s)
{
    return step(s) / 281474976710656.0;
}

long nrand48(unsigned short *s)
{
    return step(s) >> 17;
}

long jrand48(unsigned short *s)
{
    return (int)(step(s) >> 16);
}

double drand48(void)
{
    return erand48(x);
}

long lrand48(void)
{
    return nrand48(x);
}

long mrand48(void)
{
    return jrand48(x);
}

void srand48(long seed)
{
    x[0] = 0x330e;
    x[1] = seed;
    x[2] = seed >> 16;
    a = 0x5deece66d;
    c = 11;
}

unsigned short *seed48(unsigned short *seed)
{
    __rt_memcpy(old, x, 6);
    __rt_memcpy(x, seed, 6);
    a = 0x5deece66d;
    c = 11;
    return old;
}

void lcong48(unsigned short *p)
{
    __rt_memcpy(x, p, 6);
    a = p[3] | (unsigned long)p[4] << 16 | (unsigned long)p[5] << 32;
    c = p[6];
}
