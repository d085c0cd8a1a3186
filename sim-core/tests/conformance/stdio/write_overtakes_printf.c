/* write goes straight to the kernel; printf waits in the buffer. */
#include <stdio.h>
#include <unistd.h>

int main(void) {
    printf("first in the program\n");
    write(1, "second in the program\n", 22);
    printf("third in the program\n");
    return 0;
}
