#ifndef _UNISTD_H
#define _UNISTD_H
#include <features.h>
typedef unsigned long size_t;
typedef long ssize_t;
typedef int pid_t;
typedef unsigned uid_t;
typedef unsigned gid_t;
typedef long off_t;
typedef unsigned useconds_t;
typedef long intptr_t;
typedef unsigned socklen_t;
#undef NULL
#define NULL ((void *)0)
#include <getopt.h>
#define _POSIX_VERSION 200809L
#define _POSIX_C_SOURCE 200809L
#define _XOPEN_VERSION 700
#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
#define R_OK 4
#define W_OK 2
#define X_OK 1
#define F_OK 0
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define SEEK_DATA 3
#define SEEK_HOLE 4
#define L_SET 0
#define L_INCR 1
#define L_XTND 2
#define F_ULOCK 0
#define F_LOCK 1
#define F_TLOCK 2
#define F_TEST 3
#include <bits/confname.h>
extern char **environ;
pid_t fork(void);
pid_t _Fork(void);
pid_t vfork(void);
_Noreturn void _exit(int __status);
pid_t getpid(void);
pid_t getppid(void);
pid_t gettid(void);
pid_t getpgrp(void);
pid_t getpgid(pid_t __pid);
pid_t getsid(pid_t __pid);
int setpgid(pid_t __pid, pid_t __group);
int setpgrp(void);
pid_t setsid(void);
pid_t tcgetpgrp(int __fd);
int tcsetpgrp(int __fd, pid_t __group);
uid_t getuid(void);
uid_t geteuid(void);
gid_t getgid(void);
gid_t getegid(void);
int getgroups(int __n, gid_t __list[]);
int setuid(uid_t __uid);
int seteuid(uid_t __uid);
int setreuid(uid_t __ruid, uid_t __effective);
int setgid(gid_t __gid);
int setegid(gid_t __gid);
int setregid(gid_t __ruid, gid_t __effective);
int setresuid(uid_t __ruid, uid_t __effective, uid_t __saved);
int setresgid(gid_t __rgid, gid_t __effective, gid_t __saved);
int getresuid(uid_t *__ruid, uid_t *__effective, uid_t *__saved);
int getresgid(gid_t *__ruid, gid_t *__effective, gid_t *__saved);
int execve(const char *__path, char *const __argv[], char *const __envp[]);
int execv(const char *__path, char *const __argv[]);
int execvp(const char *__file, char *const __argv[]);
int execvpe(const char *__file, char *const __argv[], char *const __envp[]);
int execl(const char *__path, const char *__arg, ...);
int execlp(const char *__file, const char *__arg, ...);
int execle(const char *__path, const char *__arg, ...);
int execveat(int __dir, const char *__path, char *const __argv[], char *const __envp[], int __flags);
int vhangup(void);
int fexecve(int __fd, char *const __argv[], char *const __envp[]);
ssize_t read(int __fd, void *__buf, size_t __n);
ssize_t write(int __fd, const void *__buf, size_t __n);
ssize_t pread(int __fd, void *__buf, size_t __n, off_t __offset);
ssize_t pwrite(int __fd, const void *__buf, size_t __n, off_t __offset);
int close(int __fd);
int close_range(unsigned __first, unsigned __last, int __flags);
void closefrom(int __first);
int pipe(int __fds[2]);
int pipe2(int __fds[2], int __flags);
int dup(int __fd);
int dup2(int __fd, int __to);
int dup3(int __fd, int __to, int __flags);
off_t lseek(int __fd, off_t __offset, int __whence);
int fsync(int __fd);
int fdatasync(int __fd);
void sync(void);
int isatty(int __fd);
char *ttyname(int __fd);
int ttyname_r(int __fd, char *__buf, size_t __n);
int access(const char *__path, int __mode);
int faccessat(int __dir, const char *__path, int __mode, int __flags);
int eaccess(const char *__path, int __mode);
int syncfs(int __fd);
int setdomainname(const char *__name, size_t __n);
char *cuserid(char *__name);
int euidaccess(const char *__path, int __mode);
int link(const char *__from, const char *__to);
int linkat(int __fromdir, const char *__from, int __todir, const char *__to, int __flags);
int symlink(const char *__target, const char *__path);
int symlinkat(const char *__target, int __dir, const char *__path);
ssize_t readlink(const char *restrict __path, char *restrict __buf, size_t __n);
ssize_t readlinkat(int __dir, const char *restrict __path, char *restrict __buf, size_t __n);
int unlink(const char *__path);
int unlinkat(int __dir, const char *__path, int __flags);
int rmdir(const char *__path);
int truncate(const char *__path, off_t __len);
int ftruncate(int __fd, off_t __len);
int chdir(const char *__path);
int fchdir(int __fd);
int chroot(const char *__path);
char *getcwd(char *__buf, size_t __n);
char *getwd(char *__buf);
char *get_current_dir_name(void);
int chown(const char *__path, uid_t __uid, gid_t __gid);
int fchown(int __fd, uid_t __uid, gid_t __gid);
int lchown(const char *__path, uid_t __uid, gid_t __gid);
int fchownat(int __dir, const char *__path, uid_t __uid, gid_t __gid, int __flags);
unsigned sleep(unsigned __seconds);
int usleep(useconds_t __microseconds);
unsigned alarm(unsigned __seconds);
useconds_t ualarm(useconds_t __first, useconds_t __interval);
int pause(void);
int brk(void *__end);
void *sbrk(intptr_t __increment);
long sysconf(int __name);
long pathconf(const char *__path, int __name);
long fpathconf(int __fd, int __name);
size_t confstr(int __name, char *__buf, size_t __n);
int getpagesize(void);
int getdtablesize(void);
int gethostname(char *__name, size_t __n);
int sethostname(const char *__name, size_t __n);
int getdomainname(char *__name, size_t __n);
char *getlogin(void);
int getlogin_r(char *__name, size_t __n);
long gethostid(void);
int nice(int __increment);
int daemon(int __nochdir, int __noclose);
int lockf(int __fd, int __command, off_t __len);
long syscall(long __nr, ...);
char *getpass(const char *__prompt);
char *crypt(const char *__key, const char *__salt);
void swab(const void *restrict __from, void *restrict __to, ssize_t __n);
int getentropy(void *__buf, size_t __n);
ssize_t copy_file_range(int __from, off_t *__from_offset, int __to, off_t *__to_offset, size_t __n, unsigned __flags);
#endif
