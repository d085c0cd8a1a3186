#define A 3
#define EMPTY
#define FN(x) x
#if A == 3 && defined A && !defined(B) && B == 0
a1
#endif
#if 0
don't "read this
#if 1
#else
#endif
#bogus directive
#elif 1
a2
#elif 1 / 0
no
#else
no
#endif
#if (1 ? 2 : 1/0) == 2 && (0 && 1/0) == 0
a3
#endif
#if -1 > 0u && -1 < 0 && (-1 >> 63) == -1 && ~0u == 0xffffffffffffffff
a4
#endif
#if 'A' == 65 && '\377' < 0 && 'ab' == 24930 && L'\x7fff' == 32767
a5
#endif
#if FN(A) + FN - 3
no
#elif FN(A) == 3 && FN == 0
a6
#endif
#ifndef B
#define B
#else
no
#endif
#ifdef B
a7 /* a comment
over lines */ #not a directive
#endif
#line 100 "other.c"
__LINE__ __FILE__
#line 7
__LINE__
#define LATER FN
LATER
#ifdef B
(a8)
#endif
FN((1,\
2))
FN (
#ifdef A
a9
#else
no
#endif
)
tri\
ck "a\
b" /\
/ comment \
goes on
%:define DIGRAPH <: :> <% %>
DIGRAPH FN(<:)
#define S(x) #x
S(<: DIGRAPH  "a" 'b\'' /* c */ d)
#define LATE __LINE__
LATE FN(LATE
LATE
)
__COUNTER__ __COUNTER__ __INCLUDE_LEVEL__
#pragma push_macro("A")
#undef A
A
#pragma pop_macro("A")
A
.. ... 1.2.3e+4.x 0x1p-3 a+++++b ->*
$dollar u8"x" L'x' U"y" u'z' u8R
