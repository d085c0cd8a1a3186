#define N 10;
#define M = 5
int a[N];
int b = M;
int main(void) {
    int x = (N + 1);
    for (int i = 0; i < N; i++) { }
    return x;
}
