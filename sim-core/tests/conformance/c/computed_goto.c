#include <stdio.h>
static int run(const unsigned char *code) {
  static void *const ops[] = {&&halt, &&push, &&add, &&mul, &&dup, &&jnz, &&dec}; int st[16], *sp = st; const unsigned char *pc = code;
#define NEXT goto *ops[*pc++]
  NEXT; push: *sp++ = *pc++; NEXT; add: sp--; sp[-1] += *sp; NEXT; mul: sp--; sp[-1] *= *sp; NEXT; dup: *sp = sp[-1]; sp++; NEXT; dec: sp[-1]--; NEXT; jnz: if (sp[-1] > 0) pc = code + *pc; else pc++; NEXT; halt: return sp[-1];
}
static int local(int k) { void *t[] = {&&a, &&b, &&c}; goto *t[k]; a: return 1; b: k += 10; c: return k; }
int main(void) { printf("%d\n", run((unsigned char[]){1, 6, 1, 7, 3, 1, 2, 2, 0})); printf("%d\n", run((unsigned char[]){1, 9, 6, 5, 2, 0, 0})); printf("%d %d %d\n", local(0), local(1), local(2)); return 0; }
