int main(void) {
    for (int i = 0, i < 3, i++) { }
    for (int i = 0; i < 3; i++;) { }
    if x > 3 { }
    while (1) int y = 3;
    else { }
    int 2x = 3;
    int for = 4;
    int z == 3;
    return 0;
}
