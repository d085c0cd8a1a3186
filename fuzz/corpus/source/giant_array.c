char a[1L<<46]; int b[1000000000][1000]; int main(void){char c[1L<<40]; return sizeof a > 0;}
