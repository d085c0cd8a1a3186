/* drand48_r(3): the generators of drand48.c with their state in the caller's hands. */
#include <bits/lib.h>

struct drand48_data {
    unsigned short x[3], old_x[3], c, init;
    unsigned long a;
};

static unsigned long step(unsigned short *s, struct drand48_data *d)
{
    unsigned long n = s[0] | (unsigned long)s[1] << 16 | (unsigned long)s[2] << 32;
    if (!d->init) {
        d->a = 0x5deece66d;
        d->c = 11;
        d->init = 1;
    }
    n = n * d->a + d->c & 0xffffffffffff;
    s[0] = n;
    s[1] = n >> 16;
    s[2] = n >> 32;
    return n;
}

int erand48_r(unsigned short *s, struct drand48_data *d, double *result)
{
    *result = step(s, d) / 281474976710656.0;
    return 0;
}

int nrand48_r(unsigned short *s, struct drand48_data *d, long *result)
{
    *result = step(s, d) >> 17;
    return 0;
}

int jrand48_r(unsigned short *s, struct drand48_data *d, long *result)
{
    *result = (int)(step(s, d) >> 16);
    return 0;
}

int drand48_r(struct drand48_data *d, double *result)
{
    return erand48_r(d->x, d, result);
}

int lrand48_r(struct drand48_data *d, long *result)
{
    return nrand48_r(d->x, d, result);
}

int mrand48_r(struct drand48_data *d, long *result)
{
    return jrand48_r(d->x, d, result);
}

int srand48_r(long seed, struct drand48_data *d)
{
    d->x[0] = 0x330e;
    d->x[1] = seed;
    d->x[2] = seed >> 16;
    d->a = 0x5deece66d;
    d->c = 11;
    d->init = 1;
    return 0;
}

int seed48_r(unsigned short *seed, struct drand48_data *d)
{
    __rt_memcpy(d->old_x, d->x, 6);
    __rt_memcpy(d->x, seed, 6);
    d->a = 0x5deece66d;
    d->c = 11;
    d->init = 1;
    return 0;
}

int lcong48_r(unsigned short *p, struct drand48_data *d)
{
    __rt_memcpy(d->x, p, 6);
    d->a = p[3] | (unsigned long)p[4] << 16 | (unsigned long)p[5] << 32;
    d->c = p[6];
    d->init = 1;
    return 0;
}
