#ifndef _ARPA_INET_H
#define _ARPA_INET_H
#include <netinet/in.h>
in_addr_t inet_addr(const char *__s);
int inet_aton(const char *__s, struct in_addr *__addr);
char *inet_ntoa(struct in_addr __addr);
int inet_pton(int __family, const char *restrict __s, void *restrict __addr);
const char *inet_ntop(int __family, const void *restrict __addr, char *restrict __buf, socklen_t __n);
#endif
