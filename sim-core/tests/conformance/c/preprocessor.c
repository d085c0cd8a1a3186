#include <stdio.h>

#define WIDTH 80
#define HALF (WIDTH / 2)
#define SQUARE(x) ((x) * (x))
#define STR(x) #x
#define XSTR(x) STR(x)
#define CAT(a, b) a##b
#define LOG(fmt, ...) printf("log: " fmt "\n", ##__VA_ARGS__)

#if WIDTH > 40 && defined(HALF)
#define BIG 1
#else
#define BIG 0
#endif

int main(void) {
    int CAT(va, lue) = SQUARE(3 + 1);
    printf("%d %d %s %s %d\n", HALF, value, STR(WIDTH), XSTR(WIDTH), BIG);
    LOG("plain");
    LOG("%d and %s", 1, "two");
    printf("line %d\n", __LINE__);
    printf("%s\n", __func__);
#undef WIDTH
#ifdef WIDTH
    printf("no\n");
#else
    printf("undefined\n");
#endif
    return 0;
}
