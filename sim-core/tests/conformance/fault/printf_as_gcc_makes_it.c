/* Where the result of printf is not used, gcc calls simpler functions: puts, putchar, fwrite, fputc, fputs.
   They lie elsewhere in the library than vfprintf, whose pages are touched only by a printf that stays one. */
#include <stdio.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <unistd.h>

static long faults(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

int main(int argc, char **argv)
{
    /* Without randomisation, for the counts follow from where the library lies. */
    if (argc == 1) {
        personality(PER_LINUX | ADDR_NO_RANDOMIZE);
        execl("/proc/self/exe", argv[0], "again", NULL);
    }

    long at[12];
    int n = 0, line;
    volatile int letter = 'c';
    const char *volatile word = "word";
    faults();
    at[n++] = faults();
    printf("a line\n");
    at[n++] = faults();
    printf("x");
    at[n++] = faults();
    printf("%c", letter);
    at[n++] = faults();
    printf("%s\n", word);
    at[n++] = faults();
    fprintf(stdout, "text");
    at[n++] = faults();
    fprintf(stdout, "%s", word);
    at[n++] = faults();
    fprintf(stdout, "%c", letter);
    at[n++] = faults();
    letter ? printf("yes\n") : printf("no\n"); /* stays printf */
    line = printf("used\n");
    for (int i = 1; i < n; i++)
        printf("%ld ", at[i] - at[i - 1]);
    printf("and %d\n", line);
    return 0;
}
