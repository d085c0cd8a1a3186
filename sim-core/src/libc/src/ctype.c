/* ctype.h in the C locale. Each bit of the table is a class. */
#define U 1   /* upper */
#define L 2   /* lower */
#define D 4   /* digit */
#define S 8   /* space */
#define P 16  /* punctuation */
#define C 32  /* control */
#define X 64  /* letters that are hexadecimal digits */
#define B 128 /* the space itself */

static const unsigned char classes[128] = {
    C, C, C, C, C, C, C, C, C, C | S, C | S, C | S, C | S, C | S, C, C,
    C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
    S | B, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
    D, D, D, D, D, D, D, D, D, D, P, P, P, P, P, P,
    P, U | X, U | X, U | X, U | X, U | X, U | X, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, P, P, P, P, P,
    P, L | X, L | X, L | X, L | X, L | X, L | X, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, C
};

/* glibc's values: the bits of its own table. */
static int is(int c, int mask, int result)
{
    return (unsigned)c < 128 && (classes[c] & mask) ? result : 0;
}

int isupper(int c)
{
    return is(c, U, 256);
}

int islower(int c)
{
    return is(c, L, 512);
}

int isalpha(int c)
{
    return is(c, U | L, 1024);
}

int isdigit(int c)
{
    return is(c, D, 2048);
}

int isxdigit(int c)
{
    return is(c, D | X, 4096);
}

int isspace(int c)
{
    return is(c, S, 8192);
}

int isprint(int c)
{
    return is(c, U | L | D | P | B, 16384);
}

int isgraph(int c)
{
    return is(c, U | L | D | P, 32768);
}

int isblank(int c)
{
    return c == ' ' || c == '\t' ? 1 : 0;
}

int iscntrl(int c)
{
    return is(c, C, 2);
}

int ispunct(int c)
{
    return is(c, P, 4);
}

int isalnum(int c)
{
    return is(c, U | L | D, 8);
}

int isascii(int c)
{
    return (unsigned)c < 128;
}

int toascii(int c)
{
    return c & 127;
}

int tolower(int c)
{
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

int toupper(int c)
{
    return c >= 'a' && c <= 'z' ? c - 32 : c;
}
