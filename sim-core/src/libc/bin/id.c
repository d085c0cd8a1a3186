/* id(1), with -u, -g, -G, -n, -r. */
#include <bits/command.h>
#include <grp.h>
#include <pwd.h>

static void user(unsigned id, int named, int full)
{
    struct passwd *pw = named || full ? getpwuid(id) : NULL;
    if (full && pw)
        printf("%u(%s)", id, pw->pw_name);
    else if (pw)
        printf("%s", pw->pw_name);
    else
        printf("%u", id);
}

static void group(unsigned id, int named, int full)
{
    struct group *gr = named || full ? getgrgid(id) : NULL;
    if (full && gr)
        printf("%u(%s)", id, gr->gr_name);
    else if (gr)
        printf("%s", gr->gr_name);
    else
        printf("%u", id);
}

static int run(int argc, char **argv, char **envp)
{
    gid_t groups[64];
    int c, i, what = 0, named = 0, n = getgroups(64, groups);
    while ((c = getopt(argc, argv, "ugGnr")) != -1)
        switch (c) {
        case 'u': case 'g': case 'G': what = c; break;
        case 'n': named = 1; break;
        case 'r': break;
        default: return __cmd_usage(1);
        }
    if (what == 'u')
        user(geteuid(), named, 0);
    else if (what == 'g')
        group(getegid(), named, 0);
    else if (what == 0) {
        printf("uid=");
        user(getuid(), 0, 1);
        printf(" gid=");
        group(getgid(), 0, 1);
        printf(" groups=");
    }
    if (what == 'G' || what == 0) {
        group(getegid(), named, what == 0);
        for (i = 0; i < n; i++)
            if (groups[i] != getegid()) {
                putchar(what ? ' ' : ',');
                group(groups[i], named, what == 0);
            }
    }
    putchar('\n');
    return 0;
}

void __bin_id(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
