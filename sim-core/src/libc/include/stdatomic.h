#ifndef _STDATOMIC_H
#define _STDATOMIC_H
#include <stddef.h>
#include <stdint.h>
typedef enum {
    memory_order_relaxed, memory_order_consume, memory_order_acquire, memory_order_release, memory_order_acq_rel, memory_order_seq_cst
} memory_order;
typedef _Atomic _Bool atomic_bool;
typedef _Atomic char atomic_char;
typedef _Atomic signed char atomic_schar;
typedef _Atomic unsigned char atomic_uchar;
typedef _Atomic short atomic_short;
typedef _Atomic unsigned short atomic_ushort;
typedef _Atomic int atomic_int;
typedef _Atomic unsigned atomic_uint;
typedef _Atomic long atomic_long;
typedef _Atomic unsigned long atomic_ulong;
typedef _Atomic long long atomic_llong;
typedef _Atomic unsigned long long atomic_ullong;
typedef _Atomic intptr_t atomic_intptr_t;
typedef _Atomic uintptr_t atomic_uintptr_t;
typedef _Atomic size_t atomic_size_t;
typedef _Atomic ptrdiff_t atomic_ptrdiff_t;
typedef _Atomic intmax_t atomic_intmax_t;
typedef _Atomic uintmax_t atomic_uintmax_t;
typedef struct { _Atomic _Bool __flag; } atomic_flag;
#define ATOMIC_FLAG_INIT {0}
#define ATOMIC_VAR_INIT(value) (value)
#define ATOMIC_BOOL_LOCK_FREE 2
#define ATOMIC_INT_LOCK_FREE 2
#define ATOMIC_LONG_LOCK_FREE 2
#define ATOMIC_POINTER_LOCK_FREE 2
#define kill_dependency(x) (x)
#define atomic_thread_fence(order) ((void)(order))
#define atomic_signal_fence(order) ((void)(order))
#define atomic_is_lock_free(p) (1)
long __atomic_update(void *__p, unsigned long __size, int __operation, long __n);
int __atomic_compare(void *__p, unsigned long __size, void *__expected, long __desired);
#define __atomic_do(p, operation, n) ((__typeof__(*(p)))__atomic_update((void *)(p), sizeof *(p), operation, (long)(n)))
#define atomic_init(p, value) ((void)(*(p) = (value)))
#define atomic_store(p, value) ((void)(*(p) = (value)))
#define atomic_load(p) (*(p))
#define atomic_exchange(p, value) __atomic_do(p, 0, value)
#define atomic_fetch_add(p, n) __atomic_do(p, 1, n)
#define atomic_fetch_sub(p, n) __atomic_do(p, 2, n)
#define atomic_fetch_or(p, n) __atomic_do(p, 3, n)
#define atomic_fetch_and(p, n) __atomic_do(p, 4, n)
#define atomic_fetch_xor(p, n) __atomic_do(p, 5, n)
#define atomic_compare_exchange_strong(p, old, value) __atomic_compare((void *)(p), sizeof *(p), old, (long)(value))
#define atomic_compare_exchange_weak(p, old, value) atomic_compare_exchange_strong(p, old, value)
#define atomic_store_explicit(p, value, order) atomic_store(p, value)
#define atomic_load_explicit(p, order) atomic_load(p)
#define atomic_exchange_explicit(p, value, order) atomic_exchange(p, value)
#define atomic_fetch_add_explicit(p, n, order) atomic_fetch_add(p, n)
#define atomic_fetch_sub_explicit(p, n, order) atomic_fetch_sub(p, n)
#define atomic_fetch_or_explicit(p, n, order) atomic_fetch_or(p, n)
#define atomic_fetch_and_explicit(p, n, order) atomic_fetch_and(p, n)
#define atomic_fetch_xor_explicit(p, n, order) atomic_fetch_xor(p, n)
#define atomic_compare_exchange_strong_explicit(p, old, value, yes, no) atomic_compare_exchange_strong(p, old, value)
#define atomic_compare_exchange_weak_explicit(p, old, value, yes, no) atomic_compare_exchange_strong(p, old, value)
#define atomic_flag_test_and_set(p) atomic_exchange(&(p)->__flag, 1)
#define atomic_flag_test_and_set_explicit(p, order) atomic_flag_test_and_set(p)
#define atomic_flag_clear(p) atomic_store(&(p)->__flag, 0)
#define atomic_flag_clear_explicit(p, order) atomic_flag_clear(p)
#endif
