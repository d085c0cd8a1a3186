/* What the files of the shell share. */
#ifndef _BITS_SHELL_H
#define _BITS_SHELL_H
/* A redirection: kind is '<', '>', 'a' (append), '&' (of another descriptor), 'h' or 'H' (a text in place, with
   substitutions or without). */
struct redirection { struct redirection *next; int kind, fd; char *target; };
/* A command ('c'); two joined by ; & A (and) O (or) | ! ( { ; i (if: the condition, and t: what then and what
   else), w and u (while and until: condition and body), f (for: the name among the assignments, its words, body),
   k (case: its word, a chain of p: patterns and what then), d (a function: its name and body). */
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
int __sh_list(struct node *__n, int __leave);
void __sh_assign(const char *__name, const char *__value);
/* bin/sh_function.c: functions with their arguments, traps, case. */
extern int __sh_returns;
extern char *__sh_at_exit;
void __sh_define(const char *__name, struct node *__body);
struct node *__sh_function(const char *__name);
int __sh_call(struct node *__body, char **__argv);
int __sh_own(int __argc, char **__argv);
/* bin/sh_builtin.c: echo, umask, type, command. */
int __sh_says(char **__argv);
int __sh_is_builtin(const char *__name);
struct node *__sh_chosen(struct node *__n);
int __sh_leave(int __status);
int __sh_here(const char *__text, int __plain);
char **__sh_rest(void);
char *__sh_name(void);
char *__sh_pattern(const char *__raw);
char *__sh_in_place(const char *__raw);
/* How the last command ended whose output was put into a word. */
extern int __sh_output_status;
long __sh_arithmetic(const char *__text);
char *__sh_word(const char *__raw);
char **__sh_words(char **__raw);
#endif
