#if FOO
int x;
#ifdef A
int main(void) { return 0; }
