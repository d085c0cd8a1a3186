/* What __has_builtin, __has_attribute and __has_include say. */
#include <stdio.h>

#if defined __has_builtin && __has_builtin(__builtin_expect) && !__has_builtin(__builtin_nonsense)
#define likely(x) __builtin_expect(!!(x), 1)
#else
#define likely(x) (x)
#define WITHOUT 1
#endif
#if __has_builtin(__builtin_add_overflow) && __has_builtin(__builtin_popcountll)
#define CHECKED 1
#endif
#if __has_builtin(__sync_fetch_and_add) && __has_builtin(__atomic_load_n)
#define ATOMIC 1
#endif
#if __has_attribute(__packed__) && __has_attribute(cleanup) && !__has_attribute(nonsense)
#define PACKED 1
#endif

int main(void)
{
#ifdef WITHOUT
    puts("without");
#endif
#if defined CHECKED && defined ATOMIC && defined PACKED
    puts("all there");
#endif
    return likely(0);
}
