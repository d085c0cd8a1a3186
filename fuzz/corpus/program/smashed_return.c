#include <stdio.h>
#include <string.h>
static void f(const char *s) { char b[8]; strcpy(b, s); printf("%s\n", b); fflush(stdout); }
int main(void) { f("ok"); f("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"); puts("not reached"); return 0; }
