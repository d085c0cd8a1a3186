#include <stdio.h>
int x = 1; extern int later; static int counter(void) { static int n = 10; return n++; } static int fwd(int); int tent; int tent; int tent = 4; extern int tent;
typedef int T; struct s { int a; }; enum { RED, GREEN = 5, BLUE }; static int arr[]; int *parr(void);
static int shadow(int x) { { int x = 3; { extern int x; return x; } } }
static int recursive(int n) { static int depth; auto int r; depth++; r = n <= 0 ? depth : recursive(n - 1); depth--; return r; }
int main(void) {
  printf("%d %d\n", x, shadow(9)); int x = 2; { int x = 3; printf("%d\n", x); } printf("%d\n", x); for (int x = 7; x < 8; x++) { int x = 9; printf("%d\n", x); } counter(); counter(); printf("%d %d\n", counter(), later); printf("%d %d\n", fwd(3), tent); printf("%d %d\n", recursive(5), recursive(0));
  T T = 5; printf("%d\n", T); { struct s { char c; } v; printf("%zu\n", sizeof v); } printf("%zu\n", sizeof(struct s)); { enum { RED = 8 }; printf("%d %d\n", RED, BLUE); } printf("%d\n", RED); int later = 6; printf("%d\n", later); printf("%d\n", *parr()); struct n { struct n *next; int v; } a = {0, 1}, b = {&a, 2}; printf("%d %d\n", b.next->v, b.v); static int lab = 3; lab: printf("%d\n", lab); if (lab++ < 4) goto lab; static const char *const names[] = {"p", "q"}; printf("%s\n", names[1]); { static int x = 50; x++; printf("%d\n", x); } register int reg = 4; printf("%d\n", reg); volatile int vol = 5; vol++; printf("%d\n", vol); return 0;
}
int later = 77; static int fwd(int k) { return k * 2; } static int arr[3] = {8, 9}; int *parr(void) { return arr; }
