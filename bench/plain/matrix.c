/* Floating point and two-dimensional arrays. */
#include <stdio.h>

double a[60][60];
double b[60][60];
double c[60][60];

int main(void) {
    int i, j, k;
    for (i = 0; i < 60; i++)
        for (j = 0; j < 60; j++) {
            a[i][j] = i + j;
            b[i][j] = i - j;
        }
    for (i = 0; i < 60; i++)
        for (j = 0; j < 60; j++)
            for (k = 0; k < 60; k++) c[i][j] = c[i][j] + a[i][k] * b[k][j];
    printf("%.1f\n", c[30][30]);
    return 0;
}
