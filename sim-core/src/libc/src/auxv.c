/* getauxval(3): the auxiliary vector, which the kernel puts behind the environment. */
#include <bits/lib.h>

extern char **__first_environ;

unsigned long getauxval(unsigned long type)
{
    char **e = __first_environ;
    unsigned long *aux;
    while (*e)
        e++;
    for (aux = (unsigned long *)(e + 1); aux[0]; aux += 2)
        if (aux[0] == type)
            return aux[1];
    errno = 2; /* ENOENT */
    return 0;
}
