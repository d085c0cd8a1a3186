/* What the processor refuses to compute: SIGFPE. And what it does not. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int zero, minus_one = -1, min = INT_MIN;
static volatile long lzero, lmin = LONG_MIN, lminus_one = -1;
static volatile unsigned uzero;
static volatile char small_zero;
static volatile double dzero;

static void divide(void) { printf("%d", 1 / zero); }
static void modulo(void) { printf("%d", 1 % zero); }
static void divide_unsigned(void) { printf("%u", 1 / uzero); }
static void divide_long(void) { printf("%ld", 1 / lzero); }
static void divide_char(void) { printf("%d", 1 / small_zero); }
static void min_by_minus_one(void) { printf("%d", min / minus_one); }
static void min_modulo_minus_one(void) { printf("%d", min % minus_one); }
static void long_min(void) { printf("%ld", lmin / lminus_one); }
static void assign(void) { volatile int x = 5; x /= zero; }
static void floating(void) { printf("%f %f ", 1 / dzero, dzero / dzero); }
static void overflow(void) { volatile int x = INT_MAX; x++; printf("%d ", x); }
static void negate(void) { printf("%d %d ", -min, abs(min)); }
static void remainder_signs(void) { printf("%d %d %d ", -7 % 3, 7 % -3, -7 / 2); }

int main(void)
{
    static const struct {
        const char *name;
        void (*f)(void);
    } all[] = {
#define A(f) {#f, f}
        A(divide), A(modulo), A(divide_unsigned), A(divide_long), A(divide_char), A(min_by_minus_one),
        A(min_modulo_minus_one), A(long_min), A(assign), A(floating), A(overflow), A(negate), A(remainder_signs),
    };
    struct rlimit limit = {0, 0};
    setrlimit(RLIMIT_CORE, &limit);
    for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
        int status;
        fflush(stdout);
        if (fork() == 0) {
            all[i].f();
            exit(0);
        }
        wait(&status);
        printf("%s: %04x %s\n", all[i].name, status, WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "no signal");
    }
    return 0;
}
