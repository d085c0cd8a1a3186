int n;
int a = n;
int arr[n];
int main()
{
    static int x = n;
    switch (n) {
    case n:;
    }
    return 0;
}
