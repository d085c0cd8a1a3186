/* rand_r(3): stdlib/rand_r.c. */
int rand_r(unsigned *seed)
{
    unsigned next = *seed;
    int result;
    next = next * 1103515245 + 12345;
    result = (unsigned)(next / 65536) % 2048;
    next = next * 1103515245 + 12345;
    result <<= 10;
    result ^= (unsigned)(next / 65536) % 1024;
    next = next * 1103515245 + 12345;
    result <<= 10;
    result ^= (unsigned)(next / 65536) % 1024;
    *seed = next;
    return result;
}
