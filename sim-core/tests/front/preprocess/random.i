[]
"G C() D B KA 1D + G AG G 'c' G";
[]
"G C() D B KA 1D + G AG G";
[]
"";
[1 B KA 1D +() G B KA 1D + G AG G B G , B KA 1D +() G B KA 1D + G AG G B]
"";
[G C() D B KA 1D + G AG G 'c' G]
"B KA 1D +() G B KA 1D + G AG G B";
[C() G C G AG G B KA 1D +]
"G C() D B KA 1D + G AG G 'c' G";
[]
"";
[]
"B";
[B F B ,]
"F";
[G]
"zC()B()D";
[zC()B()D]
"B F B ,";
[]
"";
[F F]
"";
[(1 )()+]
""()+);
[)]
"F F";
[G]
"");
[(1 )()+]
"(1 )()+";
[)()+]
"p q \"s\"p q xK(1,)";
[H]
"DF+ -";
[H , )]
"DF+ -";
[F A D wF(q,1,q)K]
"H";
[]
"H";
[H , )]
"H ,");
[H]
"H ,");
[BwB]
"BwB";
[FAH GH()]
"G FA"HG+ t G ,);
[, G GK FAH GH() (]
"HG+ t G";
[HG+ t G]
"HG+ t G";
[, G GK FAH GH() (]
"HG+ t G";
[HG+ t G]
"FAH GH()";
[]
"D";
[F]
"";
[K F__VA_ARGS__ ]
"D";
[F]
"K F__VA_ARGS__";
[F]
"HA r D(q,q) G(),r r";
[D]
"HA ,(a,b) D(q,q) G(),,(a,b) ,(a,b)";
[]
"";
[]
"C";
[C]
"FHBDG + K";
[tKK(1,q,q)]
"C";
[]
"tKK(1,q,q) +";
[FHBDG + K]
"FHBDG + K";
[xD )K G+ +(,q,K G+ +) B DC ) ""]
"K C +";
[K C +]
"K C +";
[K C +]
"";
[K C +]
"K C +";
[B DC]
"xD"K G+ +(,q,1) B DC ) "G");
[]
"B DC";
[F]
"G A() D vv K() AA";
[K]
"K";
[G G K() AA D ]
"";
["p q"]
"G A() D p q,Fp q,F K() AA";
[FF (1,1)D AH (]
"";
[FF (1,1)D AH (]
"G G K() AA D";
[]
"";
[D]
"";
[]
"F";
[D]
"D";
[F]
"";
[ "D"+]
"B +";
[A v]
"tH(q)F , wC-HF" H A B GG);
[AK() , tH(q)F , wC-HF ) H A B GG A w]
"AK() , tH(q)F , wC-HF" H A B GG A w);
[xx)]
"AK() , tH(q)F , wC-HF" H A B GG A w);
[AK() , tH(q)F , wC-HF ) H A B GG A w]
"AK() , tH(q)F , wC-HF" H A B GG A w);
[xx)]
"AK() , tH(q)F , wC-HF" H A B GG A w);
[tH(q)F , wC-HF ) H A B GG]
"tH(q)F , wC-HF" H A B GG);
["s" A A]
"\"s\"";
[]
"HH GD -CH";
[HH GD -CH]
"";
[HH GD -CH]
"";
[HH GD -CH]
"");
[D]
"D";
[]
"G";
[G]
"A B(,) CD(,q)B(,) CD w";
[A B(,) CD(,q)B(,) CD w]
"A CB" GA(q,1,q));
[-]
"A B(,) CD(,q)B(,) CD w";
[G]
"";
[]
"-";
[v Fx BF ( 1]
"1A() - DD H";
["u, u" K B G]
"'c'";
[1 'c']
"\"\" K B G";
[1A() - DD H]
"(a,b) 'c'";
[A]
"r 'c'";
[A]
", t1 xF";
