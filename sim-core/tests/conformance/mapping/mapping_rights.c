/* What may be mapped how depends on how the file was opened. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void try(const char *what, int fd, int prot, int flags, off_t offset, size_t len) {
    errno = 0;
    void *at = mmap(NULL, len, prot, flags, fd, offset);
    printf("%-40s %s\n", what, at == MAP_FAILED ? strerror(errno) : "mapped");
}

int main(void) {
    int rw = open("rights.tmp", O_RDWR | O_CREAT | O_TRUNC, 0600);
    int r = open("rights.tmp", O_RDONLY), w = open("rights.tmp", O_WRONLY), dir = open(".", O_RDONLY);
    int p[2];
    pipe(p);
    unlink("rights.tmp");
    ftruncate(rw, 8192);
    try("shared, write, from a reader", r, PROT_READ | PROT_WRITE, MAP_SHARED, 0, 4096);
    try("shared, read, from a reader", r, PROT_READ, MAP_SHARED, 0, 4096);
    try("private, write, from a reader", r, PROT_READ | PROT_WRITE, MAP_PRIVATE, 0, 4096);
    try("shared, from a writer", w, PROT_WRITE, MAP_SHARED, 0, 4096);
    try("a directory", dir, PROT_READ, MAP_PRIVATE, 0, 4096);
    try("a pipe", p[0], PROT_READ, MAP_PRIVATE, 0, 4096);
    try("a closed descriptor", 99, PROT_READ, MAP_PRIVATE, 0, 4096);
    try("an odd offset", rw, PROT_READ, MAP_SHARED, 100, 4096);
    try("length 0", rw, PROT_READ, MAP_SHARED, 0, 0);
    try("neither shared nor private", rw, PROT_READ, 0, 0, 4096);
    try("behind the end", rw, PROT_READ, MAP_SHARED, 65536, 4096);
    void *m = mmap(NULL, 4096, PROT_READ, MAP_SHARED, r, 0);
    printf("mprotect to write: %d", mprotect(m, 4096, PROT_READ | PROT_WRITE));
    printf(" %s\n", strerror(errno));
    return 0;
}
