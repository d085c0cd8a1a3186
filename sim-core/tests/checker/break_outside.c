int main()
{
    break;
    continue;
case 1:
    return 0;
}
