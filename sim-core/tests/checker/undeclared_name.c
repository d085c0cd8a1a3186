int main()
{
    int count = 0;
    coutn++;
    return cuont;
}
