// A write of several pages takes them into the page cache as one folio, and a fault maps all of
// it (Linux 6.18, ext4).
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <sys/resource.h>
static long minf(void) { struct rusage r; getrusage(RUSAGE_SELF, &r); return r.ru_minflt; }
static char buf[65536];
static int make(int chunk, int times) {
    unlink("big.bin");
    int fd = open("big.bin", O_RDWR|O_CREAT|O_TRUNC, 0600);
    for (int i=0;i<times;i++) write(fd,buf,chunk);
    return fd;
}
static char *map(int fd, int pages, int prot, int flags) { return mmap(0, pages*4096, prot, flags, fd, 0); }
static long touch(char *p, int from, int to, int step, int w) {
    long b=minf(); for (int i=from;i!=to;i+=step) { if (w) p[i*4096]=1; else *(volatile char*)(p+i*4096); } return minf()-b;
}
int main(void){
    setvbuf(stdout,0,_IONBF,0); memset(buf,'a',sizeof buf);
    int RW=PROT_READ|PROT_WRITE;
    minf(); printf("start\n");
    int fd=make(32768,1);
    char *p=map(fd,8,RW,MAP_SHARED);
    printf("write 8: %ld again %ld\n",touch(p,0,8,1,1),touch(p,0,8,1,1));
    munmap(p,8*4096);
    p=map(fd,5,RW,MAP_SHARED);
    printf("a part of the folio: write 5: %ld\n",touch(p,0,5,1,1));
    munmap(p,5*4096);
    p=mmap(0,4*4096,RW,MAP_SHARED,fd,2*4096);
    printf("from the middle: write 4: %ld\n",touch(p,0,4,1,1));
    munmap(p,4*4096);
    p=map(fd,8,RW,MAP_PRIVATE);
    printf("private: write 8: %ld\n",touch(p,0,8,1,1));
    munmap(p,8*4096);
    p=map(fd,8,RW,MAP_SHARED);
    if (fork()==0) { printf("child writes: %ld\n",touch(p,0,8,1,1)); _exit(0);} wait(0);
    printf("parent writes: %ld\n",touch(p,0,8,1,1));
    munmap(p,8*4096); close(fd);
    fd=make(8192,1); p=map(fd,2,PROT_READ,MAP_SHARED);
    printf("two pages, read: %ld\n",touch(p,0,2,1,0)); munmap(p,8192); close(fd);
    fd=make(5000,3); p=map(fd,4,RW,MAP_SHARED);
    printf("odd pieces: write 4: %ld\n",touch(p,0,4,1,1)); munmap(p,4*4096); close(fd);
    fd=make(4096,1); pwrite(fd,buf,16384,4096); p=map(fd,5,RW,MAP_SHARED);
    printf("not aligned: write 5: %ld\n",touch(p,0,5,1,1)); munmap(p,5*4096); close(fd);
    fd=make(4096,1); pwrite(fd,buf,4096,3*4096); pwrite(fd,buf,32768,0); p=map(fd,8,RW,MAP_SHARED);
    printf("round what is there: write 8: %ld\n",touch(p,0,8,1,1)); munmap(p,8*4096); close(fd);
    FILE *f=fopen("big.bin","w"); fwrite(buf,1,20000,f); fclose(f);
    fd=open("big.bin",O_RDWR); p=map(fd,5,RW,MAP_SHARED);
    printf("fwrite: write 5: %ld\n",touch(p,0,5,1,1)); munmap(p,5*4096); close(fd);
    unlink("big.bin");
}
