/* gnu_get_libc_version(3): the version whose behaviour this library has. */

const char *gnu_get_libc_version(void)
{
    return "2.36";
}

const char *gnu_get_libc_release(void)
{
    return "stable";
}
