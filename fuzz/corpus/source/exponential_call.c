#define f(x) x x
#define g(x) f(f(f(f(f(f(f(f(x))))))))
int main(void){g(g(g(g(g(1)))));}
