#ifndef _SEARCH_H
#define _SEARCH_H
#include <stddef.h>
typedef int (*__compar_fn_t)(const void *, const void *);
typedef enum { FIND, ENTER } ACTION;
typedef struct entry { char *key; void *data; } ENTRY;
typedef enum { preorder, postorder, endorder, leaf } VISIT;
struct hsearch_data { struct __hash_slot *table; unsigned size, filled; };
struct qelem { struct qelem *q_forw, *q_back; char q_data[1]; };
int hcreate(size_t __n);
ENTRY *hsearch(ENTRY __item, ACTION __action);
void hdestroy(void);
int hcreate_r(size_t __n, struct hsearch_data *__table);
int hsearch_r(ENTRY __item, ACTION __action, ENTRY **__found, struct hsearch_data *__table);
void hdestroy_r(struct hsearch_data *__table);
void *tsearch(const void *__key, void **__root, __compar_fn_t __compare);
void *tfind(const void *__key, void *const *__root, __compar_fn_t __compare);
void *tdelete(const void *restrict __key, void **restrict __root, __compar_fn_t __compare);
void twalk(const void *__root, void (*__f)(const void *__node, VISIT __which, int __depth));
void twalk_r(const void *__root, void (*__f)(const void *__node, VISIT __which, void *__arg), void *__arg);
void tdestroy(void *__root, void (*__free)(void *__node));
void *lfind(const void *__key, const void *__base, size_t *__n, size_t __size, __compar_fn_t __compare);
void *lsearch(const void *__key, void *__base, size_t *__n, size_t __size, __compar_fn_t __compare);
void insque(void *__elem, void *__prev);
void remque(void *__elem);
#endif
