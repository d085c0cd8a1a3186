/* exit(3): what was registered, in reverse order; then stdio is flushed. */
#include <bits/lib.h>

_Noreturn void _exit(int status);

/* Set by stdio when it has something to flush, by atexit when it has
   something to call. */
void (*__exit_stdio)(void);
void (*__exit_functions)(int);

/* Destructors, if the program has any: set where it starts. */
typedef void (*function)(void);
const function *__exit_destructors;

_Noreturn void exit(int status)
{
    if (__exit_functions)
        __exit_functions(status);
    for (const function *f = __exit_destructors; f && *f; f++)
        (*f)();
    if (__exit_stdio)
        __exit_stdio();
    _exit(status);
}
