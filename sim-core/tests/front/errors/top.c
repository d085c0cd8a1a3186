#include <stdio.h>
printf("hi");
int x;
x = 3;
return 0;
main() { return 0; }
