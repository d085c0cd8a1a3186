/* What the commands of bin/ share. Each is an ordinary program whose main is static;
   `__bin_NAME` is where exec begins it. */
#ifndef _BITS_COMMAND_H
#define _BITS_COMMAND_H
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
_Noreturn void __libc_start_main(int (*__main)(int, char **, char **), void (*const *__init)(int, char **, char **), int __argc,
                                 char **__argv, char **__envp);
#endif
