//! Whether two expressions are certainly the same value, as gcc's `operand_equal_p` asks
//! (fold-const.cc) before it folds `x / x` or `x + 1 > x`.

use super::tree::{Expr, ExprKind};

/// Nodes that are looked at to find that two expressions are the same.
const FUEL: u32 = 64;

/// Two expressions without effects (a load of a volatile object is one) that have the same
/// value; false where that would take too long to find out.
pub fn same(a: &Expr, b: &Expr) -> bool {
    !a.impure && !b.impure && alike(a, b, &mut { FUEL })
}

fn alike(a: &Expr, b: &Expr, fuel: &mut u32) -> bool {
    use ExprKind as K;
    let Some(left) = fuel.checked_sub(1) else {
        return false;
    };
    *fuel = left;
    if a.ty.plain() != b.ty.plain() {
        return false;
    }
    match (&a.kind, &b.kind) {
        (K::Int(x), K::Int(y)) => x == y,
        (K::Local(x), K::Local(y)) => x == y,
        (K::Global(x), K::Global(y)) => x == y,
        (K::Load(x), K::Load(y))
        | (K::Deref(x), K::Deref(y))
        | (K::Addr(x), K::Addr(y))
        | (K::Conv(x), K::Conv(y))
        | (K::Neg(x), K::Neg(y))
        | (K::BitNot(x), K::BitNot(y)) => alike(x, y, fuel),
        (K::Field(x, m, None), K::Field(y, n, None)) => m == n && alike(x, y, fuel),
        (K::Bin(o, x, y), K::Bin(p, v, w)) => o == p && alike(x, v, fuel) && alike(y, w, fuel),
        (
            K::PtrAdd {
                ptr: x,
                index: i,
                add: m,
                ..
            },
            K::PtrAdd {
                ptr: y,
                index: j,
                add: n,
                ..
            },
        ) => m == n && alike(x, y, fuel) && alike(i, j, fuel),
        _ => false,
    }
}
