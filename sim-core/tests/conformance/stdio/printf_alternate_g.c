/* printf(3): %#g where rounding makes one digit more, and %a. */
#include <stdio.h>
int main(void)
{
    double v[] =
        { 999999.5, 999999.4, 99999.95, 9.9999995, 0.00009999995, 0.000099999949, 1e5, 123456, 1234567, 1e15,
   0, 0.5, 1, 100, 9.5, 99.5, 0.95, 0.0995 };
    for (unsigned i = 0; i < sizeof v / sizeof *v; i++) {
        printf("[%#g] [%g] [%#.0g] [%#.1g] [%#.2g] [%.0g] [%.3g] [%#.3g] [%#G]\n", v[i], v[i], v[i], v[i],
               v[i], v[i], v[i], v[i], v[i]);
        printf("[%#.0f] [%#.0e] [%.0f] [%.0e] [%.1f] [%.1e] [%#x] [%a] [%#a] [%.0a] [%.1a] [%.3a]\n", v[i],
               v[i], v[i], v[i], v[i], v[i], (int) v[i], v[i], v[i], v[i], v[i], v[i]);
        printf("[%#Lg] [%Lg] [%#.2Lg]\n", (long double) v[i], (long double) v[i], (long double) v[i]);
    }
    for (int p = 0; p < 9; p++)
        printf("[%#.*g] [%.*g] [%#.*g]\n", p, 999999.5, p, 999999.5, p, 99.95);
    return 0;
}
