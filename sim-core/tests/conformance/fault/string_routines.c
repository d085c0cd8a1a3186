/* glibc's string routines lie apart from the rest of its code: after a fork the first of them costs a
   fault. Where gcc has code in place for a call, it costs none, and no word of the program's table of
   library functions is written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static struct rusage usage;
static char *page;
static long eight = 8;
static size_t length;

static long faults(void)
{
    char deep[400]; /* what is called needs no other page of the stack */
    deep[0] = 0;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static void op(int which)
{
    /* Not a switch, whose table of jumps would be another page. */
    if (which == 0) { page[0] = 'x'; }
    else if (which == 1) { strcpy(page, "literal"); }
    else if (which == 2) { strcpy(page, "a literal that is longer, and takes more than one store"); }
    else if (which == 3) { memcpy(page, &eight, sizeof eight); }
    else if (which == 4) { memmove(page, page + 8, 16); }
    else if (which == 5) { stpcpy(page, "x"); }
    else if (which == 6) { strncpy(page, "abcdef", 4); }
    else if (which == 7) { length = strlen("literal"); }
    else if (which == 8) { memset(&eight, 0, sizeof eight); }
    else if (which == 9) { strcat(page, ""); }
    else if (which == 10) { memset(page, 1, 4095); }
    else if (which == 11) { memcpy(page, page + 2048, 2048); }
    else if (which == 12) { length = strlen(page); }
    else if (which == 13) { page[10] = 0; strcat(page, "abc"); }
    else if (which == 14) { length = strcmp(page, "y"); }
    else if (which == 15) { length = strcmp(page, "x"); }
    else if (which == 16) { eight = strlen(page); length = strlen(page); }
    else if (which == 17) { memset(page, 1, 4095); memset(page, 2, 4095); }
    else if (which == 18) { free(calloc(1, 60)); }
    else if (which == 19) { free(calloc(1, 600)); }
}

int main(void)
{
    page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    free(malloc(100));
    for (int i = 0; i < 20; i++)
        op(i); /* every function is bound */
    printf("the parent again:");
    for (int i = 0; i < 20; i++) {
        long before = faults();
        op(i);
        printf(" %ld", faults() - before);
    }
    printf("\n");
    for (int i = 0; i < 18; i++) {
        fflush(stdout);
        if (fork() == 0) {
            /* What the measuring itself needs is there, and the data page is copied. */
            long before = 0, first = 0, second = 0;
            eight = 8;
            op(-1);
            faults();
            before = faults();
            op(i);
            first = faults() - before;
            if (i < 11) { /* two routines may be on pages that are mapped together, or not */
                memset(page, 1, 1);
                second = faults() - before - first;
            }
            printf("%2d: %ld, then %ld\n", i, first, second);
            fflush(stdout);
            _exit(0);
        }
        wait(NULL);
    }
    return 0;
}
