/* What printf's engine, a function of the machine, is told and tells:
   intrinsics/format.rs. */
#ifndef _BITS_FORMAT_H
#define _BITS_FORMAT_H
#include <bits/lib.h>
struct __format {
    const char *text;    /* the rest of the format */
    void *args;          /* the va_list */
    char *out;           /* where output is put directly */
    size_t room;         /* how many bytes fit there */
    const char *piece;   /* out: what did not fit */
    size_t total;        /* bytes so far */
    size_t offset;       /* of the current conversion */
    char *work;          /* memory for pieces */
    size_t work_size;
    long error;          /* out: an errno, or 0 */
    long errno_now;      /* for %m */
    const char *start;   /* of a format with positions */
};
/* Formats on; the length of a piece that did not fit, -1 at the end. */
long __rt_format(struct __format *__f);
#endif
