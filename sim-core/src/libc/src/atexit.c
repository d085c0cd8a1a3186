/* atexit(3), on_exit(3): stdlib/cxa_atexit.c. */
#include <bits/lib.h>

void *calloc(size_t n, size_t size);

struct entry {
    void (*plain)(void);
    void (*full)(int, void *);
    void *arg;
};

/* Blocks of 32; the first is there from the start. */
struct block {
    struct block *next;
    size_t n;
    struct entry entries[32];
};

extern void (*__exit_functions)(int);
static struct block initial;
static struct block *last = &initial;

static void run(int status)
{
    for (;;) {
        struct entry e;
        while (last != &initial && last->n == 0)
            last = last->next;
        if (last->n == 0)
            return;
        e = last->entries[--last->n];
        if (e.plain)
            e.plain();
        else
            e.full(status, e.arg);
    }
}

static struct entry *slot(void)
{
    if (last->n == 32) {
        struct block *b = calloc(1, sizeof *b);
        if (b == NULL)
            return NULL;
        b->next = last;
        last = b;
    }
    __exit_functions = run;
    return &last->entries[last->n++];
}

int atexit(void (*f)(void))
{
    struct entry *e = slot();
    if (e == NULL)
        return -1;
    e->plain = f;
    return 0;
}

int on_exit(void (*f)(int, void *), void *arg)
{
    struct entry *e = slot();
    if (e == NULL)
        return -1;
    e->plain = NULL;
    e->full = f;
    e->arg = arg;
    return 0;
}
