typedef struct { int value; Node *next; } Node;
struct counter { int n; int get() { return n; } };
int add(int a, b) { return a + 1; }
int[] list(void) { return 0; }
float half = 0,5;
int kind(int c) {
    switch (c) {
    case 1..3:
        return 1;
    }
    return 0;
}
int main(void);
{
    return 0;
}
typedef int number;
number = 3;
