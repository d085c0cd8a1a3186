#include <stdio.h>
#include <string.h>
int main(void) { int secret = 42; char name[8]; int after = 7; int *ps = &secret, *pa = &after; strcpy(name, "12345678901"); printf("%s\n", name); printf("%x %x\n", *ps, *pa); int i, arr[4] = {1, 2, 3, 4}, guard = 99; int *pg = &guard; for (i = 0; i < 4; i++) arr[i] = i; arr[4] = 555; printf("%d %d\n", *pg, arr[3]); return 0; }
