#ifndef _STDLIB_H
#define _STDLIB_H
#include <features.h>
#include <alloca.h>
#include <sys/types.h>
typedef int wchar_t;
#undef NULL
#define NULL ((void *)0)
typedef struct { int quot; int rem; } div_t;
typedef struct { long quot; long rem; } ldiv_t;
typedef struct { long long quot; long long rem; } lldiv_t;
typedef int (*__compar_fn_t)(const void *, const void *);
typedef int (*comparison_fn_t)(const void *, const void *);
#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 2147483647
#define MB_CUR_MAX 1
/* What wait reports (the same as in sys/wait.h). */
#define WNOHANG 1
#define WUNTRACED 2
#define WEXITSTATUS(s) (((s) & 0xff00) >> 8)
#define WTERMSIG(s) ((s) & 0x7f)
#define WSTOPSIG(s) WEXITSTATUS(s)
#define WIFEXITED(s) (WTERMSIG(s) == 0)
#define WIFSIGNALED(s) (((signed char)(((s) & 0x7f) + 1) >> 1) > 0)
#define WIFSTOPPED(s) (((s) & 0xff) == 0x7f)
#define WIFCONTINUED(s) ((s) == 0xffff)
void *malloc(size_t __size);
void *calloc(size_t __n, size_t __size);
void *realloc(void *__p, size_t __size);
void *reallocarray(void *__p, size_t __n, size_t __size);
void free(void *__p);
void *aligned_alloc(size_t __align, size_t __size);
int posix_memalign(void **__p, size_t __align, size_t __size);
void *valloc(size_t __size);
_Noreturn void exit(int __status);
_Noreturn void _Exit(int __status);
_Noreturn void quick_exit(int __status);
_Noreturn void abort(void);
int atexit(void (*__f)(void));
int at_quick_exit(void (*__f)(void));
int on_exit(void (*__f)(int, void *), void *__arg);
int system(const char *__command);
char *getenv(const char *__name);
char *secure_getenv(const char *__name);
int setenv(const char *__name, const char *__value, int __overwrite);
int unsetenv(const char *__name);
int putenv(char *__string);
int clearenv(void);
int atoi(const char *__s);
long atol(const char *__s);
long long atoll(const char *__s);
double atof(const char *__s);
long strtol(const char *restrict __s, char **restrict __end, int __base);
unsigned long strtoul(const char *restrict __s, char **restrict __end, int __base);
long long strtoll(const char *restrict __s, char **restrict __end, int __base);
unsigned long long strtoull(const char *restrict __s, char **restrict __end, int __base);
long long strtoq(const char *restrict __s, char **restrict __end, int __base);
unsigned long long strtouq(const char *restrict __s, char **restrict __end, int __base);
float strtof(const char *restrict __s, char **restrict __end);
double strtod(const char *restrict __s, char **restrict __end);
long double strtold(const char *restrict __s, char **restrict __end);
int strfromd(char *restrict __to, size_t __n, const char *restrict __format, double __value);
int strfromf(char *restrict __to, size_t __n, const char *restrict __format, float __value);
int strfroml(char *restrict __to, size_t __n, const char *restrict __format, long double __value);
int rand(void);
void srand(unsigned __seed);
int rand_r(unsigned *__seed);
long random(void);
void srandom(unsigned __seed);
char *ecvt(double __value, int __digits, int *restrict __point, int *restrict __sign);
char *fcvt(double __value, int __digits, int *restrict __point, int *restrict __sign);
char *gcvt(double __value, int __digits, char *__to);
struct random_data {
    int *fptr, *rptr, *state;
    int rand_type, rand_deg, rand_sep;
    int *end_ptr;
};
int random_r(struct random_data *__buf, int *__result);
int srandom_r(unsigned __seed, struct random_data *__buf);
int initstate_r(unsigned __seed, char *__state, size_t __size, struct random_data *__buf);
int setstate_r(char *__state, struct random_data *__buf);
struct drand48_data {
    unsigned short __x[3], __old_x[3], __c, __init;
    unsigned long __a;
};
int drand48_r(struct drand48_data *__buf, double *__result);
int erand48_r(unsigned short __x[3], struct drand48_data *__buf, double *__result);
int lrand48_r(struct drand48_data *__buf, long *__result);
int nrand48_r(unsigned short __x[3], struct drand48_data *__buf, long *__result);
int mrand48_r(struct drand48_data *__buf, long *__result);
int jrand48_r(unsigned short __x[3], struct drand48_data *__buf, long *__result);
int srand48_r(long __seed, struct drand48_data *__buf);
int seed48_r(unsigned short __seed[3], struct drand48_data *__buf);
int lcong48_r(unsigned short __param[7], struct drand48_data *__buf);
char *initstate(unsigned __seed, char *__state, size_t __n);
char *setstate(char *__state);
long a64l(const char *__s);
char *l64a(long __n);
double drand48(void);
double erand48(unsigned short __x[3]);
long lrand48(void);
long nrand48(unsigned short __x[3]);
long mrand48(void);
long jrand48(unsigned short __x[3]);
void srand48(long __seed);
unsigned short *seed48(unsigned short __seed[3]);
void lcong48(unsigned short __param[7]);
unsigned arc4random(void);
unsigned arc4random_uniform(unsigned __bound);
void arc4random_buf(void *__buf, size_t __n);
void qsort(void *__base, size_t __n, size_t __size, int (*__compare)(const void *, const void *));
void qsort_r(void *__base, size_t __n, size_t __size, int (*__compare)(const void *, const void *, void *), void *__arg);
void *bsearch(const void *__key, const void *__base, size_t __n, size_t __size, int (*__compare)(const void *, const void *));
int abs(int __n);
long labs(long __n);
long long llabs(long long __n);
div_t div(int __a, int __b);
ldiv_t ldiv(long __a, long __b);
lldiv_t lldiv(long long __a, long long __b);
int mblen(const char *__s, size_t __n);
int mbtowc(wchar_t *restrict __wc, const char *restrict __s, size_t __n);
int wctomb(char *__s, wchar_t __wc);
size_t mbstowcs(wchar_t *restrict __to, const char *restrict __from, size_t __n);
size_t wcstombs(char *restrict __to, const wchar_t *restrict __from, size_t __n);
int mkstemp(char *__template);
int mkostemp(char *__template, int __flags);
int mkstemps(char *__template, int __suffix);
int mkostemps(char *__template, int __suffix, int __flags);
char *canonicalize_file_name(const char *__path);
char *mkdtemp(char *__template);
char *mktemp(char *__template);
char *realpath(const char *restrict __path, char *restrict __resolved);
int getloadavg(double __load[], int __n);
int getsubopt(char **restrict __option, char *const *restrict __tokens, char **restrict __value);
int posix_openpt(int __flags);
int grantpt(int __fd);
int unlockpt(int __fd);
char *ptsname(int __fd);
int rpmatch(const char *__answer);
#endif
