#ifndef _REGEX_H
#define _REGEX_H
#include <sys/types.h>
typedef struct re_pattern_buffer {
    struct __re_code *__code;
    unsigned long __allocated, __used, __syntax;
    char *__fastmap;
    unsigned char *__translate;
    size_t re_nsub;
    unsigned __flags;
} regex_t;
typedef int regoff_t;
typedef struct { regoff_t rm_so, rm_eo; } regmatch_t;
#define REG_EXTENDED 1
#define REG_ICASE 2
#define REG_NEWLINE 4
#define REG_NOSUB 8
#define REG_NOTBOL 1
#define REG_NOTEOL 2
#define REG_STARTEND 4
typedef enum {
    REG_ENOSYS = -1, REG_NOERROR = 0, REG_NOMATCH, REG_BADPAT, REG_ECOLLATE, REG_ECTYPE, REG_EESCAPE, REG_ESUBREG, REG_EBRACK,
    REG_EPAREN, REG_EBRACE, REG_BADBR, REG_ERANGE, REG_ESPACE, REG_BADRPT, REG_EEND, REG_ESIZE, REG_ERPAREN
} reg_errcode_t;
#define REG_NOERROR REG_NOERROR
#define REG_NOMATCH REG_NOMATCH
#define REG_BADPAT REG_BADPAT
#define REG_ESPACE REG_ESPACE
int regcomp(regex_t *restrict __re, const char *restrict __pattern, int __flags);
int regexec(const regex_t *restrict __re, const char *restrict __s, size_t __n, regmatch_t __match[], int __flags);
size_t regerror(int __error, const regex_t *restrict __re, char *restrict __buf, size_t __n);
void regfree(regex_t *__re);
#endif
