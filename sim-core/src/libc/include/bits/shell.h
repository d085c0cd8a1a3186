/* What the files of the shell share. */
#ifndef _BITS_SHELL_H
#define _BITS_SHELL_H
/* A redirection: kind is '<', '>', 'a' (append) or '&' (of another descriptor). */
struct redirection { struct redirection *next; int kind, fd; char *target; };
/* A command ('c'), or two joined by ; & A (and) O (or) | ! ( . */
struct node {
    int kind;
    struct node *left, *right;
    char **words, **assignments;
    struct redirection *redirections;
};
struct node *__sh_parse(char *__text);
int __sh_failed(void);
int __sh_status(void);
void __sh_arguments(char *__name, char **__rest);
char *__sh_word(const char *__raw);
char **__sh_words(char **__raw);
#endif
