int a[] = {[1<<30]=1}; int b[]={[0 ... 1<<28]=2}; struct {int x[1000000];} c[100]={[5].x[999999]=1}; int main(void){int d[]={[100000000]=1};return 0;}
