#ifndef _STDIO_H
#define _STDIO_H
#include <features.h>
typedef unsigned long size_t;
typedef long ssize_t;
typedef long off_t;
typedef __builtin_va_list va_list;
#undef NULL
#define NULL ((void *)0)
typedef struct _IO_FILE FILE;
typedef struct _IO_FILE __FILE;
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
typedef struct { long __pos; struct { int __count; unsigned __wch; } __state; } fpos_t;
extern FILE *stdin, *stdout, *stderr;
#define stdin stdin
#define stdout stdout
#define stderr stderr
#define EOF (-1)
#define BUFSIZ 8192
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define SEEK_DATA 3
#define SEEK_HOLE 4
#define FOPEN_MAX 16
#define FILENAME_MAX 4096
#define L_tmpnam 20
#define L_ctermid 9
#define TMP_MAX 238328
#define P_tmpdir "/tmp"
int printf(const char *restrict __format, ...);
int fprintf(FILE *restrict __f, const char *restrict __format, ...);
int dprintf(int __fd, const char *restrict __format, ...);
int sprintf(char *restrict __s, const char *restrict __format, ...);
int snprintf(char *restrict __s, size_t __n, const char *restrict __format, ...);
int asprintf(char **restrict __s, const char *restrict __format, ...);
int vprintf(const char *restrict __format, va_list __ap);
int vfprintf(FILE *restrict __f, const char *restrict __format, va_list __ap);
int vdprintf(int __fd, const char *restrict __format, va_list __ap);
int vsprintf(char *restrict __s, const char *restrict __format, va_list __ap);
int vsnprintf(char *restrict __s, size_t __n, const char *restrict __format, va_list __ap);
int vasprintf(char **restrict __s, const char *restrict __format, va_list __ap);
int scanf(const char *restrict __format, ...);
int fscanf(FILE *restrict __f, const char *restrict __format, ...);
int sscanf(const char *restrict __s, const char *restrict __format, ...);
int vscanf(const char *restrict __format, va_list __ap);
int vfscanf(FILE *restrict __f, const char *restrict __format, va_list __ap);
int vsscanf(const char *restrict __s, const char *restrict __format, va_list __ap);
int putchar(int __c);
int putc(int __c, FILE *__f);
int fputc(int __c, FILE *__f);
int putchar_unlocked(int __c);
int putc_unlocked(int __c, FILE *__f);
int fputc_unlocked(int __c, FILE *__f);
int puts(const char *__s);
int fputs(const char *restrict __s, FILE *restrict __f);
int fputs_unlocked(const char *restrict __s, FILE *restrict __f);
size_t fwrite(const void *restrict __p, size_t __size, size_t __n, FILE *restrict __f);
size_t fwrite_unlocked(const void *restrict __p, size_t __size, size_t __n, FILE *restrict __f);
int getchar(void);
int getc(FILE *__f);
int fgetc(FILE *__f);
int getchar_unlocked(void);
int getc_unlocked(FILE *__f);
int fgetc_unlocked(FILE *__f);
int ungetc(int __c, FILE *__f);
char *fgets(char *restrict __s, int __n, FILE *restrict __f);
char *fgets_unlocked(char *restrict __s, int __n, FILE *restrict __f);
char *gets(char *__s);
ssize_t getline(char **restrict __line, size_t *restrict __n, FILE *restrict __f);
ssize_t getdelim(char **restrict __line, size_t *restrict __n, int __delim, FILE *restrict __f);
size_t fread(void *restrict __p, size_t __size, size_t __n, FILE *restrict __f);
size_t fread_unlocked(void *restrict __p, size_t __size, size_t __n, FILE *restrict __f);
int getw(FILE *__f);
int putw(int __w, FILE *__f);
FILE *fopen(const char *restrict __path, const char *restrict __mode);
FILE *fdopen(int __fd, const char *__mode);
FILE *freopen(const char *restrict __path, const char *restrict __mode, FILE *restrict __f);
FILE *fmemopen(void *__buf, size_t __size, const char *__mode);
typedef ssize_t cookie_read_function_t(void *__data, char *__buf, size_t __n);
typedef ssize_t cookie_write_function_t(void *__data, const char *__buf, size_t __n);
typedef int cookie_seek_function_t(void *__data, off_t *__offset, int __whence);
typedef int cookie_close_function_t(void *__data);
typedef struct {
    cookie_read_function_t *read;
    cookie_write_function_t *write;
    cookie_seek_function_t *seek;
    cookie_close_function_t *close;
} cookie_io_functions_t;
FILE *fopencookie(void *restrict __data, const char *restrict __mode, cookie_io_functions_t __io);
FILE *open_memstream(char **__buf, size_t *__size);
FILE *tmpfile(void);
int renameat2(int __olddir, const char *__old, int __newdir, const char *__new, unsigned __flags);
#define RENAME_NOREPLACE 1
#define RENAME_EXCHANGE 2
#define RENAME_WHITEOUT 4
char *tempnam(const char *__dir, const char *__prefix);
char *tmpnam_r(char *__s);
char *tmpnam(char *__s);
FILE *popen(const char *__command, const char *__mode);
int pclose(FILE *__f);
int fclose(FILE *__f);
int fcloseall(void);
int fflush(FILE *__f);
int fflush_unlocked(FILE *__f);
int setvbuf(FILE *restrict __f, char *restrict __buf, int __mode, size_t __size);
void setbuf(FILE *restrict __f, char *restrict __buf);
void setbuffer(FILE *restrict __f, char *restrict __buf, size_t __size);
void setlinebuf(FILE *__f);
int fseek(FILE *__f, long __offset, int __whence);
int fseeko(FILE *__f, off_t __offset, int __whence);
long ftell(FILE *__f);
off_t ftello(FILE *__f);
void rewind(FILE *__f);
int fgetpos(FILE *restrict __f, fpos_t *restrict __pos);
int fsetpos(FILE *__f, const fpos_t *__pos);
int feof(FILE *__f);
int ferror(FILE *__f);
void clearerr(FILE *__f);
int feof_unlocked(FILE *__f);
int ferror_unlocked(FILE *__f);
void clearerr_unlocked(FILE *__f);
int fileno(FILE *__f);
int fileno_unlocked(FILE *__f);
void flockfile(FILE *__f);
int ftrylockfile(FILE *__f);
void funlockfile(FILE *__f);
void perror(const char *__s);
int remove(const char *__path);
int rename(const char *__old, const char *__new);
int renameat(int __olddir, const char *__old, int __newdir, const char *__new);
char *ctermid(char *__s);
#endif
