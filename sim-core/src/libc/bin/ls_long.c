/* What ls(1) says of files: names, columns, and the lines of -l. coreutils' ls.c
   (`print_long_format`), human.c and filemode.c. */
#include <bits/command.h>
#include <dirent.h>
#include <grp.h>
#include <pwd.h>
#include <time.h>

struct row {
    char modes[12], inode[24], blocks[24], links[24], size[48], user[64], group[64];
};
static int wide_inode, wide_blocks, wide_links, wide_size, wide_user, wide_group;

/* A number of bytes as -h says it: rounded up, with a tenth below 10. */
static void human(char *to, size_t room, unsigned long n)
{
    static const char units[] = " KMGTPE";
    unsigned long unit = 1, tenths;
    int power = 0;
    while (n / unit >= 1024 && power < 6) {
        unit *= 1024;
        power++;
    }
    if (power == 0) {
        snprintf(to, room, "%lu", n);
        return;
    }
    tenths = (n / unit) * 10 + (n % unit * 10 + unit - 1) / unit;
    if (tenths < 100)
        snprintf(to, room, "%lu.%lu%c", tenths / 10, tenths % 10, units[power]);
    else if ((n + unit - 1) / unit < 1024)
        snprintf(to, room, "%lu%c", (n + unit - 1) / unit, units[power]);
    else
        snprintf(to, room, "1.0%c", units[power + 1]);
}

static void said_blocks(char *to, size_t room, unsigned long sectors)
{
    if (__ls.human)
        human(to, room, sectors * 512);
    else
        snprintf(to, room, "%lu", (sectors + 1) / 2);
}

static void fill(struct row *row, const struct __listed *f)
{
    struct passwd *user = __ls.numeric || !__ls.longer ? NULL : getpwuid(f->uid);
    struct group *group;
    __cmd_mode_letters(f->mode, row->modes);
    snprintf(row->inode, sizeof row->inode, "%lu", f->ino);
    said_blocks(row->blocks, sizeof row->blocks, f->blocks);
    if (!__ls.longer)
        return;
    snprintf(row->links, sizeof row->links, "%lu", f->nlink);
    if (user)
        snprintf(row->user, sizeof row->user, "%s", user->pw_name);
    else
        snprintf(row->user, sizeof row->user, "%lu", f->uid);
    group = __ls.numeric ? NULL : getgrgid(f->gid);
    if (group)
        snprintf(row->group, sizeof row->group, "%s", group->gr_name);
    else
        snprintf(row->group, sizeof row->group, "%lu", f->gid);
    if (f->type == DT_CHR || f->type == DT_BLK)
        snprintf(row->size, sizeof row->size, "%lu, %3lu", f->rdev >> 8 & 0xfff, (f->rdev & 0xff) | (f->rdev >> 12 & 0xffffff00));
    else if (__ls.human)
        human(row->size, sizeof row->size, f->size);
    else
        snprintf(row->size, sizeof row->size, "%lu", f->size);
}

static void widen(int *width, const char *text)
{
    if ((int)strlen(text) > *width)
        *width = strlen(text);
}

/* The sign behind a name, with -F and -p. */
static const char *sign(unsigned type, unsigned mode)
{
    if (type == DT_DIR)
        return __ls.classify || __ls.slash ? "/" : "";
    if (!__ls.classify)
        return "";
    return type == DT_LNK ? "@" : type == DT_FIFO ? "|" : type == DT_SOCK ? "=" : type == DT_REG && mode & 0111 ? "*" : "";
}

/* The time of a file: with the hour if it is of the last half year. */
static void when(char *to, size_t room, const struct __listed *f)
{
    long t = __ls.when == 'u' ? f->atime : __ls.when == 'c' ? f->ctime : f->mtime, now = time(NULL);
    strftime(to, room, t <= now && now - t < 31556952 / 2 ? "%b %e %H:%M" : "%b %e  %Y", localtime(&t));
}

static void one(const struct row *row, const struct __listed *f)
{
    char date[64];
    if (__ls.inode)
        printf("%*s ", wide_inode, row->inode);
    if (__ls.blocks)
        printf("%*s ", wide_blocks, row->blocks);
    if (__ls.longer) {
        printf("%s %*s ", row->modes, wide_links, row->links);
        if (!__ls.no_owner)
            printf("%-*s ", wide_user, row->user);
        if (!__ls.no_group)
            printf("%-*s ", wide_group, row->group);
        when(date, sizeof date, f);
        printf("%*s %s ", wide_size, row->size, date);
    }
    printf(__ls.quoted ? "\"%s\"" : "%s", f->name);
    if (f->type == DT_LNK && __ls.longer) {
        if (f->target)
            printf(" -> %s", f->target);
    } else
        fputs(sign(f->type, f->mode), stdout);
}

/* How wide a name is with what stands before and behind it. */
static int measure(const struct __listed *f)
{
    return strlen(f->name) + strlen(sign(f->type, f->mode)) + (__ls.inode ? wide_inode + 1 : 0)
           + (__ls.blocks ? wide_blocks + 1 : 0) + (__ls.quoted ? 2 : 0);
}

/* Down the columns, as many as fit a line of 80. */
static void columns(struct __listed **files, const struct row *rows, size_t count)
{
    size_t lines, i, j, line;
    for (lines = 1; lines < count; lines++) {
        size_t total = 0;
        for (i = 0; i < count; i += lines) {
            int most = 0;
            for (j = i; j < i + lines && j < count; j++)
                if (measure(files[j]) > most)
                    most = measure(files[j]);
            total += most + (i + lines < count ? 2 : 0);
        }
        if (total < 80)
            break;
    }
    for (line = 0; line < lines; line++) {
        int at = 0, column = 0;
        for (i = line; i < count; i += lines) {
            int most = 0;
            for (; at < column; at++)
                putchar(' ');
            one(&rows[i], files[i]);
            at += measure(files[i]);
            for (j = i - line; j < i - line + lines && j < count; j++)
                if (measure(files[j]) > most)
                    most = measure(files[j]);
            column += most + 2;
        }
        putchar('\n');
    }
}

void __ls_show(struct __listed **files, unsigned long count, int total)
{
    struct row *rows = calloc(count + 1, sizeof *rows);
    unsigned long i, sectors = 0, at = 0;
    if (rows == NULL)
        exit(2);
    wide_inode = wide_blocks = wide_links = wide_size = wide_user = wide_group = 0;
    for (i = 0; i < count; i++) {
        fill(&rows[i], files[i]);
        sectors += files[i]->blocks;
        widen(&wide_inode, rows[i].inode);
        widen(&wide_blocks, rows[i].blocks);
        widen(&wide_links, rows[i].links);
        widen(&wide_size, rows[i].size);
        widen(&wide_user, rows[i].user);
        widen(&wide_group, rows[i].group);
    }
    if (total && (__ls.longer || __ls.blocks)) {
        char text[24];
        said_blocks(text, sizeof text, sectors);
        printf("total %s\n", text);
    }
    if (__ls.columns && !__ls.longer && count)
        columns(files, rows, count);
    else
        for (i = 0; i < count; i++) {
            one(&rows[i], files[i]);
            if (!__ls.commas || __ls.longer || i + 1 == count)
                putchar('\n');
            else {
                at += measure(files[i]) + 2;
                if (at + measure(files[i + 1]) + 2 > 80) {
                    fputs(",\n", stdout);
                    at = 0;
                } else
                    fputs(", ", stdout);
            }
        }
    free(rows);
}
