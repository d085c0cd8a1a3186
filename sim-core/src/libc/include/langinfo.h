/* What a locale says, an item at a time: nl_langinfo(3). An item is its category and its place in it. */
#ifndef _LANGINFO_H
#define _LANGINFO_H
typedef int nl_item;
#define ABDAY_1 (0x20000 + 0)
#define ABDAY_2 (0x20000 + 1)
#define ABDAY_3 (0x20000 + 2)
#define ABDAY_4 (0x20000 + 3)
#define ABDAY_5 (0x20000 + 4)
#define ABDAY_6 (0x20000 + 5)
#define ABDAY_7 (0x20000 + 6)
#define DAY_1 (0x20007 + 0)
#define DAY_2 (0x20007 + 1)
#define DAY_3 (0x20007 + 2)
#define DAY_4 (0x20007 + 3)
#define DAY_5 (0x20007 + 4)
#define DAY_6 (0x20007 + 5)
#define DAY_7 (0x20007 + 6)
#define ABMON_1 (0x2000e + 0)
#define ABMON_2 (0x2000e + 1)
#define ABMON_3 (0x2000e + 2)
#define ABMON_4 (0x2000e + 3)
#define ABMON_5 (0x2000e + 4)
#define ABMON_6 (0x2000e + 5)
#define ABMON_7 (0x2000e + 6)
#define ABMON_8 (0x2000e + 7)
#define ABMON_9 (0x2000e + 8)
#define ABMON_10 (0x2000e + 9)
#define ABMON_11 (0x2000e + 10)
#define ABMON_12 (0x2000e + 11)
#define MON_1 (0x2001a + 0)
#define MON_2 (0x2001a + 1)
#define MON_3 (0x2001a + 2)
#define MON_4 (0x2001a + 3)
#define MON_5 (0x2001a + 4)
#define MON_6 (0x2001a + 5)
#define MON_7 (0x2001a + 6)
#define MON_8 (0x2001a + 7)
#define MON_9 (0x2001a + 8)
#define MON_10 (0x2001a + 9)
#define MON_11 (0x2001a + 10)
#define MON_12 (0x2001a + 11)
#define AM_STR 0x20026
#define PM_STR 0x20027
#define D_T_FMT 0x20028
#define D_FMT 0x20029
#define T_FMT 0x2002a
#define T_FMT_AMPM 0x2002b
#define ERA 0x2002c
#define ERA_D_FMT 0x2002e
#define ALT_DIGITS 0x2002f
#define ERA_D_T_FMT 0x20030
#define ERA_T_FMT 0x20031
#define CODESET 14
#define RADIXCHAR 0x10000
#define THOUSEP 0x10001
#define YESEXPR 0x50000
#define NOEXPR 0x50001
#define CRNCYSTR 0x4000f
#if defined _GNU_SOURCE || !defined _POSIX_C_SOURCE || _POSIX_C_SOURCE < 200112L
#define YESSTR 0x50002
#define NOSTR 0x50003
#endif
char *nl_langinfo(nl_item __item);
#endif
