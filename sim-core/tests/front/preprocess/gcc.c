#define e(f,...) p(f,##__VA_ARGS__)
e("x",) e("x") e("x",1) e()
#define d(...) p(x, ##__VA_ARGS__)
d() d(1) 
#define f(a) a*g
#define g(a) f(a)
f(2)(9)
#define str(x) #x
#define xstr(x) str(x)
#define E
xstr(a E b) xstr(aE()b) xstr([f( a)]) xstr(-E-) xstr(a E()b)
#define L(x) x __LINE__
L(1
 2
 3)
L(__LINE__
__LINE__)
[__LINE__
]
#define V(a,...) a __VA_OPT__(x ## a, #__VA_ARGS__) z
V(1) V(1,2) V(1,) V(1,E)
#define hash_hash # ## #
#define mkstr(a) # a
#define in_between(a) mkstr(a)
#define join(c, d) in_between(c hash_hash d)
char p[] = join(x, y);
#define t(x,y,z) x ## y ## z
int j[] = { t(1,2,3), t(,4,5), t(6,,7), t(8,9,), t(10,,), t(,11,), t(,,12), t(,,) };
__COUNTER__ __COUNTER__
#define foo bar
#define bar foo
foo bar
#define NIL(xxx) xxx
#define G_0(arg) NIL(G_1)(arg)
#define G_1(arg) NIL(arg)
G_0(42)
xstr(@ "a\n" '"' \n)
