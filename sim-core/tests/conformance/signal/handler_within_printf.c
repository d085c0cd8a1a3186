/* A page is protected; the handler of the fault allows it. Whatever library function had the
   fault goes on where it was, with the arguments it had: sprintf, snprintf and strcpy. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

static char *page;
static int faults;

static void allow(int signal, siginfo_t *info, void *context)
{
    char other[32];
    (void)signal;
    (void)info;
    (void)context;
    faults++;
    mprotect(page, 8192, PROT_READ | PROT_WRITE);
    snprintf(other, sizeof other, "%d %s", 99, "of the handler");
}

static void forbid(void)
{
    mprotect(page, 8192, PROT_READ);
}

int main(void)
{
    struct sigaction action = { .sa_sigaction = allow, .sa_flags = SA_SIGINFO };
    page = mmap(NULL, 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    sigaction(SIGSEGV, &action, NULL);
    sprintf(page, "%d of %s, %.2f and %c", 1, "many", 2.5, 'c');
    puts(page);
    forbid();
    snprintf(page + 4090, 40, "%1$s across %3$d %2$s", "text", "pages", 2);
    puts(page + 4090);
    forbid();
    sprintf(page, "%s%n", "counted", (int *)(page + 4096));
    printf("%s: %d\n", page, *(int *)(page + 4096));
    forbid();
    strcpy(page + 4094, "copied");
    puts(page + 4094);
    forbid();
    sscanf("12 words", "%d %s", (int *)page, page + 100);
    printf("%d %s\n", *(int *)page, page + 100);
    printf("%d faults\n", faults);
    return 0;
}
