int main(void) { /* open
 return 0; }
