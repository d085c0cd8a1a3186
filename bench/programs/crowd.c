/* Fifty processes and two thousand pages: each child has pages of its own and pages that it shares. */
#include <stdlib.h>
#include <unistd.h>

int main(void) {
    enum { CHILDREN = 49, PAGES = 40, OWN = 8 };
    char *box = malloc(PAGES * 4096);
    for (int i = 0; i < PAGES; i++) box[i * 4096] = i;
    for (int child = 0; child < CHILDREN; child++)
        if (fork() == 0) {
            for (int i = 0; i < OWN; i++) box[i * 4096] = child;
            pause();
        }
    sleep(1);
    for (int i = 0; i < OWN; i++) box[i * 4096] = -1;
    pause();
}
