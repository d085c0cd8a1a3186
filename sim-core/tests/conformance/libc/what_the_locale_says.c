/* nl_langinfo, rpmatch, gettext, wcsftime and other small functions of the C locale. */
#define _GNU_SOURCE
#include <errno.h>
#include <fenv.h>
#include <fcntl.h>
#include <gnu/libc-version.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <ulimit.h>
#include <unistd.h>
#include <wchar.h>

#define _(s) gettext(s)

int main(void)
{
    static const nl_item items[] = {
        ABDAY_1, ABDAY_7, DAY_1, DAY_4, ABMON_1, ABMON_12, MON_1, MON_9, AM_STR, PM_STR, D_T_FMT, D_FMT, T_FMT,
        T_FMT_AMPM, ERA, ALT_DIGITS, CODESET, RADIXCHAR, THOUSEP, YESEXPR, NOEXPR, CRNCYSTR, 0x7777777
    };
    static const char *const answers[] = {"y", "Yes", "no", "Nope", "", "maybe"};
    struct tm tm = {.tm_year = 124, .tm_mon = 1, .tm_mday = 29, .tm_hour = 13, .tm_wday = 4, .tm_yday = 59};
    wchar_t wide[40];
    struct stat64 st;
    off64_t at;
    size_t i;
    int fd;

    for (i = 0; i < sizeof items / sizeof *items; i++)
        printf("%#x '%s'\n", items[i], nl_langinfo(items[i]));
    for (i = 0; i < sizeof answers / sizeof *answers; i++)
        printf("'%s' %d\n", answers[i], rpmatch(answers[i]));

    printf("%s|%s\n", _("as it is"), dgettext("domain", "so too"));
    for (i = 0; i < 3; i++)
        printf("%zu %s\n", i, ngettext("file", "files", i));
    printf("%s\n", textdomain(NULL));
    printf("%s\n", textdomain("mine"));
    printf("%s\n", bindtextdomain("mine", "/tmp/l10n"));
    printf("%s %s\n", bindtextdomain("mine", NULL), bindtextdomain("other", NULL));

    i = wcsftime(wide, 40, L"%A %d %B %Y, %I %p", &tm);
    printf("%zu %ls\n", i, wide);
    i = wcsftime(wide, 5, L"%Y-%m", &tm);
    printf("%zu\n", i);
    printf("%d %d %d\n", dysize(1900), dysize(2000), dysize(2023));
    printf("%d\n", fegetround() == FE_TONEAREST);
    printf("%d\n", strcmp(gnu_get_libc_version(), "2.") > 0);

    printf("%x\n", sigblock(sigmask(SIGUSR1)));
    printf("%x %d\n", sigblock(sigmask(SIGHUP) | sigmask(SIGALRM)), sigmask(SIGINT));
    printf("%x\n", sigsetmask(sigmask(SIGTERM)));
    printf("%x\n", siggetmask());

    printf("%ld\n", ulimit(UL_SETFSIZE, 100L));
    printf("%ld\n", ulimit(UL_GETFSIZE));
    errno = 0;
    printf("%ld %d\n", ulimit(77), errno);

    fd = open64("/tmp/large-XYZ", O_RDWR | O_CREAT | O_TRUNC | O_LARGEFILE, 0600);
    ftruncate64(fd, 20000);
    at = lseek64(fd, 0, SEEK_END);
    fstat64(fd, &st);
    printf("%ld %ld %zu\n", (long)at, (long)st.st_size, sizeof at);
    unlink("/tmp/large-XYZ");
    return 0;
}
