/* test(1) and [. */
#include <bits/command.h>
#include <sys/stat.h>

static int unary(char op, const char *s)
{
    struct stat st;
    int there;
    if (op == 'n')
        return *s != 0;
    if (op == 'z')
        return *s == 0;
    if (op == 'r' || op == 'w' || op == 'x')
        return access(s, op == 'r' ? R_OK : op == 'w' ? W_OK : X_OK) == 0;
    there = stat(s, &st) == 0;
    switch (op) {
    case 'e': return there;
    case 'f': return there && S_ISREG(st.st_mode);
    case 'd': return there && S_ISDIR(st.st_mode);
    case 's': return there && st.st_size > 0;
    case 'p': return there && S_ISFIFO(st.st_mode);
    case 'L': case 'h': return lstat(s, &st) == 0 && S_ISLNK(st.st_mode);
    }
    return -1;
}

static int binary(const char *a, const char *op, const char *b)
{
    long x = atol(a), y = atol(b);
    if (!strcmp(op, "=") || !strcmp(op, "=="))
        return !strcmp(a, b);
    if (!strcmp(op, "!="))
        return strcmp(a, b) != 0;
    if (!strcmp(op, "-eq"))
        return x == y;
    if (!strcmp(op, "-ne"))
        return x != y;
    if (!strcmp(op, "-lt"))
        return x < y;
    if (!strcmp(op, "-le"))
        return x <= y;
    if (!strcmp(op, "-gt"))
        return x > y;
    if (!strcmp(op, "-ge"))
        return x >= y;
    return -1;
}

int __bin_test_words(int argc, char **argv)
{
    int n = argc - 1, not = 0, r;
    char **w = argv + 1;
    if (!strcmp(argv[0], "[")) {
        if (n == 0 || strcmp(w[n - 1], "]")) {
            fprintf(stderr, "sh: 1: [: missing ]\n");
            return 2;
        }
        n--;
    }
    while (n > 1 && !strcmp(w[0], "!")) {
        not = !not;
        n--;
        w++;
    }
    if (n == 0)
        r = 0;
    else if (n == 1)
        r = w[0][0] != 0;
    else if (n == 2 && w[0][0] == '-')
        r = unary(w[0][1], w[1]);
    else if (n == 3)
        r = binary(w[0], w[1], w[2]);
    else
        r = -1;
    if (r < 0) {
        fprintf(stderr, "sh: 1: %s: %s: unexpected operator\n", argv[0], n > 1 ? w[1] : w[0]);
        return 2;
    }
    return (r != 0) == not;
}

static int run(int argc, char **argv, char **envp)
{
    return __bin_test_words(argc, argv);
}

void __bin_test(int argc, char **argv, char **envp)
{
    __libc_start_main(run, NULL, argc, argv, envp);
}
