a1
a2
a3
a4
a5
a6
a7 #not a directive
100 "other.c"
7
FN
(a8)
(1,2)
a9
trick "ab"
<: :> <% %> <:
"<: DIGRAPH \"a\" 'b\\'' d"
32 32 33
0 1 0
A
3
.. ... 1.2.3e+4.x 0x1p-3 a+++++b ->*
$dollar u8"x" L'x' U"y" u'z' u8R
