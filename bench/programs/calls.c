/* Calls and returns: Fibonacci numbers the long way. */
static int fib(int n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

int main(void) {
    volatile int sum = 0;
    for (;;) sum += fib(20);
}
