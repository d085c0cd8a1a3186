#if 1
#include "program_of_another_file.h"
int main(void) { return other(); }
#endif
