#include <stdlib.h>
#include <string.h>
#include <stdio.h>
int main(void) { char *a = malloc(32); strcpy(a, "0123456789abcdefghijklmnop"); free(a); printf("[%s]\n", a + 16); char *b = malloc(32); printf("%d [%s]\n", a == b, b + 16); b[0] = 'Z'; printf("%c\n", a[0]); free(b); int *n = malloc(4000); n[100] = 7; malloc(16); free(n); printf("%d\n", n[100]); int *m = malloc(4000); printf("%d %d\n", m == n, m[100]); return 0; }
