/* For a program without destructors. */
#include <bits/lib.h>

typedef void (*function)(void);

const function __fini_array[] = { NULL };
