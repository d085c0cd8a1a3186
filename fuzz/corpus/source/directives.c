#if
#elif
#else
#endif
#endif
#define
#undef
#include
#include <>
#line
#pragma pack(push, 3)
#if 1/0
#endif
#if 1 ? : 2
#endif
# 33 "x"
#error x
