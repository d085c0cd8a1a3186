/* What the commands of bin/ share. Each is an ordinary program whose main is static;
   `__bin_NAME` is where exec begins it. */
#ifndef _BITS_COMMAND_H
#define _BITS_COMMAND_H
#include <errno.h>
#include <error.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
struct stat;
_Noreturn void __libc_start_main(int (*__main)(int, char **, char **), void (*const *__init)(int, char **, char **), int __argc,
                                 char **__argv, char **__envp);
/* The name that a command was called by, as coreutils' messages begin with it. */
extern char *program_invocation_name;
/* bin/usage.c: sends who asked wrongly to --help; gives the status back. */
int __cmd_usage(int __status);
int __cmd_missing(int __status, const char *__after);
int __cmd_extra(int __status, const char *__operand);
int __cmd_unreadable(const char *__what, const char *__name);
FILE *__cmd_open(const char *__name);
/* bin/escapes.c: prints a text with its escapes, \xHH among them if `hex`; 0 at \c, which ends all output. */
int __cmd_escaped(const char *__text, int __hex);
/* bin/mode.c: what chmod's and mkdir's modes say. */
int __cmd_mode(const char *__text, unsigned __old, int __directory, unsigned __mask, unsigned *__new);
void __cmd_mode_letters(unsigned __mode, char *__to);
/* bin/target.c: NAME, or the file of the same name in the directory NAME. */
const char *__cmd_target(const char *__source, const char *__to, int __into);
int __cmd_is_directory(const char *__path);
/* bin/copy.c: copies a file, or with `deep` a tree. */
int __cmd_copy(const char *__from, const char *__to, int __deep, int __keep, int __talk);
/* bin/remove.c: removes a tree; the status. */
int __cmd_remove(const char *__path, int __deep, int __force, int __empty, int __talk);
/* bin/ls_long.c: what `ls -l` says of a file. */
struct __listed {
    char *name, *path, *target;
    unsigned long ino;
    unsigned type, mode, broken;
    unsigned long nlink, uid, gid, rdev, size, blocks;
    long mtime, atime, ctime, mtime_ns;
};
struct __ls_options {
    char all, almost, itself, longer, inode, blocks, human, numeric, classify, slash, no_group, no_owner, reversed;
    char sort, when, recursive, deref, columns, commas, unsorted, quoted;
};
extern struct __ls_options __ls;
void __ls_show(struct __listed **__files, unsigned long __count, int __total);
#endif
