/* personality(2), asked for. */
#include <stdio.h>
#include <sys/personality.h>

int main(void)
{
    int p = personality(0xffffffff);
    printf("%x %x\n", p & ~ADDR_NO_RANDOMIZE, PER_LINUX);
    return 0;
}
