#include <complex.h>
int main(void) { return 0; }
