int main(void) {
    int x = 3;
    whlie (x) {
        x--;
    }
    fro (;;) { }
    retrun 0;
    retrun x;
    if (x) x = 1; esle x = 2;
}
