int main(void){a:b:c:goto d; void *p[]={&&a,&&x}; goto *p[0]; goto *3; case 1: default: break; continue; }
static void *q=&&z; void *r = &&a;
