/* swprintf gives -1 when there is no room, and ends what it wrote only if it fits. */
#include <stdio.h>
#include <wchar.h>

static void show(const wchar_t *w, int n)
{
    printf("%2d ", n);
    for (int i = 0; i < 9; i++)
        putchar(w[i] ? (int)w[i] : '0');
    puts("");
}

int main(void)
{
    wchar_t w[10];
    for (size_t room = 0; room < 7; room++) {
        wmemset(w, L'-', 9);
        show(w, swprintf(w, room, L"%ls", L"abcd"));
        wmemset(w, L'-', 9);
        show(w, swprintf(w, room, L"%d%d", 12, 34));
    }
    return 0;
}
