/* strerror(3), strsignal(3): each text is put into its own place at first use. */
#include <bits/lib.h>

long __rt_error_text(int error, char *buf, size_t n);
long __rt_signal_text(int signal, char *buf, size_t n);

static char errors[134][56];
static char signals[32][32], other_signal[32];
static char unknown[64];

char *strerror(int error)
{
    char *text = error >= 0 && error < 134 && error != 41 && error != 58 ? errors[error] : unknown;
    if (*text == 0 || text == unknown)
        __rt_error_text(error, text, 56);
    return text;
}

const char *strerrordesc_np(int error)
{
    return error >= 0 && error < 134 && error != 41 && error != 58 ? strerror(error) : NULL;
}

char *strerror_r(int error, char *buf, size_t n)
{
    char *text = strerror(error);
    if (text != unknown)
        return text;
    __rt_error_text(error, buf, n);
    return buf;
}

int __xpg_strerror_r(int error, char *buf, size_t n)
{
    long len = __rt_error_text(error, buf, n);
    return strerrordesc_np(error) == NULL ? 22 : len >= n ? 34 : 0;
}

char *strsignal(int signal)
{
    char *text = signal > 0 && signal < 32 ? signals[signal] : other_signal;
    if (*text == 0 || text == other_signal)
        __rt_signal_text(signal, text, 32);
    return text;
}
