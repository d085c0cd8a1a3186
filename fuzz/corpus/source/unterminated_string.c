int main(void){ char *s = "abc; char c = '
; #define x(
