/* rand(3), random(3): glibc's additive feedback generator, stdlib/random_r.c. */
#include <bits/lib.h>

/* Five kinds, by the number of words of state: 0, 7, 15, 31, 63. */
static const char degrees[5] = {0, 7, 15, 31, 63};
static const char separations[5] = {0, 3, 1, 3, 1};

static int table[32] = {3};       /* the first word says which kind, as in glibc */
static int *state = table + 1;
static int kind = 3, degree = 31, separation = 3;
static int *front, *rear;

long random(void);

static void seed(unsigned n)
{
    int i, word;
    if (n == 0)
        n = 1;
    state[0] = word = n;
    if (kind == 0)
        return;
    for (i = 1; i < degree; i++) {
        /* 16807 x mod 2^31 - 1, without overflow. */
        long high = word / 127773, low = word % 127773;
        word = 16807 * low - 2836 * high;
        if (word < 0)
            word += 2147483647;
        state[i] = word;
    }
    front = state + separation;
    rear = state;
    for (i = 0; i < degree * 10; i++)
        random();
}

void srandom(unsigned n)
{
    seed(n);
}

void srand(unsigned n)
{
    seed(n);
}

long random(void)
{
    unsigned n;
    if (kind == 0)
        return state[0] = state[0] * 1103515245U + 12345U & 0x7fffffff;
    if (front == NULL)
        seed(1);
    n = *front += (unsigned)*rear;
    if (++front >= state + degree)
        front = state;
    if (++rear >= state + degree)
        rear = state;
    return n >> 1;
}

int rand(void)
{
    return random();
}

static void save(void)
{
    state[-1] = kind == 0 ? 0 : 5 * (rear - state) + kind;
}

char *initstate(unsigned n, char *buf, size_t size)
{
    char *old = (char *)(state - 1);
    if (size < 8) {
        errno = 22; /* EINVAL */
        return NULL;
    }
    if (front == NULL && kind != 0)
        seed(1);
    save();
    kind = size >= 256 ? 4 : size >= 128 ? 3 : size >= 64 ? 2 : size >= 32 ? 1 : 0;
    degree = degrees[kind];
    separation = separations[kind];
    state = (int *)buf + 1;
    seed(n);
    save();
    return old;
}

char *setstate(char *buf)
{
    char *old = (char *)(state - 1);
    int *new = (int *)buf;
    if (new[0] % 5 > 4 || new[0] < 0) {
        errno = 22; /* EINVAL */
        return NULL;
    }
    if (front == NULL && kind != 0)
        seed(1);
    save();
    kind = new[0] % 5;
    degree = degrees[kind];
    separation = separations[kind];
    state = new + 1;
    if (kind != 0) {
        rear = state + new[0] / 5;
        front = state + (new[0] / 5 + separation) % degree;
    }
    return old;
}
