/* glibc's posix/spawn_int.h. */
#ifndef _BITS_SPAWN_IMPL_H
#define _BITS_SPAWN_IMPL_H
enum { SPAWN_CLOSE, SPAWN_DUP2, SPAWN_OPEN, SPAWN_CHDIR, SPAWN_FCHDIR, SPAWN_CLOSEFROM };
struct __spawn_action { int tag, fd, to, flags; unsigned mode; char *path; };
#endif
