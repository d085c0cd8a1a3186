#ifndef _ERROR_H
#define _ERROR_H
void error(int __status, int __errno, const char *__format, ...);
void error_at_line(int __status, int __errno, const char *__file, unsigned __line, const char *__format, ...);
extern int error_one_per_line;
extern void (*error_print_progname)(void);
extern unsigned error_message_count;
#endif
