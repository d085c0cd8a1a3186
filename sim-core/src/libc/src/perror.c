/* perror(3): one write, whatever the stream's buffering. */
#include <bits/stdio_impl.h>

int fprintf(FILE *f, const char *format, ...);

void perror(const char *s)
{
    if (s == NULL || *s == 0)
        fprintf(stderr, "%m\n");
    else
        fprintf(stderr, "%s: %m\n", s);
}
