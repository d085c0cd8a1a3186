#include <stdlib.h>
#include <string.h>
#include <stdio.h>
int main(void) { char *a = malloc(24), *b = malloc(24), *c = malloc(24); strcpy(b, "neighbour"); memset(a, 'x', 36); a[36] = 0; printf("%td %s\n", b - a, b); strcpy(b, "B"); printf("%zu\n", strlen(a)); c[0] = 1; puts("free"); fflush(stdout); free(b); puts("after"); return 0; }
