/* futex(2) itself: the value compared, who is woken, private and shared words, bits, moving to another word. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/futex.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long futex(void *at, int op, unsigned value, const void *time, void *second, unsigned third)
{
    return syscall(SYS_futex, at, op, value, time, second, third);
}

static void say(const char *what, long r)
{
    if (r < 0)
        printf("%s: %s\n", what, strerror(errno));
    else
        printf("%s: %ld\n", what, r);
    fflush(stdout);
}

static int own = 7;

static char state_of(pid_t p)
{
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/stat", p);
    FILE *f = fopen(path, "r");
    if (!f)
        return '?';
    fgets(line, sizeof line, f);
    fclose(f);
    return strrchr(line, ')')[2];
}

static void sleeper(int *at, int op, unsigned bits, const char *name)
{
    pid_t p = fork();
    if (p == 0)
        _exit(futex(at, op, *at, NULL, NULL, bits) == 0 ? name[0] : 0);
    usleep(2000);
    while (state_of(p) != 'S')
        usleep(1000);
}

static void reap(int n)
{
    int status;
    while (n--) {
        wait(&status);
        printf("woken: %c\n", WEXITSTATUS(status));
    }
    fflush(stdout);
}

int main(void)
{
    struct timespec t = {0, 10000000};
    int *word = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    say("another value", futex(&own, FUTEX_WAIT, 8, NULL, NULL, 0));
    say("10 ms", futex(&own, FUTEX_WAIT, 7, &t, NULL, 0));
    say("10 ms, private", futex(&own, FUTEX_WAIT_PRIVATE, 7, &t, NULL, 0));
    say("a moment long ago", futex(&own, FUTEX_WAIT_BITSET, 7, &t, NULL, ~0u));
    say("no bits", futex(&own, FUTEX_WAIT_BITSET, 7, &t, NULL, 0));
    say("odd address", futex((char *)&own + 1, FUTEX_WAIT, 7, &t, NULL, 0));
    say("bad address", futex((void *)64, FUTEX_WAIT, 7, &t, NULL, 0));
    say("bad address, wake", futex((void *)64, FUTEX_WAKE, 1, NULL, NULL, 0));
    say("bad address, wake private", futex((void *)64, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0));
    t.tv_nsec = 1000000000;
    say("bad time", futex(&own, FUTEX_WAIT, 7, &t, NULL, 0));
    say("no such command", futex(&own, 99, 7, NULL, NULL, 0));
    say("nobody to wake", futex(&own, FUTEX_WAKE, 1, NULL, NULL, 0));

    sleeper(word, FUTEX_WAIT, 0, "a");
    sleeper(word, FUTEX_WAIT, 0, "b");
    sleeper(word, FUTEX_WAIT, 0, "c");
    say("not private", futex(word, FUTEX_WAKE_PRIVATE, 9, NULL, NULL, 0));
    say("another word", futex(word + 1, FUTEX_WAKE, 9, NULL, NULL, 0));
    int *twice = mremap(word, 0, 8192, MREMAP_MAYMOVE);
    say("wake one", futex(twice, FUTEX_WAKE, 1, NULL, NULL, 0));
    reap(1);
    say("wake the others", futex(word, FUTEX_WAKE, 9, NULL, NULL, 0));
    int status;
    wait(&status);
    wait(&status);

    sleeper(word, FUTEX_WAIT_BITSET, 1, "d");
    sleeper(word, FUTEX_WAIT_BITSET, 6, "e");
    say("bit 8", futex(word, FUTEX_WAKE_BITSET, 9, NULL, NULL, 8));
    say("bit 2", futex(word, FUTEX_WAKE_BITSET, 9, NULL, NULL, 2));
    reap(1);
    say("all bits", futex(word, FUTEX_WAKE, 9, NULL, NULL, 0));
    reap(1);

    sleeper(word, FUTEX_WAIT, 0, "f");
    sleeper(word, FUTEX_WAIT, 0, "g");
    sleeper(word, FUTEX_WAIT, 0, "h");
    say("other value", futex(word, FUTEX_CMP_REQUEUE, 1, (void *)1, word + 9, 5));
    say("move one", futex(word, FUTEX_CMP_REQUEUE, 1, (void *)1, word + 9, 0));
    reap(1);
    say("there", futex(word + 9, FUTEX_WAKE, 9, NULL, NULL, 0));
    reap(1);
    say("left", futex(word, FUTEX_WAKE, 9, NULL, NULL, 0));
    reap(1);
    return 0;
}
