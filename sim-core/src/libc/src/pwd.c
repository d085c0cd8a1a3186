/* getpwnam(3), getpwuid(3), getpwent(3): /etc/passwd, read as nss_files does. */
#include <bits/stdio_impl.h>

struct passwd {
    char *pw_name, *pw_passwd;
    unsigned pw_uid, pw_gid;
    char *pw_gecos, *pw_dir, *pw_shell;
};

FILE *fopen(const char *path, const char *mode);
int fclose(FILE *f);
char *fgets(char *s, int n, FILE *f);
int fprintf(FILE *f, const char *format, ...);
void rewind(FILE *f);
unsigned long strtoul(const char *s, char **end, int base);
char *strsep(char **s, const char *delimiters);
int __rt_strcmp(const char *a, const char *b);
char *__rt_strchrnul(const char *s, int c);

static FILE *open_file;
static char line[1024];
static struct passwd entry;

/* Cuts a line into an entry; 0 if it is none. */
static int parse(char *text, struct passwd *to)
{
    char *field[7], *end;
    int i;
    *__rt_strchrnul(text, '\n') = 0;
    for (i = 0; i < 7; i++)
        if ((field[i] = strsep(&text, ":")) == NULL)
            return 0;
    to->pw_name = field[0];
    to->pw_passwd = field[1];
    to->pw_uid = strtoul(field[2], &end, 10);
    if (end == field[2] || *end)
        return 0;
    to->pw_gid = strtoul(field[3], &end, 10);
    if (end == field[3] || *end)
        return 0;
    to->pw_gecos = field[4];
    to->pw_dir = field[5];
    to->pw_shell = field[6];
    return *to->pw_name != 0;
}

static int next(FILE *f, struct passwd *to, char *buf, size_t n)
{
    while (fgets(buf, n, f))
        if (parse(buf, to))
            return 1;
    return 0;
}

/* The entry of a name, or of a number: 0, or an error's number. */
static int find(const char *name, unsigned uid, struct passwd *to, char *buf, size_t n, struct passwd **found)
{
    FILE *f;
    *found = NULL;
    if (n < 64)
        return 34; /* ERANGE */
    f = fopen("/etc/passwd", "re");
    if (f == NULL)
        return 0;
    while (next(f, to, buf, n))
        if (name ? __rt_strcmp(to->pw_name, name) == 0 : to->pw_uid == uid) {
            *found = to;
            break;
        }
    fclose(f);
    return 0;
}

int getpwnam_r(const char *name, struct passwd *to, char *buf, size_t n, struct passwd **found)
{
    return find(name, 0, to, buf, n, found);
}

int getpwuid_r(unsigned uid, struct passwd *to, char *buf, size_t n, struct passwd **found)
{
    return find(NULL, uid, to, buf, n, found);
}

struct passwd *getpwnam(const char *name)
{
    struct passwd *found;
    find(name, 0, &entry, line, sizeof line, &found);
    return found;
}

struct passwd *getpwuid(unsigned uid)
{
    struct passwd *found;
    find(NULL, uid, &entry, line, sizeof line, &found);
    return found;
}

void setpwent(void)
{
    if (open_file)
        rewind(open_file);
}

void endpwent(void)
{
    if (open_file)
        fclose(open_file);
    open_file = NULL;
}

struct passwd *fgetpwent(FILE *f)
{
    return next(f, &entry, line, sizeof line) ? &entry : NULL;
}

struct passwd *getpwent(void)
{
    if (open_file == NULL && (open_file = fopen("/etc/passwd", "re")) == NULL)
        return NULL;
    return fgetpwent(open_file);
}

int putpwent(const struct passwd *p, FILE *f)
{
    return fprintf(f, "%s:%s:%u:%u:%s:%s:%s\n", p->pw_name, p->pw_passwd ? p->pw_passwd : "", p->pw_uid, p->pw_gid,
                   p->pw_gecos ? p->pw_gecos : "", p->pw_dir ? p->pw_dir : "", p->pw_shell ? p->pw_shell : "") < 0 ? -1 : 0;
}
