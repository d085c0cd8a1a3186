/* Messages in other languages: gettext(3). The C locale has none, so each message is its own translation. */
#ifndef _LIBINTL_H
#define _LIBINTL_H
char *gettext(const char *__message);
char *dgettext(const char *__domain, const char *__message);
char *dcgettext(const char *__domain, const char *__message, int __category);
char *ngettext(const char *__one, const char *__more, unsigned long __n);
char *dngettext(const char *__domain, const char *__one, const char *__more, unsigned long __n);
char *textdomain(const char *__domain);
char *bindtextdomain(const char *__domain, const char *__directory);
char *bind_textdomain_codeset(const char *__domain, const char *__codeset);
#endif
