/* perror leaves EINVAL in errno where the standard error is only for writing: it tries to open a second
   stream for it, the first time. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

int main(void)
{
    open("/no/such/file", O_RDONLY);
    printf("%d", errno);
    perror("first");
    printf(" %d", errno);
    errno = EACCES;
    perror("second");
    printf(" %d\n", errno);
    return 0;
}
