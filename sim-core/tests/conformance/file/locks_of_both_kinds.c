#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <unistd.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
static int set(int fd,int cmd,int type,long start,long len){struct flock l={.l_type=type,.l_whence=SEEK_SET,.l_start=start,.l_len=len};int r=fcntl(fd,cmd,&l);return r?-errno:0;}
static void get(int fd,int type,long start,long len){struct flock l={.l_type=type,.l_whence=SEEK_SET,.l_start=start,.l_len=len};int r=fcntl(fd,F_GETLK,&l);printf("get %d: type %d start %ld len %ld mine %d\n",r,l.l_type,(long)l.l_start,(long)l.l_len,l.l_pid==getppid());}
int main(void){
 char t[]="/tmp/lkXXXXXX"; int fd=mkstemp(t); write(fd,"0123456789",10);
 setvbuf(stdout,0,_IOLBF,0);
 printf("%d\n",set(fd,F_SETLK,F_WRLCK,2,4));
 fflush(stdout);
 int p[2],q[2]; pipe(p); pipe(q); char c;
 if(fork()==0){
   get(fd,F_RDLCK,0,0); get(fd,F_WRLCK,0,2); get(fd,F_RDLCK,5,1);
   printf("child set: %d\n",set(fd,F_SETLK,F_RDLCK,0,0)==-EAGAIN);
   printf("child set elsewhere: %d\n",set(fd,F_SETLK,F_WRLCK,6,0));
   write(p[1],"x",1); read(q[0],&c,1);
   printf("child waits\n"); 
   int r=set(fd,F_SETLKW,F_WRLCK,2,1); printf("child has it %d\n",r);
   exit(0);}
 read(p[0],&c,1);
 printf("unlock middle %d\n",set(fd,F_SETLK,F_UNLCK,3,1));
 write(q[1],"x",1); usleep(100000);
 printf("deadlock: %d\n",set(fd,F_SETLKW,F_WRLCK,7,1)==-EDEADLK);
 printf("parent closes another descriptor\n");
 close(open(t,O_RDONLY));
 wait(0);
 // flock
 int a=open(t,O_RDWR),b=open(t,O_RDWR);
 printf("flock %d %d\n",flock(a,LOCK_SH),flock(b,LOCK_SH));
 int r=flock(a,LOCK_EX|LOCK_NB); printf("upgrade %d %d\n",r,errno==EWOULDBLOCK);
 r=flock(b,LOCK_EX|LOCK_NB); printf("other upgrade %d\n",r);
 int d=dup(b); close(b); r=flock(a,LOCK_SH|LOCK_NB); printf("dup keeps it %d\n",r); close(d); r=flock(a,LOCK_SH|LOCK_NB); printf("now %d\n",r);
 if(fork()==0){int e=open(t,O_RDWR); printf("child asks\n"); r=flock(e,LOCK_EX); printf("child got %d\n",r); exit(0);}
 usleep(100000); printf("parent unlocks\n"); flock(a,LOCK_UN); wait(0);
 lseek(fd,0,SEEK_SET); printf("lockf %d %d\n",lockf(fd,F_LOCK,5),lockf(fd,F_TEST,5));
 if(fork()==0){lseek(fd,0,SEEK_SET);r=lockf(fd,F_TLOCK,0); printf("child lockf %d %s\n",r,strerror(errno)); r=lockf(fd,F_TEST,0); printf("test %d %s\n",r,strerror(errno)); exit(0);}
 wait(0);
 printf("bad %d %d\n",set(open(t,O_RDONLY),F_SETLK,F_WRLCK,0,1)==-EBADF,set(fd,F_SETLK,7,0,1)==-EINVAL);
 unlink(t); return 0;}
