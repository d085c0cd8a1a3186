/* nl_langinfo(3), rpmatch(3): the C locale's items. */
#include <bits/lib.h>

/* LC_TIME's items, from ABDAY_1 on. */
static char *const times[] = {
    "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat",
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "AM", "PM", "%a %b %e %H:%M:%S %Y", "%m/%d/%y", "%H:%M:%S", "%I:%M:%S %p"
};

char *nl_langinfo(int item)
{
    int n = item & 0xffff;
    switch (item >> 16) {
    case 0: /* LC_CTYPE */
        return n == 14 ? "ANSI_X3.4-1968" : "";
    case 1: /* LC_NUMERIC */
        return n == 0 ? "." : "";
    case 2: /* LC_TIME */
        return n < sizeof times / sizeof *times ? times[n] : "";
    case 4: /* LC_MONETARY */
        return n == 15 ? "-" : "";
    case 5: /* LC_MESSAGES */
        return n == 0 ? "^[yY]" : n == 1 ? "^[nN]" : "";
    }
    return "";
}

int rpmatch(const char *answer)
{
    switch (*answer) {
    case 'y':
    case 'Y':
        return 1;
    case 'n':
    case 'N':
        return 0;
    }
    return -1;
}
