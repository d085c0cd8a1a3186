int main(int argc){main(main(main));(1)(2);((void(*)())0)(1,2,3);printf();printf("%d%s%n%*.*Lf%",1);f(g(h(i)));return main;} void k(void,int); void l(...); int o(int,...); void m(){o(); k(1); l(2);}
