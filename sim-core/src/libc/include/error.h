#ifndef _ERROR_H
#define _ERROR_H
void error(int __status, int __errno, const char *__format, ...);
extern unsigned error_message_count;
#endif
