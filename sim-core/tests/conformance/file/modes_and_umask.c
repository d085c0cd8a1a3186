/* Rights of new files: what is asked for, less the umask. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *name) {
    struct stat st;
    stat(name, &st);
    printf("%s %o\n", name, st.st_mode);
}

int main(void) {
    printf("first mask %03o\n", umask(027));
    close(open("mode1.tmp", O_CREAT | O_WRONLY, 0666));
    mkdir("mode2.tmp", 0777);
    show("mode1.tmp");
    show("mode2.tmp");
    printf("then %03o\n", umask(0));
    close(creat("mode3.tmp", 0666));
    show("mode3.tmp");
    chmod("mode3.tmp", 0421);
    show("mode3.tmp");
    printf("X %d R %d\n", access("mode1.tmp", X_OK), access("mode1.tmp", R_OK));
    unlink("mode1.tmp");
    rmdir("mode2.tmp");
    unlink("mode3.tmp");
    return 0;
}
