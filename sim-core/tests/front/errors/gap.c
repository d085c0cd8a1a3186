#include <stdio.h>
int f(int a) {
    if (a > 3 { return undeclared0; }
    return undeclared1;
}
int g(void) { return undeclared2; }
int main(void) { return f(1, 2) + g(); }
