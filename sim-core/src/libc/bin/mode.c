/* The modes of files in words: gnulib's modechange.c and filemode.c. */
#include <bits/command.h>

/* What a mode makes of another: octal, or clauses such as u+x,go=r. 0 if it is none. `mask` are
   the bits that a clause without u, g, o or a leaves alone. */
int __cmd_mode(const char *text, unsigned old, int directory, unsigned mask, unsigned *new)
{
    unsigned mode = old & 07777;
    if (*text >= '0' && *text <= '7') {
        char *end;
        unsigned long n = strtoul(text, &end, 8);
        if (*end || n > 07777)
            return 0;
        /* A directory keeps its set-id bits unless they are named. */
        *new = directory && strlen(text) < 5 ? (unsigned)n | (mode & 06000) : (unsigned)n;
        return 1;
    }
    for (;;) {
        unsigned who = 0;
        for (;; text++)
            if (*text == 'u')
                who |= 04700;
            else if (*text == 'g')
                who |= 02070;
            else if (*text == 'o')
                who |= 01007;
            else if (*text == 'a')
                who |= 07777;
            else
                break;
        if (*text != '+' && *text != '-' && *text != '=')
            return 0;
        while (*text == '+' || *text == '-' || *text == '=') {
            char op = *text++;
            unsigned bits = 0, reach = who ? who : 07777 & ~mask;
            if (*text == 'u' || *text == 'g' || *text == 'o') {
                unsigned from = mode >> (*text == 'u' ? 6 : *text == 'g' ? 3 : 0) & 7;
                bits = from * 0111;
                text++;
            } else
                for (;; text++)
                    if (*text == 'r')
                        bits |= 0444;
                    else if (*text == 'w')
                        bits |= 0222;
                    else if (*text == 'x' || (*text == 'X' && (directory || mode & 0111)))
                        bits |= 0111;
                    else if (*text == 's')
                        bits |= 06000;
                    else if (*text == 't')
                        bits |= 01000;
                    else if (*text != 'X')
                        break;
            bits &= who ? reach | (who == 04700 || who == 02070 ? 0 : 01000) : reach;
            if (op == '+')
                mode |= bits;
            else if (op == '-')
                mode &= ~bits;
            else
                mode = (mode & ~((who ? who : 07777) & (directory ? ~06000u : ~0u))) | bits;
        }
        if (*text == 0)
            break;
        if (*text++ != ',')
            return 0;
    }
    *new = mode;
    return 1;
}

/* "drwxr-xr-x" */
void __cmd_mode_letters(unsigned mode, char *to)
{
    static const char kinds[] = "?pc?d?b?-?l?s???";
    int i;
    to[0] = kinds[mode >> 12 & 15];
    for (i = 0; i < 9; i++)
        to[i + 1] = mode >> (8 - i) & 1 ? "rwx"[i % 3] : '-';
    if (mode & 04000)
        to[3] = mode & 0100 ? 's' : 'S';
    if (mode & 02000)
        to[6] = mode & 010 ? 's' : 'S';
    if (mode & 01000)
        to[9] = mode & 01 ? 't' : 'T';
    to[10] = 0;
}
