/* memalign and kin: alignment, usable size, errors. */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    void *p = 0;
    for (size_t a = 8; a <= 4096; a *= 2) {
        int r = posix_memalign(&p, a, 100);
        printf("%zu: %d %lu %zu\n", a, r, (unsigned long)p % a, malloc_usable_size(p));
    }
    printf("%d %d\n", posix_memalign(&p, 24, 100) == EINVAL, posix_memalign(&p, 4, 100) == EINVAL);
    p = aligned_alloc(64, 200);
    printf("%lu %zu\n", (unsigned long)p % 64, malloc_usable_size(p));
    p = aligned_alloc(3, 10);
    printf("aligned_alloc(3): %d\n", p != NULL);
    p = memalign(48, 10);
    printf("memalign(48): %lu\n", (unsigned long)p % 64);
    p = valloc(10);
    printf("valloc: %lu %zu\n", (unsigned long)p % 4096, malloc_usable_size(p));
    p = pvalloc(10);
    printf("pvalloc: %lu %zu\n", (unsigned long)p % 4096, malloc_usable_size(p));
    printf("page %d %ld\n", getpagesize(), sysconf(_SC_PAGESIZE));
    printf("NULL: %zu\n", malloc_usable_size(NULL));
    for (size_t n = 0; n < 200; n += 7)
        printf("%zu ", malloc_usable_size(malloc(n)));
    printf("\n%zu\n", malloc_usable_size(malloc(200000)));
    struct mallinfo2 m = mallinfo2();
    printf("%zu mapped, %zu bytes\n", m.hblks, m.hblkhd);
    return 0;
}
