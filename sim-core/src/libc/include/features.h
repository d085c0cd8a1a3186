#ifndef _FEATURES_H
#define _FEATURES_H
#define __GLIBC__ 2
#define __GLIBC_MINOR__ 36
#define __GNU_LIBRARY__ 6
#define __GLIBC_PREREQ(major, minor) ((2 << 16) + 36 >= ((major) << 16) + (minor))
#ifdef _GNU_SOURCE
#undef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#undef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#undef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1
#endif
#if !defined _POSIX_C_SOURCE && !defined _POSIX_SOURCE && !defined _XOPEN_SOURCE || defined _DEFAULT_SOURCE
#undef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1
#endif
#ifndef _POSIX_SOURCE
#define _POSIX_SOURCE 1
#endif
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#define __USE_POSIX 1
#define __USE_MISC 1
#define _ATFILE_SOURCE 1
#if defined _GNU_SOURCE || defined _LARGEFILE64_SOURCE
#include <bits/large_file.h>
#endif
#endif
