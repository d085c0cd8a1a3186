/* The code that regcomp(3) makes of an expression, and regexec(3) runs. */
#ifndef _BITS_REGEX_IMPL_H
#define _BITS_REGEX_IMPL_H
#include <regex.h>
enum __re_op { __RE_CHAR, __RE_ANY, __RE_SET, __RE_BOL, __RE_EOL, __RE_SPLIT, __RE_JUMP, __RE_SAVE, __RE_BACK, __RE_WORD_EDGE,
               __RE_WORD_INSIDE, __RE_WORD_START, __RE_WORD_END, __RE_BUF_START, __RE_BUF_END, __RE_MATCH };
/* Both ways of a split, the first preferred, and jumps are relative. */
struct __re_code {
    int op, a, b;
    unsigned char *set; /* 32 bytes, a bit for each character */
};
#endif
