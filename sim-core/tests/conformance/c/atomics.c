#include <stdio.h>
#include <stdatomic.h>
#include <stdint.h>
int main(void)
{
    int x = 5;
    long l = 10;
    unsigned char c = 250;
    printf("%d %d\n", __sync_fetch_and_add(&x, 3), x);
    printf("%d\n", __sync_add_and_fetch(&c, 10));
    printf("%ld %ld\n", __sync_sub_and_fetch(&l, 3), __sync_fetch_and_or(&l, 8));
    printf("%ld\n", l);
    printf("%d %d\n", __sync_bool_compare_and_swap(&x, 8, 1), x);
    printf("%d %d\n", __sync_bool_compare_and_swap(&x, 8, 2), x);
    printf("%d\n", __sync_val_compare_and_swap(&x, 1, 9));
    printf("%d %d\n", __sync_lock_test_and_set(&x, 4), x);
    __sync_lock_release(&x);
    printf("%d\n", x);
    __sync_synchronize();
    int e = 0;
    printf("%d %d\n", __atomic_compare_exchange_n(&x, &e, 7, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST), x);
    e = 3;
    printf("%d ", __atomic_compare_exchange_n(&x, &e, 8, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
    printf("%d %d\n", x, e);
    __atomic_store_n(&x, 11, __ATOMIC_RELAXED);
    printf("%d %d %d\n", __atomic_load_n(&x, __ATOMIC_ACQUIRE), __atomic_fetch_add(&x, 1, 5),
           __atomic_add_fetch(&x, 1, 5));
    printf("%d %d\n", __atomic_exchange_n(&x, 1, 5), x);
    char f = 0;
    printf("%d", __atomic_test_and_set(&f, 5));
    printf("%d\n", __atomic_test_and_set(&f, 5));
    atomic_int a = 1;
    a++;
    ++a;
    a += 5;
    a *= 2;
    printf("%d %d %d\n", a, a++, atomic_fetch_add(&a, 10));
    printf("%d\n", atomic_load(&a));
    atomic_store(&a, 3);
    int ex = 3;
    printf("%d %d\n", atomic_compare_exchange_strong(&a, &ex, 30), atomic_load(&a));
    printf("%d\n", atomic_exchange(&a, 1));
    atomic_flag fl = ATOMIC_FLAG_INIT;
    printf("%d %d\n", atomic_flag_test_and_set(&fl), 0);
    atomic_flag_clear(&fl);
    _Atomic unsigned char uc = 255;
    uc++;
    printf("%d %d\n", uc, uc--);
    _Atomic long al = 5;
    al -= 7;
    printf("%ld\n", al);
    printf("%d\n", (a |= 6));
    int *p = 0;
    printf("%d\n",
           __builtin_popcount(255) + __builtin_clz(1) + __builtin_ctz(8) + __builtin_ffs(16) +
           __builtin_parity(7));
    printf("%x %x %lx\n", __builtin_bswap16(0x1234), __builtin_bswap32(0x12345678),
           __builtin_bswap64(0x123456789abcdef0));
    return 0;
}
