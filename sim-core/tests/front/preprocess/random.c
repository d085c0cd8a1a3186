#define A 
#define B C() D B
#define C B KA 1D +
#define D G C G AG G
#define F(x,y) 
#define G(x,y,z) 
#define H D 'c' G
#define K 1 B G , B
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[F (A,)]
XS(H);
[A]
XS(D);
[G ((a,b),(a,b),)]
XS(A);
[K]
XS(G(,p q,+));
[H]
XS(B);
[C]
XS(H);
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A(x,y,z) zC()C
#define C B()D
#define D(x) B F B ,
#define H() 
#define K 
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[K]
XS(H
());
[H ()]
XS(B);
[D
(B)]
XS(F);
[G]
XS(A (1,,1));
[A (p q,p q,(a,b))]
XS(D
(r));
[H()]
XS(H ());
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A C()+
#define B(x) 
#define C )
#define D D HH(,1) F
#define F(x,...) F F
#define H(x) x "s"x xK(1,)
#define K(x) (1 A
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[F(
 u)]
XS(B(H
(A)));
[K (
 u)]
XS(A);
[C]
XS(F (F
(r,A,)));
[G]
XS(C);
[K
(
 u)]
XS(K("x\n"));
[A]
XS(H
(p q));
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A(x,y,z,...) 
#define B DF+ -
#define C 
#define D(x,y) H , C)
#define G(x,y) C A(q,x,q) B(,x,q) C(q) 1HK()
#define K F A D wF(q,1,q)K
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[H]
XS(B);
[D((a,b),)]
XS(B);
[K]
XS(H);
[C]
XS(H);
[D(r,(a,b))]
XS(D (K,+));
[H]
XS(D
((a,b),));
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A FAH GH()
#define B BwB
#define C , G GK A (
#define D F ,
#define F G FA )K
#define G(x,y,z,...) w 1, ## __VA_ARGS__ G
#define H B DF F K K
#define K HG+   t G
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[B]
XS(B);
[A]
XS(D);
[C]
XS(K);
[K]
XS(K);
[C]
XS(K);
[K]
XS(A);
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A F
#define B(x,...) 
#define C(...) HA __VA_ARGS__ D(q,q) G(), ## __VA_ARGS__ __VA_ARGS__
#define H(x,y,...) K F__VA_ARGS__ __VA_OPT__()
#define K(...) C , ## __VA_ARGS__ D()K __VA_OPT__(z) __VA_ARGS__
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[B
(C)]
XS(D);
[F]
XS(B(r, v /**/ ));
[H
(r,)]
XS(D);
[F]
XS(H (
 u,1,1));
[A]
XS(C
(r));
[D]
XS(C(B
(+),(a,b)));
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A 
#define B FHBDG + K
#define C(...) C
#define D() tKK(1,q,q)
#define F 
#define G(x,y) x +
#define H(x) G KH G B) A
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[F]
XS(A);
[A]
XS(C(C (,(a,b)), v /**/ ));
[C (,
 u)]
XS(B);
[D
()]
XS(C());
[A]
XS(G
(D (),));
[B]
XS(B);
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A 1 CHF
#define B B DC
#define C(x,y,z) xD )D(,q,z) B ) #x
#define D K G+ +
#define F(x,y) 
#define G() H
#define H K C +
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[C (,,D)]
XS(G());
[H]
XS(G());
[G ()]
XS(F((a,b),(a,b)));
[H]
XS(H);
[B]
XS(C
(G,p q,1));
[F( v /**/ ,)]
XS(B);
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A(...) C G __VA_ARGS__ ## __VA_ARGS__ K() AA
#define B FF C(1,1)D AH (
#define C 
#define D(x,y,z) #z
#define G G A() D C
#define K K
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[F]
XS(A ( v /**/ ));
[K]
XS(K);
[G]
XS(C);
[D (B,G,p q)]
XS(A
(p q,F));
[B]
XS(C);
[B]
XS(G);
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A(x) F H -x 'c' +
#define B(x,y) y #x+
#define C() B K
#define G(x,y) 
#define H(x) 
#define K +
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[H
(1)]
XS(H
(p q));
[D]
XS(H ( v /**/ ));
[H ()]
XS(F);
[D]
XS(D);
[F]
XS(H
(H ( v /**/ )));
[B(D,)]
XS(C ());
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A(x) A x
#define B(x,y) K
#define C tH(q)F G-HF
#define D C
#define F(x) xx)
#define G , wC
#define H C ) H A B GG
#define K AK() , H A w
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[A( v /**/ )]
XS(H);
[B
(B
(A (p q),), v /**/ )]
XS(K);
[F ("x\n")]
XS(B(F (G),B));
[K]
XS(K);
[F
(H)]
XS(K);
[H]
XS(H);
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define A(x,y) "s" x x
#define B 
#define C(x,y) )
#define F HH
#define G(...) B__VA_OPT__(,) __VA_ARGS__H()
#define K F GD -CH
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[A (A,1)]
XS(A
(,"x\n"));
[B]
XS(K);
[K]
XS(B);
[K]
XS(B);
[K]
XS(C(1, v /**/ ));
[D]
XS(D);
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define B() A D(,q)D w
#define C 
#define D B(,) CD
#define F A CB ) GA(q,1,q)
#define H -
#define K(x,y) 
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[C]
XS(G);
[G]
XS(B
());
[B()]
XS(F);
[H]
XS(B ());
[G]
XS(C);
[K
(,C)]
XS(H);
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
#define B(x,y) y 'c'
#define C 1A() - DD H
#define D(x,y) Cx x
#define F(...) #__VA_ARGS__ K B G
#define G(x) ,   t1 xF
#define H(x,y) x Fx BF ( 1
#define K(x,y,z) , x z F(x,)  t z
#define S(...) #__VA_ARGS__
#define XS(...) S(__VA_ARGS__)
[H
( v /**/ ,C)]
XS(C);
[F
(
 u,
 u)]
XS(B ((a,b),));
[B
(1,1)]
XS(F());
[C]
XS(B (+,(a,b)));
[A]
XS(B
(C,r));
[A]
XS(G (1));
#undef A
#undef B
#undef C
#undef D
#undef F
#undef G
#undef H
#undef K
#undef S
#undef XS
