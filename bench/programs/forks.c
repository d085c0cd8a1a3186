/* fork, copied pages, wait: children that write to some of what they inherit. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    enum { PAGES = 64 };
    char *box = malloc(PAGES * 4096);
    for (int i = 0; i < PAGES; i++) box[i * 4096] = i;
    for (int round = 0;; round++) {
        for (int child = 0; child < 4; child++)
            if (fork() == 0) {
                for (int i = child; i < PAGES; i += 4) box[i * 4096] = round;
                _exit(0);
            }
        while (wait(NULL) > 0) {
        }
    }
}
