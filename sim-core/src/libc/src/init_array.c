/* For a program without constructors. */
#include <bits/lib.h>

typedef void (*function)(int, char **, char **);

const function __init_array[] = { NULL };
