/* exit(3): what was registered, in reverse order; then stdio is flushed. */
#include <bits/lib.h>

_Noreturn void _exit(int status);

/* Set by stdio when it has something to flush, by atexit when it has
   something to call. */
void (*__exit_stdio)(void);
void (*__exit_functions)(int);

/* A program with destructors has an array of its own. */
extern void (*const __fini_array[])(void);

_Noreturn void exit(int status)
{
    if (__exit_functions)
        __exit_functions(status);
    for (int i = 0; __fini_array[i]; i++)
        __fini_array[i]();
    if (__exit_stdio)
        __exit_stdio();
    _exit(status);
}
