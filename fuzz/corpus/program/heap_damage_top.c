#include <stdlib.h>
#include <string.h>
#include <stdio.h>
int main(void) { char *p = malloc(24); memset(p, 'A', 40); puts("damaged"); fflush(stdout); char *q = malloc(5000); printf("%d\n", q != NULL); return 0; }
