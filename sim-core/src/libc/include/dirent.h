#ifndef _DIRENT_H
#define _DIRENT_H
#include <sys/types.h>
typedef struct __dirstream DIR;
struct dirent { ino_t d_ino; off_t d_off; unsigned short d_reclen; unsigned char d_type; char d_name[256]; };
enum { DT_UNKNOWN = 0, DT_FIFO = 1, DT_CHR = 2, DT_DIR = 4, DT_BLK = 6, DT_REG = 8, DT_LNK = 10, DT_SOCK = 12, DT_WHT = 14 };
#define DT_UNKNOWN DT_UNKNOWN
#define DT_FIFO DT_FIFO
#define DT_CHR DT_CHR
#define DT_DIR DT_DIR
#define DT_BLK DT_BLK
#define DT_REG DT_REG
#define DT_LNK DT_LNK
#define DT_SOCK DT_SOCK
#define DT_WHT DT_WHT
DIR *opendir(const char *__path);
DIR *fdopendir(int __fd);
int closedir(DIR *__dir);
struct dirent *readdir(DIR *__dir);
void rewinddir(DIR *__dir);
void seekdir(DIR *__dir, long __pos);
long telldir(DIR *__dir);
int dirfd(DIR *__dir);
int scandir(const char *restrict __path, struct dirent ***restrict __list, int (*__select)(const struct dirent *), int (*__compare)(const struct dirent **, const struct dirent **));
int alphasort(const struct dirent **__a, const struct dirent **__b);
int versionsort(const struct dirent **__a, const struct dirent **__b);
int readdir_r(DIR *restrict __dir, struct dirent *restrict __entry, struct dirent **restrict __result);
#define MAXNAMLEN 255
#define _DIRENT_HAVE_D_TYPE 1
#define _DIRENT_HAVE_D_OFF 1
#define _DIRENT_HAVE_D_RECLEN 1
#define _D_EXACT_NAMLEN(d) (strlen((d)->d_name))
#define _D_ALLOC_NAMLEN(d) (_D_EXACT_NAMLEN(d) + 1)
#define DTTOIF(t) ((t) << 12)
#define IFTODT(m) (((m) & 0170000) >> 12)
#endif
