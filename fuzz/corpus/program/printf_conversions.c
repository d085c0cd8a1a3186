#include <stdio.h>

int main(void) {
    printf("[%d] [%5d] [%-5d] [%05d] [%+d] [% d]\n", 42, 42, 42, 42, 42, 42);
    printf("[%u] [%o] [%x] [%X] [%#x] [%#o]\n", 3000000000u, 8, 255, 255, 255, 8);
    printf("[%ld] [%lu] [%lld] [%hd] [%hhd]\n", -1L, 18446744073709551615UL, 1LL << 40, 70000, 300);
    printf("[%c] [%5c] [%-5c]\n", 'a', 'b', 'c');
    printf("[%s] [%10s] [%-10s] [%.2s] [%10.3s]\n", "hello", "hello", "hello", "hello", "hello");
    printf("[%*d] [%-*d] [%.*s]\n", 6, 7, 6, 7, 3, "abcdef");
    printf("[%p]\n", (void *)0x1234);
    printf("%%\n");
    printf("[%f] [%.2f] [%10.3f] [%e] [%g] [%g] [%g]\n", 3.14159265, 3.14159265, 3.14159265, 12345.678, 0.0001, 1e10, 100000.0);
    printf("[%.0f] [%.0f] [%.0f]\n", 0.5, 1.5, 2.5);
    int n;
    printf("12345%n", &n);
    printf(" %d\n", n);
    printf("[%.3d] [%8.3d] [%x]\n", 7, 7, -1);
    int r = printf("count me\n");
    printf("%d\n", r);
    return 0;
}
