#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node {
    char tag;
    int value;
    struct node *next;
};
struct mix {
    char a;
    double d;
    short s;
    char b[3];
};

static struct node *push(struct node *head, char tag, int value) {
    struct node *n = malloc(sizeof *n);
    *n = (struct node){.tag = tag, .value = value, .next = head};
    return n;
}

static struct node twice(struct node n) {
    n.value *= 2;
    return n;
}

int main(void) {
    printf("%zu %zu %zu %zu %zu\n", sizeof(struct node), offsetof(struct node, value), offsetof(struct node, next), sizeof(struct mix), offsetof(struct mix, b));
    struct node *list = NULL;
    for (int i = 0; i < 5; i++)
        list = push(list, 'a' + i, i * i);
    for (struct node *n = list; n; n = n->next)
        printf("%c%d ", n->tag, n->value);
    printf("\n");
    struct node t = twice(*list);
    printf("%d %d\n", t.value, list->value);
    int m[2][3] = {{1, 2, 3}, {4, 5, 6}};
    int *flat = &m[0][0];
    printf("%d %d %ld\n", m[1][0], flat[4], (long)(&m[1] - &m[0]));
    int (*row)[3] = m + 1;
    printf("%d %d\n", (*row)[2], row[-1][1]);
    int (*op)(const char *, const char *) = strcmp;
    printf("%d\n", op("a", "b") < 0);
    return 0;
}
