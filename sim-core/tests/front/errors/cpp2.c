using namespace std;
class A { public: int x; };
int f(int &x) { return x; }
int main() {
    cout << "hi" << endl;
    std::cout << 1;
    int *p = new int;
    return 0;
}
