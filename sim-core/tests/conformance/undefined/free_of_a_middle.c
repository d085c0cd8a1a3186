#include <stdlib.h>
#include <stdio.h>
int main(void) { char *p = malloc(100); puts("now"); fflush(stdout); free(p + 8); puts("not reached"); return 0; }
