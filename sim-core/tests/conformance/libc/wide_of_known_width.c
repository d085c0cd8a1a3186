/* uchar.h: mbrtoc16 and its kin in the C locale. */
#include <stdio.h>
#include <string.h>
#include <uchar.h>

int main(void)
{
    char16_t c16 = 1;
    char32_t c32 = 1;
    char text[8] = "";
    mbstate_t state;
    memset(&state, 0, sizeof state);
    printf("%zu %d\n", mbrtoc16(&c16, "z", 1, &state), c16);
    printf("%zu %d\n", mbrtoc32(&c32, "y", 1, &state), c32);
    printf("%zu %d\n", mbrtoc16(&c16, "", 1, &state), c16);
    printf("%zu\n", mbrtoc32(&c32, "x", 0, &state));
    printf("%zu", c16rtomb(text, u'x', &state));
    printf(" %c\n", text[0]);
    printf("%zu", c32rtomb(text, U'y', &state));
    printf(" %c\n", text[0]);
    return 0;
}
