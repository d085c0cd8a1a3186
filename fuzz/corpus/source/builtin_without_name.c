int main(void) { return __builtin_(1); }
