/* The order of access does not change how many pages a matrix has. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define N 512
static int by_rows[N][N], by_columns[N][N];

static long faults(void)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    return ru.ru_minflt;
}

int main(void)
{
    long a, b, c;
    a = faults();
    a = faults();
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j += 64)
            by_rows[i][j] = i ^ j;
    b = faults();
    for (int j = 0; j < N; j += 64)
        for (int i = 0; i < N; i++)
            by_columns[i][j] = i ^ j;
    c = faults();
    printf("%zu KiB: rows %s, columns %s\n", sizeof by_rows / 1024, b - a >= 255 && b - a <= 257 ? "256" : "other",
           c - b >= 255 && c - b <= 257 ? "256" : "other");
    return 0;
}
