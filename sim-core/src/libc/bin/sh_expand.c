/* The shell's expansions: variables, quotes, splitting into fields. */
#include <bits/command.h>
#include <bits/shell.h>
#include <ctype.h>

static char *name = "sh", **rest;

/* The field that is being made, and those that are done. */
static char *field, **fields;
static size_t length, room, count;
static int begun, splitting;

void __sh_arguments(char *own, char **arguments)
{
    name = own;
    rest = arguments;
}

static void put(int c)
{
    if (length + 2 > room) {
        room = room ? room * 2 : 64;
        field = realloc(field, room);
    }
    field[length++] = c;
    field[length] = 0;
    begun = 1;
}

static void end_field(void)
{
    if (!begun)
        return;
    fields = realloc(fields, (count + 2) * sizeof *fields);
    fields[count++] = length ? field : strdup("");
    fields[count] = NULL;
    field = NULL;
    length = room = 0;
    begun = 0;
}

static void put_value(const char *value, int quoted)
{
    for (; value && *value; value++)
        if (splitting && !quoted && strchr(" \t\n", *value))
            end_field();
        else
            put(*value);
}

/* $name, ${name}, ${name:-word}, $?, $$, $1 and so on; gives what is behind it. */
static const char *variable(const char *p, int quoted)
{
    char number[24], key[128];
    size_t n = 0;
    int braces = *p == '{', i;
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
            put('$');
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
                put(*p);
            p += *p != 0;
        } else if (*p == '"') {
            for (begun = 1, p++; *p && *p != '"';)
                if (*p == '\\' && p[1] && strchr("$`\"\\\n", p[1])) {
                    if (p[1] != '\n')
                        put(p[1]);
                    p += 2;
                } else if (*p == '$')
                    p = variable(p + 1, 1);
                else
                    put(*p++);
            p += *p != 0;
        } else if (*p == '\\' && p[1]) {
            if (p[1] != '\n')
                put(p[1]);
            p += 2;
        } else if (*p == '$')
            p = variable(p + 1, 0);
        else
            put(*p++);
    }
}

/* One word, not split: of an assignment or a redirection. */
char *__sh_word(const char *raw)
{
    char *value;
    splitting = 0;
    expand(raw);
    value = length ? field : strdup("");
    field = NULL;
    length = room = 0;
    begun = 0;
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
