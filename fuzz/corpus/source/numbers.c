int main(void){return 0x 1e+ 0x1.p 99999999999999999999 0b2 1.2.3 08 1uuu 0xg '' 'abcdef' 1e99999 0x1p99999 L'' u8"";}
