#include <stdio.h>
int f(void) { return undeclared1; }
struct s { int a b; };
int g(void) { struct s x; x.b = 1; return undeclared2; }
