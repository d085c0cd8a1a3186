int é中 = 'é'; “quotes” \u00e9 \u12 \U0011ffff @ ` $x –
int main(void){"\xffffff \777 \q \u \U1";}
