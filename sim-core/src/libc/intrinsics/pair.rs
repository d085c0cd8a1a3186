//! Numbers of about 106 bits: pairs of doubles whose sum is the value.
//!
//! Dekker; Hida, Li and Bailey, *Library for Double-Double and Quad-Double
//! Arithmetic*. Plain IEEE arithmetic, so the same everywhere.

/// `hi + lo`, with `lo` at most half a unit in the last place of `hi`.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The nearest double.
    pub hi: f64,
    /// What it is off by.
    pub lo: f64,
}

/// a + b, exactly.
pub fn two_sum(a: f64, b: f64) -> Pair {
    let hi = a + b;
    let v = hi - a;
    Pair {
        hi,
        lo: (a - (hi - v)) + (b - v),
    }
}

/// The same if |a| ≥ |b|.
fn quick_sum(a: f64, b: f64) -> Pair {
    let hi = a + b;
    Pair {
        hi,
        lo: b - (hi - a),
    }
}

/// Upper and lower half of a number's bits.
fn split(a: f64) -> (f64, f64) {
    let t = 134_217_729.0 * a;
    let hi = t - (t - a);
    (hi, a - hi)
}

/// a × b, exactly (if nothing overflows).
pub fn two_product(a: f64, b: f64) -> Pair {
    let hi = a * b;
    let ((ah, al), (bh, bl)) = (split(a), split(b));
    Pair {
        hi,
        lo: ((ah * bh - hi) + ah * bl + al * bh) + al * bl,
    }
}

impl Pair {
    /// 1.
    pub const ONE: Pair = Pair { hi: 1.0, lo: 0.0 };

    /// A double.
    pub fn of(hi: f64) -> Pair {
        Pair { hi, lo: 0.0 }
    }

    /// −x.
    pub fn neg(self) -> Pair {
        Pair {
            hi: -self.hi,
            lo: -self.lo,
        }
    }

    /// x + y.
    pub fn add(self, other: Pair) -> Pair {
        let s = two_sum(self.hi, other.hi);
        let t = two_sum(self.lo, other.lo);
        let s = quick_sum(s.hi, s.lo + t.hi);
        quick_sum(s.hi, s.lo + t.lo)
    }

    /// x − y.
    pub fn sub(self, other: Pair) -> Pair {
        self.add(other.neg())
    }

    /// x y.
    pub fn mul(self, other: Pair) -> Pair {
        let p = two_product(self.hi, other.hi);
        quick_sum(p.hi, p.lo + (self.hi * other.lo + self.lo * other.hi))
    }

    /// x times a double.
    pub fn times(self, n: f64) -> Pair {
        let p = two_product(self.hi, n);
        quick_sum(p.hi, p.lo + self.lo * n)
    }

    /// x / y.
    pub fn div(self, other: Pair) -> Pair {
        let q1 = self.hi / other.hi;
        let r = self.sub(other.times(q1));
        let q2 = r.hi / other.hi;
        let r = r.sub(other.times(q2));
        let q3 = r.hi / other.hi;
        quick_sum(q1, q2).add(Pair::of(q3))
    }

    /// Times a power of two, so exact.
    pub fn scale(self, n: f64) -> Pair {
        Pair {
            hi: self.hi * n,
            lo: self.lo * n,
        }
    }

    /// √x; 0 for what is not positive.
    pub fn sqrt(self) -> Pair {
        if self.hi <= 0.0 {
            return Pair::of(0.0);
        }
        let x = libm::sqrt(self.hi);
        let rest = self.sub(two_product(x, x));
        two_sum(x, rest.hi / (2.0 * x))
    }
}
