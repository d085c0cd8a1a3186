uint32_t a;
int main(void) {
    pid_t p = 0;
    FILE *f = 0;
    bool b;
    size_t n;
    String s;
    Int k = 3;
    unsinged u;
    node *q = 0;
    return 0;
}
struct node { int a; };
