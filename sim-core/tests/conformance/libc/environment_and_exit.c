#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static void a(void) { puts("a"); } static void c(void) { puts("c"); } static void b(void) { puts("b"); atexit(c); exit(9); } static void o(int st, void *p) { printf("on_exit %d %s\n", st, (char *)p); }
int main(void) { unsetenv("NOPE"); printf("%d\n", getenv("NOPE") == NULL); setenv("K", "v1", 1); setenv("K", "v2", 0); puts(getenv("K")); setenv("K", "v3", 1); puts(getenv("K")); char e[] = "P=put"; putenv(e); puts(getenv("P")); strcpy(e + 2, "new"); puts(getenv("P")); putenv("P"); printf("%d\n", getenv("P") == NULL); printf("%d %d\n", setenv("", "x", 1), errno); printf("%d\n", setenv("A=B", "x", 1)); unsetenv("K"); printf("%d\n", getenv("K") == NULL); clearenv(); printf("%d\n", environ == NULL || *environ == NULL); for (int i = 0; i < 5; i++) printf("%s|", strerror(i)); printf("%s|%s|%s\n", strerror(EAGAIN), strerror(9999), strerror(-1)); errno = ENOENT; perror("p"); errno = EACCES; perror(""); printf("%m\n"); atexit(a); on_exit(o, "arg"); atexit(b); return 4; }
