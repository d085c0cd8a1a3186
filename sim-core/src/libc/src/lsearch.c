/* lfind(3), insque(3): misc/lsearch.c, misc/insremque.c. */
#include <bits/lib.h>
#include <search.h>

void *lfind(const void *key, const void *base, size_t *n, size_t size, __compar_fn_t compare)
{
    const char *at = base;
    size_t i;
    for (i = 0; i < *n; i++, at += size)
        if (compare(key, at) == 0)
            return (void *)at;
    return NULL;
}

void *lsearch(const void *key, void *base, size_t *n, size_t size, __compar_fn_t compare)
{
    void *found = lfind(key, base, n, size, compare);
    if (found == NULL) {
        found = __rt_memcpy((char *)base + *n * size, key, size);
        (*n)++;
    }
    return found;
}

void insque(void *elem, void *prev)
{
    struct qelem *e = elem, *p = prev;
    if (p == NULL) {
        e->q_forw = e->q_back = NULL;
        return;
    }
    struct qelem *next = p->q_forw;
    p->q_forw = e;
    if (next)
        next->q_back = e;
    e->q_forw = next;
    e->q_back = p;
}

void remque(void *elem)
{
    struct qelem *e = elem;
    if (e->q_forw)
        e->q_forw->q_back = e->q_back;
    if (e->q_back)
        e->q_back->q_forw = e->q_forw;
}
