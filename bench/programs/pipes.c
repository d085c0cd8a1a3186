/* System calls and switches: two processes that pass a message back and forth. */
#include <unistd.h>

int main(void) {
    int there[2], back[2];
    char ball[64] = "ball";
    pipe(there);
    pipe(back);
    if (fork() == 0)
        while (read(there[0], ball, sizeof ball) > 0) write(back[1], ball, sizeof ball);
    for (;;) {
        write(there[1], ball, sizeof ball);
        read(back[0], ball, sizeof ball);
    }
}
