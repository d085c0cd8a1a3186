#include <stdio.h>
static int st = 1; 
int main(void){ 
 printf("%d %d %d %d\n", 1<<33, 1>>-1, 8>>33, 1<<-1);
 printf("%ld %d %d\n", 1L<<65, -8>>33, 5u>>32);
 int x=7; printf("%d %d %d\n", x<<33, x>>33, x<<-1);
 x<<=33; printf("%d\n", x); short s=1; printf("%d %d\n", s<<31, (char)1<<8);
 printf("%d\n", (x,1)<<33);
 printf("%d %d\n", -2147483647-1, -(-2147483647-1)); printf("%d %d\n", 2147483647+1, 65536*65536);
 printf("%d\n", (int)1e10); printf("%d %u %d\n", (int)-1e10, (unsigned)-1.0, (char)300.0);
 double d=1e10; printf("%d %u %ld %lu %d %d\n", (int)d, (unsigned)d, (long)-1e30, (unsigned long)-1.0,(char)d,(short)d);
 d=-1.5; printf("%u %lu %d\n",(unsigned)d,(unsigned long)d,(unsigned char)d); d=1e19; printf("%lu %ld\n",(unsigned long)d,(long)d); float f=3e9f; printf("%u %d\n",(unsigned)f,(int)f);
 d=0.0/0.0; printf("%d %u %ld %lu\n",(int)d,(unsigned)d,(long)d,(unsigned long)d);
 return 0; }
