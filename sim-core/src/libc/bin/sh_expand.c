/* The shell's expansions: variables, commands, numbers, quotes, splitting into fields, names of files. */
#include <bits/command.h>
#include <bits/shell.h>
#include <ctype.h>
#include <glob.h>
#include <sys/wait.h>

static char *name = "sh", **rest;

int __sh_output_status;

/* The field that is being made, as a pattern with what was quoted after backslashes, and those that are done. */
static char *field, *pattern, **fields;
static size_t length, room, marked, count;
static int begun, splitting, wild;

void __sh_arguments(char *own, char **arguments)
{
    name = own;
    rest = arguments;
}

static void reset(void)
{
    field = pattern = NULL;
    length = room = marked = 0;
    begun = wild = 0;
}

static void put(int c, int quoted)
{
    if (length + 2 > room) {
        room = room ? room * 2 : 64;
        field = realloc(field, room);
        pattern = realloc(pattern, 2 * room);
    }
    field[length++] = c;
    field[length] = 0;
    if (strchr("*?[]\\", c)) {
        if (quoted || c == '\\')
            pattern[marked++] = '\\';
        else
            wild |= c != ']';
    }
    pattern[marked++] = c;
    pattern[marked] = 0;
    begun = 1;
}

static void add_field(char *text)
{
    fields = realloc(fields, (count + 2) * sizeof *fields);
    fields[count++] = text;
    fields[count] = NULL;
}

static void end_field(void)
{
    glob_t names;
    size_t i;
    if (!begun)
        return;
    if (wild && glob(pattern, 0, NULL, &names) == 0) {
        for (i = 0; i < names.gl_pathc; i++)
            add_field(strdup(names.gl_pathv[i]));
        globfree(&names);
    } else
        add_field(length ? field : strdup(""));
    free(pattern);
    reset();
}

static void put_value(const char *value, int quoted)
{
    for (; value && *value; value++)
        if (splitting && !quoted && strchr(" \t\n", *value))
            end_field();
        else
            put(*value, quoted);
}

/* What a command prints, without the newlines at its end; `text` is the shell's own now. */
static void put_output(char *text, int quoted)
{
    char *value = NULL;
    size_t n = 0, space = 0;
    int fds[2], pid, status;
    ssize_t got;
    fflush(NULL);
    pipe(fds);
    pid = fork();
    if (pid == 0) {
        dup2(fds[1], 1);
        close(fds[0]);
        close(fds[1]);
        reset();
        status = __sh_run(text);
        fflush(NULL);
        _exit(status);
    }
    close(fds[1]);
    do {
        if (n + 512 > space)
            value = realloc(value, space += 1024);
        got = read(fds[0], value + n, 511);
        if (got > 0)
            n += got;
    } while (got > 0);
    close(fds[0]);
    waitpid(pid, &status, 0);
    __sh_output_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    while (n > 0 && value[n - 1] == '\n')
        n--;
    value[n] = 0;
    put_value(value, quoted);
    free(value);
    free(text);
}

/* $(command), $((number)) and `command`, from its first parenthesis on; gives what is behind it. */
static const char *substitution(const char *p, int quoted)
{
    const char *end = __sh_end(p), *from;
    char *text, *to;
    if (*p == '(' && p[1] == '(' && *end && end[-1] == ')') {
        char number[24];
        text = strndup(p + 2, end - p - 3);
        sprintf(number, "%ld", __sh_arithmetic(text));
        free(text);
        put_value(number, quoted);
        return end + 1;
    }
    text = to = malloc(end - p + 1);
    for (from = p + 1; from < end; from++) {
        if (*p == '`' && *from == '\\' && strchr("`$\\", from[1]))
            from++;
        *to++ = *from;
    }
    *to = 0;
    put_output(text, quoted);
    return end + (*end != 0);
}

/* $name, ${name}, ${name:-word}, $?, $$, $1 and so on; gives what is behind it. */
static const char *variable(const char *p, int quoted)
{
    char number[24], key[128];
    size_t n = 0;
    int braces = *p == '{', i;
    if (*p == '(')
        return substitution(p, quoted);
    p += braces;
    if (strchr("?$#", *p)) {
        int value = 0;
        while (rest && *p == '#' && rest[value])
            value++;
        sprintf(number, "%d", *p == '?' ? __sh_status() : *p == '$' ? getpid() : value);
        put_value(number, quoted);
        p++;
    } else if (*p == '@' || *p == '*') {
        for (i = 0; rest && rest[i]; i++) {
            if (i > 0)
                put_value(" ", quoted && *p == '*');
            put_value(rest[i], quoted);
            if (rest[i + 1] && splitting && *p == '@')
                end_field();
        }
        p++;
    } else if (isdigit((unsigned char)*p)) {
        int value = *p++ - '0';
        for (i = 0; value && rest && i < value && rest[i]; i++)
            ;
        put_value(value == 0 ? name : rest && i == value ? rest[value - 1] : "", quoted);
    } else {
        const char *value;
        while ((isalnum((unsigned char)*p) || *p == '_') && n < sizeof key - 1)
            key[n++] = *p++;
        key[n] = 0;
        if (n == 0) {
            put('$', 1);
            return p;
        }
        value = getenv(key);
        if (braces && (*p == '-' || (*p == ':' && p[1] == '-'))) {
            int empty = *p == ':';
            p += 1 + empty;
            n = strcspn(p, "}");
            if (value == NULL || (empty && *value == 0)) {
                char *other = strndup(p, n);
                put_value(other, quoted);
                free(other);
                value = NULL;
            }
            p += n;
        }
        put_value(value, quoted);
    }
    if (braces && *p == '}')
        p++;
    return p;
}

static void expand(const char *p)
{
    if (*p == '~' && (p[1] == 0 || p[1] == '/')) {
        put_value(getenv("HOME"), 1);
        p++;
    }
    while (*p) {
        if (*p == '\'') {
            for (begun = 1, p++; *p && *p != '\''; p++)
                put(*p, 1);
            p += *p != 0;
        } else if (*p == '"') {
            for (begun = 1, p++; *p && *p != '"';)
                if (*p == '\\' && p[1] && strchr("$`\"\\\n", p[1])) {
                    if (p[1] != '\n')
                        put(p[1], 1);
                    p += 2;
                } else if (*p == '$')
                    p = variable(p + 1, 1);
                else if (*p == '`')
                    p = substitution(p, 1);
                else
                    put(*p++, 1);
            p += *p != 0;
        } else if (*p == '\\' && p[1]) {
            if (p[1] != '\n')
                put(p[1], 1);
            p += 2;
        } else if (*p == '$')
            p = variable(p + 1, 0);
        else if (*p == '`')
            p = substitution(p, 0);
        else
            put(*p++, 0);
    }
}

/* One word, not split: of an assignment or a redirection. */
char *__sh_word(const char *raw)
{
    char *value;
    splitting = 0;
    expand(raw);
    value = length ? field : strdup("");
    free(pattern);
    reset();
    return value;
}

char **__sh_words(char **raw)
{
    count = 0;
    fields = calloc(1, sizeof *fields);
    splitting = 1;
    for (; *raw; raw++) {
        expand(*raw);
        end_field();
    }
    return fields;
}
