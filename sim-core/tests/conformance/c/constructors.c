#include <stdio.h>
#include <stdlib.h>
static int ready;
__attribute__((constructor)) static void one(void) { ready += 1; puts("one"); }
__attribute__((constructor(200))) static void early(int argc, char **argv) { ready = 10; printf("early %d\n", argc); }
__attribute__((constructor(300))) static void second(void) { puts("second"); }
__attribute__((destructor)) static void last(void) { puts("last"); }
__attribute__((destructor(200))) static void very_last(void) { puts("very last"); }
static void at(void) { puts("atexit"); }
int main(void) { printf("main %d\n", ready); atexit(at); exit(3); }
