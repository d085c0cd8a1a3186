#include <sys/mman.h>
int f(void);
static int f(void) { return 1; }
static int q;
int q = 3;
int w;
static int w;
int g(void) { return late(); }
static int late(void) { return 2; }
static static int twice;
long long long more;
unsigned float odd;
int main(void)
{
    void *p = mmap(0, 1, PROT_WRIT, MAP_PRIVATE, -1, 0);
    return p == MAP_FAILD;
}
