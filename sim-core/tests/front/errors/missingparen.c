int main(void {
    return 0;
}
int f(int a, int b
{ return a; }
int g) { return 0; }
