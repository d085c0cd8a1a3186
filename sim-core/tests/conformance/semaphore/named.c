/* Named semaphores: made, found, refused, unlinked; they are files in /dev/shm. */
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NAME "/ringside-named-test"

static sem_t *get(const char *what, const char *name, int flags, unsigned value)
{
    sem_t *s = sem_open(name, flags, 0600, value);
    int v = -1;
    if (s == SEM_FAILED)
        printf("%s: %s\n", what, strerror(errno));
    else
        sem_getvalue(s, &v), printf("%s: value %d\n", what, v);
    return s;
}

int main(void)
{
    char longname[300];
    struct stat st;
    sem_unlink(NAME);
    get("not there", NAME, 0, 0);
    sem_t *s = get("made", NAME, O_CREAT | O_EXCL, 3);
    get("made again", NAME, O_CREAT | O_EXCL, 5);
    sem_t *same = get("found", NAME, O_CREAT, 7);
    printf("the same place: %d\n", s == same);
    int r = stat("/dev/shm/sem.ringside-named-test", &st);
    printf("in /dev/shm: %d, %ld bytes, mode %o\n", r, (long)st.st_size, st.st_mode & 0777);
    get("empty", "/", O_CREAT, 1);
    get("inside", "/a/b", O_CREAT, 1);
    get("no slash", "ringside-named-test", 0, 0);
    memset(longname, 'n', sizeof longname);
    longname[299] = 0;
    get("long", longname, O_CREAT, 1);
    get("too high", "/ringside-too-high", O_CREAT, 0x80000000u);
    longname[254] = 0;
    get("long", longname, O_CREAT, 1);
    fflush(stdout);
    if (fork() == 0) {
        sem_t *mine = sem_open(NAME, 0);
        sem_wait(mine);
        sem_wait(mine);
        sem_wait(mine);
        printf("child has three\n");
        fflush(stdout);
        sem_wait(mine);
        printf("child has four\n");
        fflush(stdout);
        sem_close(mine);
        _exit(0);
    }
    int v = 1;
    while (v > 0)
        sem_getvalue(s, &v);
    usleep(20000);
    printf("parent posts\n");
    fflush(stdout);
    sem_post(s);
    wait(NULL);
    printf("unlink: %d\n", sem_unlink(NAME));
    r = sem_unlink(NAME);
    printf("unlink: %d %s\n", r, strerror(errno));
    r = sem_unlink("/a/b");
    printf("unlink: %d %s\n", r, strerror(errno));
    get("not there", NAME, 0, 0);
    printf("post still works: %d\n", sem_post(s));
    printf("close: %d\n", sem_close(s));
    printf("close: %d\n", sem_close(same));
    printf("close: %d\n", sem_close(same));
    r = sem_close(s);
    printf("close: %d %s\n", r, strerror(errno));
    return 0;
}
