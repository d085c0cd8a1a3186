int f(int x) {
    if (x) {
        x = 2;
    return x;
}

int main(void) {
    return f(2);
}
