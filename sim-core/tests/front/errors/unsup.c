int main(void) {
    __asm__("nop");
    __int128 x;
    void *p = &&l;
 l: return 0;
    int g(void) { return 1; }
}
_Complex double z;
