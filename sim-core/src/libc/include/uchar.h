/* C11 7.28: the types of wide characters of a known width. */
#ifndef _UCHAR_H
#define _UCHAR_H

#include <stddef.h>
#include <wchar.h>

typedef unsigned short char16_t;
typedef unsigned int char32_t;

size_t mbrtoc16(char16_t *restrict __to, const char *restrict __s, size_t __n, mbstate_t *restrict __state);
size_t c16rtomb(char *restrict __to, char16_t __c, mbstate_t *restrict __state);
size_t mbrtoc32(char32_t *restrict __to, const char *restrict __s, size_t __n, mbstate_t *restrict __state);
size_t c32rtomb(char *restrict __to, char32_t __c, mbstate_t *restrict __state);

#endif
