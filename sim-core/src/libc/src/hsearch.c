/* hsearch(3): misc/hsearch_r.c. */
#include <bits/lib.h>
#include <search.h>

void *calloc(size_t n, size_t size);
void free(void *p);
int __rt_strcmp(const char *a, const char *b);

struct __hash_slot { unsigned used; ENTRY entry; };

static struct hsearch_data common;

static int prime(unsigned n)
{
    unsigned d;
    for (d = 3; d <= n / d; d += 2)
        if (n % d == 0)
            return 0;
    return 1;
}

int hcreate_r(size_t n, struct hsearch_data *t)
{
    if (t == NULL || n >= 0xffffffff) {
        errno = t ? 12 : 22; /* ENOMEM, EINVAL */
        return 0;
    }
    if (t->table)
        return 0;
    if (n < 3)
        n = 3;
    for (n |= 1; !prime(n); n += 2)
        ;
    t->size = n;
    t->filled = 0;
    t->table = calloc(n + 1, sizeof *t->table);
    return t->table != NULL;
}

void hdestroy_r(struct hsearch_data *t)
{
    if (t == NULL) {
        errno = 22;
        return;
    }
    free(t->table);
    t->table = NULL;
}

int hsearch_r(ENTRY item, ACTION action, ENTRY **found, struct hsearch_data *t)
{
    unsigned count = __rt_strlen(item.key), hash = count, at, step, first;
    while (count-- > 0) {
        hash <<= 4;
        hash += item.key[count];
    }
    if (hash == 0)
        hash = ~hash;
    at = hash % t->size + 1;
    first = at;
    if (t->table[at].used) {
        if (t->table[at].used == hash && __rt_strcmp(item.key, t->table[at].entry.key) == 0) {
            *found = &t->table[at].entry;
            return 1;
        }
        step = 1 + hash % (t->size - 2);
        do {
            at = at <= step ? t->size + at - step : at - step;
            if (at == first)
                break;
            if (t->table[at].used == hash && __rt_strcmp(item.key, t->table[at].entry.key) == 0) {
                *found = &t->table[at].entry;
                return 1;
            }
        } while (t->table[at].used);
    }
    if (action == ENTER) {
        if (t->filled == t->size) {
            errno = 12; /* ENOMEM */
            *found = NULL;
            return 0;
        }
        t->table[at].used = hash;
        t->table[at].entry = item;
        t->filled++;
        *found = &t->table[at].entry;
        return 1;
    }
    errno = 3; /* ESRCH */
    *found = NULL;
    return 0;
}

int hcreate(size_t n)
{
    return hcreate_r(n, &common);
}

void hdestroy(void)
{
    hdestroy_r(&common);
}

ENTRY *hsearch(ENTRY item, ACTION action)
{
    ENTRY *found;
    hsearch_r(item, action, &found, &common);
    return found;
}
