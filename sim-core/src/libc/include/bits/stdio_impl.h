/* stdio as its modules see it: libio/libioP.h. Fields and flags have glibc's
   names, and the algorithms follow libio/fileops.c and libio/genops.c. */
#ifndef _BITS_STDIO_IMPL_H
#define _BITS_STDIO_IMPL_H
#include <bits/lib.h>
typedef struct _IO_FILE FILE;
struct _IO_FILE {
    int _flags;
    char *_IO_read_ptr, *_IO_read_end, *_IO_read_base;
    char *_IO_write_base, *_IO_write_ptr, *_IO_write_end;
    char *_IO_buf_base, *_IO_buf_end;
    char *_IO_save_base, *_IO_backup_base, *_IO_save_end;
    void *_markers;
    FILE *_chain;
    int _fileno, _flags2;
    long _old_offset;
    unsigned short _cur_column;
    signed char _vtable_offset;
    char _shortbuf[1];
    void *_lock;
    long _offset;
    void *_codecvt, *_wide_data;
    FILE *_freeres_list;
    void *_freeres_buf;
    size_t __pad5;
    int _mode;
    char _unused2[20];
};
#define EOF (-1)
#define BUFSIZ 8192
#define _IO_MAGIC 0xfbad0000
#define _IO_USER_BUF 1
#define _IO_UNBUFFERED 2
#define _IO_NO_READS 4
#define _IO_NO_WRITES 8
#define _IO_EOF_SEEN 0x10
#define _IO_ERR_SEEN 0x20
#define _IO_LINKED 0x80
#define _IO_IN_BACKUP 0x100
#define _IO_LINE_BUF 0x200
#define _IO_CURRENTLY_PUTTING 0x800
#define _IO_IS_APPENDING 0x1000
#define _IO_IS_FILEBUF 0x2000
extern FILE *stdin, *stdout, *stderr;
extern FILE *_IO_list_all;
/* stdio_system.c. A stream whose descriptor is __IO_COOKIE works by functions: its _codecvt is
   the address of a struct __io_cookie. */
#define __IO_COOKIE (-2)
struct __io_functions {
    ssize_t (*read)(void *__data, char *__buf, size_t __n);
    ssize_t (*write)(void *__data, const char *__buf, size_t __n);
    int (*seek)(void *__data, long *__offset, int __whence);
    int (*close)(void *__data);
};
struct __io_cookie {
    ssize_t (*read)(void *__data, char *__buf, size_t __n);
    ssize_t (*write)(void *__data, const char *__buf, size_t __n);
    int (*seek)(void *__data, long *__offset, int __whence);
    int (*close)(void *__data);
    void *data;
};
ssize_t __io_sysread(FILE *f, char *buf, size_t n);
ssize_t __io_syswrite(FILE *f, const char *buf, size_t n);
long __io_sysseek(FILE *f, long offset, int whence);
int __io_sysclose(FILE *f);
/* fopen.c */
int __io_mode(const char *mode, int *flags);
FILE *__io_stream(int fd, int flags);
/* stdio_core.c */
void __io_doallocbuf(FILE *f);
void __io_setb(FILE *f, char *base, char *end, int own);
int __io_overflow(FILE *f, int c);
size_t __io_xsputn(FILE *f, const char *s, size_t n);
size_t __io_new_do_write(FILE *f, const char *data, size_t n);
int __io_flush(FILE *f);
/* stdio_read.c */
int __io_underflow(FILE *f);
int __io_uflow(FILE *f);
int __io_switch_to_get_mode(FILE *f);
void __io_switch_to_main_get_area(FILE *f);
void __io_free_backup(FILE *f);
size_t __io_xsgetn(FILE *f, char *s, size_t n);
/* stdio_sync.c */
int __io_sync(FILE *f);
#endif
