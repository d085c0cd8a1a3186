/* uname(1), with -s, -n, -r, -v, -m, -a. */
#include <bits/command.h>
#include <sys/utsname.h>

static int run(int argc, char **argv, char **envp)
{
    struct utsname u;
    const char *parts[5] = {u.sysname, u.nodename, u.release, u.version, u.machine}, *names = "snrvm", *between = "";
    int c, i, wanted = 0;
    while ((c = getopt(argc, argv, "snrvma")) != -1)
        if (c == '?')
            return __cmd_usage(1);
        else
            wanted |= c == 'a' ? 31 : 1 << (strchr(names, c) - names);
    uname(&u);
    for (i = 0; i < 5; i++)
        if ((wanted ? wanted : 1) >> i & 1) {
            printf("%s%s", between, parts[i]);
            between = " ";
        }
    puts(wanted == 31 ? " GNU/Linux" : "");
    return 0;
}

void __bin_uname(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
