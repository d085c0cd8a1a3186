/* htonl(3) and its kin. */
unsigned htonl(unsigned n)
{
    return n << 24 | (n & 0xff00) << 8 | (n >> 8 & 0xff00) | n >> 24;
}

unsigned ntohl(unsigned n)
{
    return htonl(n);
}

unsigned short htons(unsigned short n)
{
    return n << 8 | n >> 8;
}

unsigned short ntohs(unsigned short n)
{
    return n << 8 | n >> 8;
}
