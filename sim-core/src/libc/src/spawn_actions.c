/* posix_spawn_file_actions_…(3): glibc's posix/spawn_faction_*.c. */
#include <bits/lib.h>
#include <bits/sigset.h>
#include <sched.h>
#include <bits/spawn.h>
#include <bits/spawn_impl.h>

#define EBADF 9
#define ENOMEM 12

void *realloc(void *p, size_t n);
void free(void *p);
char *strdup(const char *s);
long sysconf(int name);

int posix_spawn_file_actions_init(posix_spawn_file_actions_t *list)
{
    __rt_memset(list, 0, sizeof *list);
    return 0;
}

int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *list)
{
    int i;
    for (i = 0; i < list->__used; ++i)
        if (list->__actions[i].tag == SPAWN_OPEN || list->__actions[i].tag == SPAWN_CHDIR)
            free(list->__actions[i].path);
    free(list->__actions);
    return 0;
}

static int valid(int fd)
{
    return fd >= 0 && fd < sysconf(4); /* _SC_OPEN_MAX */
}

/* Adds an action; the path is copied. */
static int add(posix_spawn_file_actions_t *list, struct __spawn_action action)
{
    if (action.path) {
        action.path = strdup(action.path);
        if (!action.path)
            return ENOMEM;
    }
    if (list->__used == list->__allocated) {
        int n = list->__used + 8;
        void *p = realloc(list->__actions, n * sizeof action);
        if (!p) {
            free(action.path);
            return ENOMEM;
        }
        list->__actions = p;
        list->__allocated = n;
    }
    list->__actions[list->__used++] = action;
    return 0;
}

int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *list, int fd, const char *path, int flags, unsigned mode)
{
    struct __spawn_action action = {SPAWN_OPEN, fd, fd, flags, mode, (char *)path};
    return valid(fd) ? add(list, action) : EBADF;
}

int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *list, int fd)
{
    struct __spawn_action action = {SPAWN_CLOSE, fd};
    return valid(fd) ? add(list, action) : EBADF;
}

int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *list, int fd, int to)
{
    struct __spawn_action action = {SPAWN_DUP2, fd, to};
    return valid(fd) && valid(to) ? add(list, action) : EBADF;
}

int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *list, const char *path)
{
    struct __spawn_action action = {SPAWN_CHDIR, 0, 0, 0, 0, (char *)path};
    return add(list, action);
}

int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *list, int fd)
{
    struct __spawn_action action = {SPAWN_FCHDIR, fd};
    return add(list, action); /* glibc does not look at it */
}

int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *list, int from)
{
    struct __spawn_action action = {SPAWN_CLOSEFROM, from};
    return valid(from) ? add(list, action) : EBADF;
}
