/* 
int main(void) { "abc
