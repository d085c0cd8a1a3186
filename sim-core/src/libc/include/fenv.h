#ifndef _FENV_H
#define _FENV_H
#define FE_INVALID 1
#define FE_DIVBYZERO 4
#define FE_OVERFLOW 8
#define FE_UNDERFLOW 0x10
#define FE_INEXACT 0x20
#define FE_ALL_EXCEPT 0x3d
#define FE_TONEAREST 0
#define FE_DOWNWARD 0x400
#define FE_UPWARD 0x800
#define FE_TOWARDZERO 0xc00
int fegetround(void);
int fesetround(int __mode);
int feclearexcept(int __e);
int fetestexcept(int __e);
int feraiseexcept(int __e);
typedef unsigned short fexcept_t;
typedef struct { unsigned __rounding, __flags; } fenv_t;
#define FE_DFL_ENV ((const fenv_t *)-1)
int fegetexceptflag(fexcept_t *__flags, int __e);
int fesetexceptflag(const fexcept_t *__flags, int __e);
int fegetenv(fenv_t *__env);
int fesetenv(const fenv_t *__env);
int feholdexcept(fenv_t *__env);
int feupdateenv(const fenv_t *__env);
int feenableexcept(int __e);
int fedisableexcept(int __e);
int fegetexcept(void);
#endif
