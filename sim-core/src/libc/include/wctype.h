#ifndef _WCTYPE_H
#define _WCTYPE_H
typedef unsigned wint_t;
int iswalpha(wint_t __c);
int iswdigit(wint_t __c);
int iswspace(wint_t __c);
int iswupper(wint_t __c);
int iswlower(wint_t __c);
wint_t towlower(wint_t __c);
wint_t towupper(wint_t __c);
#endif
