/* random_r(3): the generator of rand.c with its state in the caller's hands; stdlib/random_r.c. */
#include <bits/lib.h>

struct random_data {
    int *fptr, *rptr, *state;
    int rand_type, rand_deg, rand_sep;
    int *end_ptr;
};

static const char degrees[5] = {0, 7, 15, 31, 63};
static const char separations[5] = {0, 3, 1, 3, 1};

static int invalid(void)
{
    errno = 22; /* EINVAL */
    return -1;
}

int random_r(struct random_data *buf, int *result)
{
    if (buf == NULL || result == NULL || buf->state == NULL)
        return invalid();
    if (buf->rand_type == 0) {
        *result = buf->state[0] = buf->state[0] * 1103515245U + 12345U & 0x7fffffff;
        return 0;
    }
    *result = (unsigned)(*buf->fptr += (unsigned)*buf->rptr) >> 1;
    if (++buf->fptr >= buf->end_ptr)
        buf->fptr = buf->state;
    if (++buf->rptr >= buf->end_ptr)
        buf->rptr = buf->state;
    return 0;
}

int srandom_r(unsigned seed, struct random_data *buf)
{
    int word, i, discard;
    if (buf == NULL || buf->rand_type < 0 || buf->rand_type > 4)
        return -1;
    word = buf->state[0] = seed ? seed : 1;
    if (buf->rand_type == 0)
        return 0;
    for (i = 1; i < buf->rand_deg; i++) {
        long high = word / 127773, low = word % 127773;
        word = 16807 * low - 2836 * high;
        if (word < 0)
            word += 2147483647;
        buf->state[i] = word;
    }
    buf->fptr = buf->state + buf->rand_sep;
    buf->rptr = buf->state;
    for (i = 0; i < buf->rand_deg * 10; i++)
        random_r(buf, &discard);
    return 0;
}

/* Notes in front of the state which kind it is, and where in it one is. */
static void save(struct random_data *buf)
{
    if (buf->state)
        buf->state[-1] = buf->rand_type == 0 ? 0 : 5 * (buf->rptr - buf->state) + buf->rand_type;
}

static void use(struct random_data *buf, int kind, char *memory)
{
    buf->rand_type = kind;
    buf->rand_deg = degrees[kind];
    buf->rand_sep = separations[kind];
    buf->state = (int *)memory + 1;
    buf->end_ptr = buf->state + buf->rand_deg;
}

int initstate_r(unsigned seed, char *memory, size_t size, struct random_data *buf)
{
    if (buf == NULL)
        return invalid();
    save(buf);
    if (size < 8)
        return invalid();
    use(buf, size >= 256 ? 4 : size >= 128 ? 3 : size >= 64 ? 2 : size >= 32 ? 1 : 0, memory);
    srandom_r(seed, buf);
    save(buf);
    return 0;
}

int setstate_r(char *memory, struct random_data *buf)
{
    int note, rear;
    if (memory == NULL || buf == NULL)
        return invalid();
    note = *(int *)memory;
    if (note < 0 || note % 5 > 4)
        return invalid();
    save(buf);
    use(buf, note % 5, memory);
    if (buf->rand_type != 0) {
        rear = note / 5;
        buf->rptr = buf->state + rear;
        buf->fptr = buf->state + (rear + buf->rand_sep) % buf->rand_deg;
    }
    return 0;
}
