/* The shell's expansions: variables, commands, numbers, quotes, splitting into fields, names of files. */
#include <bits/command.h>
#include <bits/shell.h>
#include <ctype.h>
#include <fnmatch.h>
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

char **__sh_rest(void)
{
    return rest;
}

char *__sh_name(void)
{
    return name;
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
        __sh_at_exit = NULL;
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

/* A word within a word: what it gives, without disturbing the field that is being made. */
static char *nested(char *(*how)(const char *raw), const char *raw)
{
    char *old = field, *old_pattern = pattern, *value;
    size_t old_length = length, old_room = room, old_marked = marked;
    int old_begun = begun, old_wild = wild, old_splitting = splitting;
    reset();
    value = how(raw);
    field = old;
    pattern = old_pattern;
    length = old_length;
    room = old_room;
    marked = old_marked;
    begun = old_begun;
    wild = old_wild;
    splitting = old_splitting;
    return value;
}

/* The end of a command substitution, or of its like in parentheses: where its last character is. */
const char *__sh_end(const char *p)
{
    int depth = 0;
    if (*p == '`') {
        for (p++; *p && *p != '`'; p++)
            if (*p == '\\' && p[1])
                p++;
        return p;
    }
    for (; *p; p++)
        if (*p == '\\' && p[1])
            p++;
        else if (*p == '\'') {
            p = strchr(p + 1, '\'');
            if (p == NULL)
                return "";
        } else if (*p == '"') {
            for (p++; *p && *p != '"'; p++)
                if (*p == '\\' && p[1])
                    p++;
            if (*p == 0)
                return p;
        } else if (*p == '`') {
            p = __sh_end(p);
            if (*p == 0)
                return p;
        } else if (*p == '(')
            depth++;
        else if (*p == ')' && --depth == 0)
            return p;
    return p;
}

/* $(command), $((number)) and `command`, from its first parenthesis on; gives what is behind it. */
static const char *substitution(const char *p, int quoted)
{
    const char *end = __sh_end(p), *from;
    char *text, *to;
    if (*p == '(' && p[1] == '(' && *end && end[-1] == ')') {
        char number[24];
        text = strndup(p + 2, end - p - 3);
        sprintf(number, "%ld", __sh_arithmetic(nested(__sh_in_place, text)));
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

/* Where the brace closes that p is in. */
static const char *closing(const char *p)
{
    int depth = 1;
    for (; *p; p++)
        if (*p == '\\' && p[1])
            p++;
        else if (*p == '{')
            depth++;
        else if (*p == '}' && --depth == 0)
            break;
    return p;
}

/* ${name#pattern} and its kin: without the part at the beginning (#) or the end (%) that matches, the
   shortest or (## %%) the longest. */
static void trim(const char *value, int side, const char *raw, int quoted)
{
    int longest = *raw == side;
    size_t n = strlen(value), i;
    char *wanted = nested(__sh_word, raw + longest), *part = strdup(value);
    for (i = 0; i <= n; i++) {
        size_t cut = longest == (side == '#') ? n - i : i;
        memcpy(part, value, n + 1);
        if (side == '#')
            part[cut] = 0;
        if (fnmatch(wanted, side == '#' ? part : part + cut, 0) == 0) {
            if (side == '#')
                memcpy(part, value + cut, n - cut + 1);
            else
                part[cut] = 0;
            break;
        }
        memcpy(part, value, n + 1);
    }
    put_value(part, quoted);
    free(part);
}

/* $name, ${name}, ${name:-word}, $?, $$, $1 and so on; gives what is behind it. */
static const char *variable(const char *p, int quoted)
{
    char number[24], key[128];
    size_t n = 0;
    int braces = *p == '{', length_of, i;
    if (*p == '(')
        return substitution(p, quoted);
    p += braces;
    length_of = braces && *p == '#' && (isalpha((unsigned char)p[1]) || p[1] == '_');
    p += length_of;
    if (*p && strchr("?$#", *p)) {
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
        if (length_of) {
            sprintf(number, "%zu", value ? strlen(value) : 0);
            put_value(number, quoted);
            return p + (*p == '}');
        }
        if (braces && (*p == '#' || *p == '%')) {
            const char *end = closing(p);
            char *raw = strndup(p + 1, end - p - 1);
            trim(value ? value : "", *p, raw, quoted);
            free(raw);
            return end + (*end != 0);
        }
        if (braces && (*p == '+' || *p == '=' || (*p == ':' && (p[1] == '+' || p[1] == '=')))) {
            int empty = *p == ':', set = value && !(empty && *value == 0), how = p[empty];
            const char *end = closing(p);
            char *raw = strndup(p + 1 + empty, end - p - 1 - empty), *other;
            if (how == '+' ? set : !set) {
                other = nested(__sh_word, raw);
                if (how == '=')
                    __sh_assign(key, other);
                put_value(other, quoted);
            } else if (how == '=')
                put_value(value, quoted);
            free(raw);
            return end + (*end != 0);
        }
        if (braces && (*p == '-' || (*p == ':' && p[1] == '-'))) {
            int empty = *p == ':';
            p += 1 + empty;
            n = closing(p) - p;
            if (value == NULL || (empty && *value == 0)) {
                char *raw = strndup(p, n), *other = nested(__sh_word, raw);
                put_value(other, quoted);
                free(raw);
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

/* Up to an end, substitutions in what else stands for itself: the inside of double quotes, or of
   a here-document. A backslash quotes only the characters that are given. */
static const char *texts(const char *p, char end, const char *quotable)
{
    while (*p && *p != end)
        if (*p == '\\' && p[1] && strchr(quotable, p[1])) {
            if (p[1] != '\n')
                put(p[1], 1);
            p += 2;
        } else if (*p == '$')
            p = variable(p + 1, 1);
        else if (*p == '`')
            p = substitution(p, 1);
        else
            put(*p++, 1);
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
            begun = 1;
            p = texts(p + 1, '"', "$`\"\\\n");
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

/* A word of case: a pattern in which what was quoted stands for itself. */
char *__sh_pattern(const char *raw)
{
    char *value;
    splitting = 0;
    expand(raw);
    value = marked ? pattern : strdup("");
    reset();
    return value;
}

/* The text of a here-document: substitutions, but no quotes. */
char *__sh_in_place(const char *p)
{
    char *value;
    splitting = 0;
    texts(p, 0, "$`\\\n");
    value = length ? field : strdup("");
    free(pattern);
    reset();
    return value;
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
