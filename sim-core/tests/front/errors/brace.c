int main(void) {
    int x = 1;
    if (x) {
        x = 2;
    while (x) {
        x--;
    }
    return 0;
}
