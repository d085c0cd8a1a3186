/* What the files of the shell share. */
#ifndef _BITS_SHELL_H
#define _BITS_SHELL_H
/* A redirection: kind is '<', '>', 'a' (append) or '&' (of another descriptor). */
struct redirection { struct redirection *next; int kind, fd; char *target; };
/* A command ('c'); two joined by ; & A (and) O (or) | ! ( { ; i (if: the condition, and t: what then and what
   else), w and u (while and until: condition and body), f (for: the name among the assignments, its words, body). */
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
const char *__sh_end(const char *__p);
int __sh_run(char *__text);
/* How the last command ended whose output was put into a word. */
extern int __sh_output_status;
long __sh_arithmetic(const char *__text);
char *__sh_word(const char *__raw);
char **__sh_words(char **__raw);
#endif
