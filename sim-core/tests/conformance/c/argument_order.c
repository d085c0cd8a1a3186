/* gcc on x86-64 works arguments out from right to left. */
#include <stdio.h>

static int say(int n) {
    printf("%d ", n);
    return n;
}

int main(void) {
    printf("= %d %d %d\n", say(1), say(2), say(3));
    int i = 1;
    printf("%d %d\n", i++, i++);
    int j = say(4) + say(5) * say(6);
    printf("= %d\n", j);
    return 0;
}
