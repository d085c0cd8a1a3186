/* tsearch(3): misc/tsearch.c, a red-black tree, so that twalk meets the same nodes in the same
   order as with glibc. */
#include <bits/lib.h>
#include <search.h>

void *malloc(size_t n);
void free(void *p);

typedef struct node {
    const void *key;
    struct node *left, *right;
    int red;
} *node;

/* Splits a node with two red children, and mends two reds in a row, as it goes down. */
static void split(node *root, node *parent, node *grand, int p_r, int gp_r, int mode)
{
    node n = *root, *rp, *lp;
    rp = &n->right;
    lp = &n->left;
    if (mode != 1 && !(*rp && *lp && (*rp)->red && (*lp)->red))
        return;
    n->red = 1;
    if (*rp)
        (*rp)->red = 0;
    if (*lp)
        (*lp)->red = 0;
    if (parent == NULL || !(*parent)->red)
        return;
    node gp = *grand, p = *parent;
    if ((p_r > 0) != (gp_r > 0)) {
        p->red = 1;
        gp->red = 1;
        n->red = 0;
        if (p_r < 0) {
            p->left = n->right;
            n->right = p;
            gp->right = n->left;
            n->left = gp;
        } else {
            p->right = n->left;
            n->left = p;
            gp->left = n->right;
            n->right = gp;
        }
        *grand = n;
    } else {
        *grand = p;
        p->red = 0;
        gp->red = 1;
        if (p_r < 0) {
            gp->left = p->right;
            p->right = gp;
        } else {
            gp->right = p->left;
            p->left = gp;
        }
    }
}

void *tsearch(const void *key, void **vroot, __compar_fn_t compare)
{
    node *root = (node *)vroot, *parent = NULL, *grand = NULL, *next, q;
    int r = 0, p_r = 0, gp_r = 0;
    if (root == NULL)
        return NULL;
    if (*root)
        (*root)->red = 0;
    next = root;
    while (*next) {
        node n = *next;
        r = compare(key, n->key);
        if (r == 0)
            return n;
        split(next, parent, grand, p_r, gp_r, 0);
        root = next;
        next = r < 0 ? &(*root)->left : &(*root)->right;
        if (*next == NULL)
            break;
        grand = parent;
        parent = root;
        gp_r = p_r;
        p_r = r;
    }
    q = malloc(sizeof *q);
    if (q) {
        *next = q;
        q->key = key;
        q->red = 1;
        q->left = q->right = NULL;
        if (next != root)
            split(next, root, parent, r, p_r, 1);
    }
    return q;
}

void *tfind(const void *key, void *const *vroot, __compar_fn_t compare)
{
    node at = vroot ? *vroot : NULL;
    while (at) {
        int r = compare(key, at->key);
        if (r == 0)
            return at;
        at = r < 0 ? at->left : at->right;
    }
    return NULL;
}

void *tdelete(const void *key, void **vroot, __compar_fn_t compare)
{
    node p, q, r, root, unchained, result, *rootp = (node *)vroot, **stack, *fixed[64];
    int cmp, sp = 0;
    stack = fixed;
    if (rootp == NULL || *rootp == NULL)
        return NULL;
    p = *rootp;
    while ((cmp = compare(key, (*rootp)->key)) != 0) {
        if (sp == 63)
            return NULL;
        stack[sp++] = rootp;
        p = *rootp;
        rootp = cmp < 0 ? &(*rootp)->left : &(*rootp)->right;
        if (*rootp == NULL)
            return NULL;
    }
    result = p;
    root = *rootp;
    r = root->right;
    q = root->left;
    if (q == NULL || r == NULL)
        unchained = root;
    else {
        node *parentp = rootp, *up = &root->right;
        for (;;) {
            if (sp == 63)
                return NULL;
            stack[sp++] = parentp;
            parentp = up;
            if ((*up)->left == NULL)
                break;
            up = &(*up)->left;
        }
        unchained = *up;
    }
    r = unchained->left;
    if (r == NULL)
        r = unchained->right;
    if (sp == 0)
        *rootp = r;
    else {
        q = *stack[sp - 1];
        if (unchained == q->right)
            q->right = r;
        else
            q->left = r;
    }
    if (unchained != root)
        root->key = unchained->key;
    if (!unchained->red) {
        while (sp > 0 && (r == NULL || !r->red)) {
            node *pp = stack[sp - 1];
            p = *pp;
            if (r == p->left) {
                q = p->right;
                if (q->red) {
                    q->red = 0;
                    p->red = 1;
                    p->right = q->left;
                    q->left = p;
                    *pp = q;
                    stack[sp++] = pp = &q->left;
                    q = p->right;
                }
                if ((q->left == NULL || !q->left->red) && (q->right == NULL || !q->right->red)) {
                    q->red = 1;
                    r = p;
                } else {
                    if (q->right == NULL || !q->right->red) {
                        node q2 = q->left;
                        q2->red = p->red;
                        p->right = q2->left;
                        q->left = q2->right;
                        q2->right = q;
                        q2->left = p;
                        *pp = q2;
                        p->red = 0;
                    } else {
                        q->red = p->red;
                        p->red = 0;
                        q->right->red = 0;
                        p->right = q->left;
                        q->left = p;
                        *pp = q;
                    }
                    sp = 1;
                    r = NULL;
                }
            } else {
                q = p->left;
                if (q->red) {
                    q->red = 0;
                    p->red = 1;
                    p->left = q->right;
                    q->right = p;
                    *pp = q;
                    stack[sp++] = pp = &q->right;
                    q = p->left;
                }
                if ((q->right == NULL || !q->right->red) && (q->left == NULL || !q->left->red)) {
                    q->red = 1;
                    r = p;
                } else {
                    if (q->left == NULL || !q->left->red) {
                        node q2 = q->right;
                        q2->red = p->red;
                        p->left = q2->right;
                        q->right = q2->left;
                        q2->left = q;
                        q2->right = p;
                        *pp = q2;
                        p->red = 0;
                    } else {
                        q->red = p->red;
                        p->red = 0;
                        q->left->red = 0;
                        p->left = q->right;
                        q->right = p;
                        *pp = q;
                    }
                    sp = 1;
                    r = NULL;
                }
            }
            --sp;
        }
        if (r)
            r->red = 0;
    }
    free(unchained);
    return result;
}

static void walk(node n, void (*f)(const void *, VISIT, int), int level)
{
    if (n->left == NULL && n->right == NULL) {
        f(n, leaf, level);
        return;
    }
    f(n, preorder, level);
    if (n->left)
        walk(n->left, f, level + 1);
    f(n, postorder, level);
    if (n->right)
        walk(n->right, f, level + 1);
    f(n, endorder, level);
}

void twalk(const void *root, void (*f)(const void *, VISIT, int))
{
    if (root && f)
        walk((node)root, f, 0);
}

static void walk_r(node n, void (*f)(const void *, VISIT, void *), void *arg)
{
    if (n->left == NULL && n->right == NULL) {
        f(n, leaf, arg);
        return;
    }
    f(n, preorder, arg);
    if (n->left)
        walk_r(n->left, f, arg);
    f(n, postorder, arg);
    if (n->right)
        walk_r(n->right, f, arg);
    f(n, endorder, arg);
}

void twalk_r(const void *root, void (*f)(const void *, VISIT, void *), void *arg)
{
    if (root && f)
        walk_r((node)root, f, arg);
}

void tdestroy(void *root, void (*release)(void *))
{
    node n = root;
    if (n == NULL)
        return;
    tdestroy(n->left, release);
    tdestroy(n->right, release);
    release((void *)n->key);
    free(n);
}
