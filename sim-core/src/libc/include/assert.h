/* No guard: each #include takes NDEBUG as it is then. */
#undef assert
#ifdef NDEBUG
#define assert(e) ((void)0)
#else
_Noreturn void __assert_fail(const char *__text, const char *__file, unsigned __line, const char *__function);
#define assert(e) ((e) ? (void)0 : __assert_fail(#e, __FILE__, __LINE__, __func__))
#endif
#ifndef _ASSERT_H
#define _ASSERT_H
_Noreturn void __assert_fail(const char *__text, const char *__file, unsigned __line, const char *__function);
_Noreturn void __assert_perror_fail(int __errno, const char *__file, unsigned __line, const char *__function);
#define static_assert _Static_assert
#endif
