enum e { A; B; C };
enum f { A B };
enum { };
struct { int x = 3; };
struct s { int a, b };
typedef struct { int a; } T
T x;
int main(void) { return 0; }
