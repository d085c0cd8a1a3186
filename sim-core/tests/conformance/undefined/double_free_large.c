#include <stdlib.h>
#include <stdio.h>
int main(void) { char *p = malloc(2000), *q = malloc(2000); free(p); printf("freed\n"); fflush(stdout); free(p); free(q); puts("not reached"); return 0; }
