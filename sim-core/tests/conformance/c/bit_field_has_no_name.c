// The type of a bit-field wider than int is none that _Generic could name.
#include <stdio.h>

#define NAME(x) _Generic((x), int: "int", unsigned: "unsigned", long: "long", unsigned long: "unsigned long", default: "none of them")

struct s {
    unsigned narrow : 31;
    unsigned whole : 32;
    long wide : 33;
    unsigned long wider : 40;
    unsigned long all : 64;
};

int main(void) {
    struct s s = {0};
    printf("%s\n%s\n%s\n%s\n%s\n", NAME(+s.narrow), NAME(+s.whole), NAME(+s.wide), NAME(s.wider + 1), NAME(+s.all));
    printf("%s\n%s\n%s\n", NAME(s.wider + 1L), NAME(s.wide << 2), NAME((long)s.wide));
    printf("%s\n", NAME(s.wide = 3));
    return 0;
}
