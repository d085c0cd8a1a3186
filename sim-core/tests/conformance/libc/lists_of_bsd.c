/* sys/queue.h: each kind of list is filled, changed in the middle and at its ends, and walked. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/queue.h>

struct item {
    int n;
    SLIST_ENTRY(item) single;
    LIST_ENTRY(item) list;
    STAILQ_ENTRY(item) tail;
    SIMPLEQ_ENTRY(item) simple;
    TAILQ_ENTRY(item) both;
    CIRCLEQ_ENTRY(item) ring;
};

SLIST_HEAD(singles, item);
LIST_HEAD(lists, item);
STAILQ_HEAD(tails, item);
SIMPLEQ_HEAD(simples, item);
TAILQ_HEAD(boths, item);
CIRCLEQ_HEAD(rings, item);

#define SHOW(word, walk) do { printf("%s:", word); walk printf(" %d", p->n); puts(""); } while (0)

int main(void)
{
    static struct item a[6];
    struct item *p;
    int i;
    struct singles singles = SLIST_HEAD_INITIALIZER(singles);
    struct lists lists = LIST_HEAD_INITIALIZER(lists);
    struct tails tails = STAILQ_HEAD_INITIALIZER(tails), more = STAILQ_HEAD_INITIALIZER(more);
    struct simples simples;
    struct boths boths = TAILQ_HEAD_INITIALIZER(boths), others = TAILQ_HEAD_INITIALIZER(others);
    struct rings rings = CIRCLEQ_HEAD_INITIALIZER(rings);

    for (i = 0; i < 6; i++)
        a[i].n = i;
    printf("%d %d %d %d\n", SLIST_EMPTY(&singles), LIST_EMPTY(&lists), STAILQ_EMPTY(&tails), CIRCLEQ_EMPTY(&rings));

    SLIST_INSERT_HEAD(&singles, &a[0], single);
    SLIST_INSERT_AFTER(&a[0], &a[1], single);
    SLIST_INSERT_AFTER(&a[1], &a[2], single);
    SLIST_INSERT_HEAD(&singles, &a[3], single);
    SHOW("single", SLIST_FOREACH(p, &singles, single));
    SLIST_REMOVE(&singles, &a[1], item, single);
    SLIST_REMOVE_HEAD(&singles, single);
    SHOW("single", SLIST_FOREACH(p, &singles, single));
    printf("%d\n", SLIST_NEXT(SLIST_FIRST(&singles), single)->n);

    LIST_INSERT_HEAD(&lists, &a[0], list);
    LIST_INSERT_BEFORE(&a[0], &a[1], list);
    LIST_INSERT_AFTER(&a[0], &a[2], list);
    LIST_INSERT_HEAD(&lists, &a[3], list);
    SHOW("list", LIST_FOREACH(p, &lists, list));
    LIST_REMOVE(&a[3], list);
    LIST_REMOVE(&a[2], list);
    SHOW("list", LIST_FOREACH(p, &lists, list));

    for (i = 0; i < 3; i++)
        STAILQ_INSERT_TAIL(&tails, &a[i], tail);
    STAILQ_INSERT_HEAD(&more, &a[4], tail);
    STAILQ_INSERT_AFTER(&more, &a[4], &a[5], tail);
    STAILQ_CONCAT(&tails, &more);
    SHOW("tail", STAILQ_FOREACH(p, &tails, tail));
    STAILQ_REMOVE(&tails, &a[5], item, tail);
    STAILQ_REMOVE_HEAD(&tails, tail);
    STAILQ_INSERT_TAIL(&tails, &a[3], tail);
    SHOW("tail", STAILQ_FOREACH(p, &tails, tail));

    SIMPLEQ_INIT(&simples);
    SIMPLEQ_INSERT_TAIL(&simples, &a[1], simple);
    SIMPLEQ_INSERT_HEAD(&simples, &a[0], simple);
    SIMPLEQ_INSERT_AFTER(&simples, &a[1], &a[2], simple);
    SIMPLEQ_REMOVE(&simples, &a[1], item, simple);
    SHOW("simple", SIMPLEQ_FOREACH(p, &simples, simple));

    for (i = 0; i < 4; i++)
        TAILQ_INSERT_TAIL(&boths, &a[i], both);
    TAILQ_REMOVE(&boths, &a[0], both);
    TAILQ_INSERT_BEFORE(&a[2], &a[0], both);
    TAILQ_INSERT_AFTER(&boths, &a[3], &a[4], both);
    TAILQ_INSERT_HEAD(&others, &a[5], both);
    TAILQ_CONCAT(&boths, &others, both);
    SHOW("both", TAILQ_FOREACH(p, &boths, both));
    SHOW("back", TAILQ_FOREACH_REVERSE(p, &boths, boths, both));
    printf("%d %d %d\n", TAILQ_FIRST(&boths)->n, TAILQ_LAST(&boths, boths)->n, TAILQ_EMPTY(&others));
    while ((p = TAILQ_FIRST(&boths))) {
        TAILQ_REMOVE(&boths, p, both);
        printf("took %d\n", TAILQ_PREV(p, boths, both) == NULL ? p->n : -1);
    }

    CIRCLEQ_INSERT_TAIL(&rings, &a[0], ring);
    CIRCLEQ_INSERT_HEAD(&rings, &a[1], ring);
    CIRCLEQ_INSERT_AFTER(&rings, &a[1], &a[2], ring);
    CIRCLEQ_INSERT_BEFORE(&rings, &a[0], &a[3], ring);
    SHOW("ring", CIRCLEQ_FOREACH(p, &rings, ring));
    CIRCLEQ_REMOVE(&rings, &a[2], ring);
    SHOW("ring", CIRCLEQ_FOREACH_REVERSE(p, &rings, ring));
    printf("%d %d\n", CIRCLEQ_LOOP_NEXT(&rings, CIRCLEQ_LAST(&rings), ring)->n, CIRCLEQ_FIRST(&rings)->n);
    printf("%zu %zu %zu\n", sizeof singles, sizeof boths, sizeof a[0].both);
    return 0;
}
