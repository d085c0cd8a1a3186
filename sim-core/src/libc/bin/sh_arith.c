/* The shell's numbers: $((…)), with C's operators and precedences but no assignments. */
#include <bits/command.h>
#include <bits/shell.h>
#include <ctype.h>

static const char *at;

static long level(int lowest);

static void blanks(void)
{
    while (isspace((unsigned char)*at))
        at++;
}

static long primary(void)
{
    char name[64];
    const char *value;
    size_t n = 0;
    long inner;
    blanks();
    if (*at == '-')
        return at++, -primary();
    if (*at == '+')
        return at++, primary();
    if (*at == '!')
        return at++, !primary();
    if (*at == '~')
        return at++, ~primary();
    if (*at == '(') {
        at++;
        inner = level(0);
        blanks();
        at += *at == ')';
        return inner;
    }
    if (isdigit((unsigned char)*at))
        return strtol(at, (char **)&at, 0);
    at += *at == '$';
    at += *at == '{';
    while ((isalnum((unsigned char)*at) || *at == '_') && n < sizeof name - 1)
        name[n++] = *at++;
    at += *at == '}';
    name[n] = 0;
    if (n == 0) {
        fprintf(stderr, "%s: 1: arithmetic expression: expecting primary\n", __sh_name());
        exit(2);
    }
    value = getenv(name);
    return value ? strtol(value, NULL, 0) : 0;
}

/* The operators, those of two characters first. */
static const struct { char text[3]; int level; } operators[] = {
    {"||", 1}, {"&&", 2}, {"==", 6}, {"!=", 6}, {"<=", 7}, {">=", 7}, {"<<", 8}, {">>", 8}, {"|", 3},
    {"^", 4}, {"&", 5}, {"<", 7}, {">", 7}, {"+", 9}, {"-", 9}, {"*", 10}, {"/", 10}, {"%", 10},
};

static long apply(const char *op, long a, long b)
{
    if ((*op == '/' || *op == '%') && b == 0) {
        fprintf(stderr, "%s: 1: arithmetic expression: division by zero\n", __sh_name());
        exit(2);
    }
    switch (op[0] << 8 | op[1]) {
    case '|' << 8 | '|': return a || b;
    case '&' << 8 | '&': return a && b;
    case '=' << 8 | '=': return a == b;
    case '!' << 8 | '=': return a != b;
    case '<' << 8 | '=': return a <= b;
    case '>' << 8 | '=': return a >= b;
    case '<' << 8 | '<': return a << b;
    case '>' << 8 | '>': return a >> b;
    case '|' << 8: return a | b;
    case '^' << 8: return a ^ b;
    case '&' << 8: return a & b;
    case '<' << 8: return a < b;
    case '>' << 8: return a > b;
    case '+' << 8: return a + b;
    case '-' << 8: return a - b;
    case '*' << 8: return a * b;
    case '/' << 8: return a / b;
    default: return a % b;
    }
}

static long level(int lowest)
{
    long value = primary();
    size_t i;
    for (;;) {
        blanks();
        for (i = 0; i < sizeof operators / sizeof *operators; i++)
            if (!strncmp(at, operators[i].text, strlen(operators[i].text)))
                break;
        if (i == sizeof operators / sizeof *operators || operators[i].level <= lowest)
            return value;
        at += strlen(operators[i].text);
        value = apply(operators[i].text, value, level(operators[i].level));
    }
}

long __sh_arithmetic(const char *text)
{
    at = text;
    return level(0);
}
