/* getgrnam(3), getgrgid(3), getgrent(3), getgrouplist(3): /etc/group, read as nss_files does. */
#include <bits/stdio_impl.h>

struct group {
    char *gr_name, *gr_passwd;
    unsigned gr_gid;
    char **gr_mem;
};

FILE *fopen(const char *path, const char *mode);
int fclose(FILE *f);
char *fgets(char *s, int n, FILE *f);
void rewind(FILE *f);
unsigned long strtoul(const char *s, char **end, int base);
char *strsep(char **s, const char *delimiters);
int __rt_strcmp(const char *a, const char *b);
char *__rt_strchrnul(const char *s, int c);

static FILE *open_file;
static char line[2048];
static struct group entry;

/* Cuts a line into an entry: the list of members stands behind the text. 0 if it is none. */
static int parse(char *text, size_t room, struct group *to)
{
    char *field[4], *end, *place = text + __rt_strlen(text) + 1, *member;
    size_t used;
    int i, n = 0;
    place += -(unsigned long)place % sizeof(char *);
    used = place - text;
    *__rt_strchrnul(text, '\n') = 0;
    for (i = 0; i < 4; i++)
        if ((field[i] = strsep(&text, ":")) == NULL)
            return 0;
    to->gr_name = field[0];
    to->gr_passwd = field[1];
    to->gr_gid = strtoul(field[2], &end, 10);
    if (end == field[2] || *end)
        return 0;
    to->gr_mem = (char **)place;
    while ((member = strsep(&field[3], ",")))
        if (*member && used + (n + 2) * sizeof(char *) <= room)
            to->gr_mem[n++] = member;
    to->gr_mem[n] = NULL;
    return *to->gr_name != 0;
}

static int next(FILE *f, struct group *to, char *buf, size_t n)
{
    while (fgets(buf, n / 2, f))
        if (parse(buf, n, to))
            return 1;
    return 0;
}

/* The entry of a name, or of a number: 0, or an error's number. */
static int find(const char *name, unsigned gid, struct group *to, char *buf, size_t n, struct group **found)
{
    FILE *f;
    *found = NULL;
    if (n < 128)
        return 34; /* ERANGE */
    f = fopen("/etc/group", "re");
    if (f == NULL)
        return 0;
    while (next(f, to, buf, n))
        if (name ? __rt_strcmp(to->gr_name, name) == 0 : to->gr_gid == gid) {
            *found = to;
            break;
        }
    fclose(f);
    return 0;
}

int getgrnam_r(const char *name, struct group *to, char *buf, size_t n, struct group **found)
{
    return find(name, 0, to, buf, n, found);
}

int getgrgid_r(unsigned gid, struct group *to, char *buf, size_t n, struct group **found)
{
    return find(NULL, gid, to, buf, n, found);
}

struct group *getgrnam(const char *name)
{
    struct group *found;
    find(name, 0, &entry, line, sizeof line, &found);
    return found;
}

struct group *getgrgid(unsigned gid)
{
    struct group *found;
    find(NULL, gid, &entry, line, sizeof line, &found);
    return found;
}

void setgrent(void)
{
    if (open_file)
        rewind(open_file);
}

void endgrent(void)
{
    if (open_file)
        fclose(open_file);
    open_file = NULL;
}

struct group *fgetgrent(FILE *f)
{
    return next(f, &entry, line, sizeof line) ? &entry : NULL;
}

struct group *getgrent(void)
{
    if (open_file == NULL && (open_file = fopen("/etc/group", "re")) == NULL)
        return NULL;
    return fgetgrent(open_file);
}

int getgrouplist(const char *user, unsigned group, unsigned *list, int *n)
{
    char buf[2048];
    struct group g;
    FILE *f = fopen("/etc/group", "re");
    int count = 1, room = *n, i;
    if (room > 0)
        list[0] = group;
    while (f && next(f, &g, buf, sizeof buf))
        for (i = 0; g.gr_mem[i]; i++)
            if (g.gr_gid != group && __rt_strcmp(g.gr_mem[i], user) == 0) {
                if (count < room)
                    list[count] = g.gr_gid;
                count++;
                break;
            }
    if (f)
        fclose(f);
    *n = count;
    return count > room ? -1 : count;
}

int setgroups(size_t n, const unsigned *list)
{
    return __result(__rt_syscall(116, n, list));
}

int initgroups(const char *user, unsigned group)
{
    unsigned list[64];
    int n = 64;
    getgrouplist(user, group, list, &n);
    return setgroups(n < 64 ? n : 64, list);
}
