//! Address constants and other values of static initialisers (6.6p7–9).

use super::super::types::{self, Types};
use super::Sema;
use super::fold::{float_of, fold_float, round_to};
use super::tree::{BinOp, Checked, CmpOp, Expr, ExprKind, Init, InitValue, LabelId, Scale, SymId};
use crate::c::codegen::bin_op;
use crate::lang::say;
use crate::vm::wide;
use crate::x87::F80;

/// A value that is known when the program is linked.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Value {
    /// An integer.
    Int(u64),
    /// An `__int128`.
    Wide(u128),
    /// A floating value.
    Float(F80),
    /// The address of a symbol plus bytes.
    Symbol(SymId, i64),
    /// The address of a string literal plus bytes.
    Str(u32, i64),
    /// The address of a label of a function.
    Label(SymId, LabelId),
    /// How far the first label of a function is from the second.
    Distance(SymId, LabelId, LabelId),
}

impl Value {
    fn plus(self, bytes: i64) -> Option<Value> {
        Some(match self {
            Value::Int(v) => Value::Int(v.wrapping_add(bytes as u64)),
            Value::Symbol(s, o) => Value::Symbol(s, o.wrapping_add(bytes)),
            Value::Str(s, o) => Value::Str(s, o.wrapping_add(bytes)),
            Value::Float(_) | Value::Wide(_) | Value::Label(..) | Value::Distance(..) => {
                return None;
            }
        })
    }
}

/// The value of a checked expression, if it is a constant.
pub fn value(checked: &Checked, e: &Expr) -> Option<Value> {
    let types = &checked.types;
    if types.is_wide(e.ty) {
        return wide_value(checked, e).map(Value::Wide);
    }
    match &e.kind {
        ExprKind::Int(v) => Some(Value::Int(*v)),
        ExprKind::Float(v) => Some(Value::Float(*v)),
        ExprKind::Addr(object) => address(checked, object),
        ExprKind::LabelAddr(func, label) => Some(Value::Label(*func, *label)),
        ExprKind::Conv(inner) => converted(types, value(checked, inner)?, inner.ty, e.ty),
        ExprKind::PtrAdd {
            ptr,
            index,
            scale: Scale::Const(n),
            add,
            ..
        } => {
            let Value::Int(i) = value(checked, index)? else {
                return None;
            };
            let bytes = i.wrapping_mul(*n) as i64;
            value(checked, ptr)?.plus(if *add { bytes } else { bytes.wrapping_neg() })
        }
        ExprKind::Bin(op, a, b) => {
            let (a, b) = (value(checked, a)?, value(checked, b)?);
            arithmetic(types, *op, a, b, e.ty)
        }
        ExprKind::Neg(a) => match value(checked, a)? {
            Value::Int(v) => Some(Value::Int(types.wrap(v.wrapping_neg(), e.ty))),
            Value::Float(v) => Some(Value::Float(v.negate())),
            _ => None,
        },
        ExprKind::BitNot(a) => match value(checked, a)? {
            Value::Int(v) => Some(Value::Int(types.wrap(!v, e.ty))),
            _ => None,
        },
        ExprKind::Not(a) => Some(Value::Int(u64::from(!truth(value(checked, a)?)))),
        ExprKind::LogAnd(a, b) => {
            let both = truth(value(checked, a)?) && truth(value(checked, b)?);
            Some(Value::Int(u64::from(both)))
        }
        ExprKind::LogOr(a, b) => {
            let any = truth(value(checked, a)?) || truth(value(checked, b)?);
            Some(Value::Int(u64::from(any)))
        }
        ExprKind::Cmp(op, a, b) => {
            let signed = types.is_signed(a.ty);
            compare(*op, value(checked, a)?, value(checked, b)?, signed)
        }
        ExprKind::PtrDiff(a, b, Scale::Const(n)) => {
            let bytes = match (value(checked, a)?, value(checked, b)?) {
                (Value::Label(f, x), Value::Label(g, y)) if f == g && *n == 1 => {
                    return Some(Value::Distance(f, x, y));
                }
                (Value::Symbol(x, i), Value::Symbol(y, j)) if x == y => i.wrapping_sub(j),
                (Value::Str(x, i), Value::Str(y, j)) if x == y => i.wrapping_sub(j),
                (Value::Int(i), Value::Int(j)) => i.wrapping_sub(j) as i64,
                _ => return None,
            };
            Some(Value::Int(bytes.checked_div(*n as i64)? as u64))
        }
        ExprKind::Cond(c, Some(a), b) => {
            let chosen = if truth(value(checked, c)?) { a } else { b };
            value(checked, chosen)
        }
        // gcc takes the value of a const object that is defined above.
        ExprKind::Load(object) => match object.kind {
            ExprKind::Global(id) => {
                let symbol = checked.symbols.get(id.0 as usize)?;
                if !symbol.ty.is_const || symbol.ty.is_volatile || !types.is_scalar(symbol.ty) {
                    return None;
                }
                match symbol.init.as_ref()?.items.as_slice() {
                    [item] => match &item.value {
                        InitValue::Expr(e) => value(checked, e),
                        InitValue::Bytes(_) => None,
                    },
                    _ => None,
                }
            }
            _ => None,
        },
        _ => None,
    }
}

/// The value of an expression whose type is `__int128`.
fn wide_value(checked: &Checked, e: &Expr) -> Option<u128> {
    let types = &checked.types;
    let extend = |v: u64, ty| {
        if types.is_signed(ty) {
            i128::from(v as i64) as u128
        } else {
            u128::from(v)
        }
    };
    let operand = |e: &Expr| match value(checked, e)? {
        Value::Int(v) => Some(extend(v, e.ty)),
        Value::Wide(v) => Some(v),
        Value::Float(v) => Some(wide::from_extended(v)),
        _ => None,
    };
    match &e.kind {
        ExprKind::Int(v) => Some(extend(*v, e.ty)),
        ExprKind::Conv(inner) => operand(inner),
        ExprKind::Neg(a) => Some(operand(a)?.wrapping_neg()),
        ExprKind::BitNot(a) => Some(!operand(a)?),
        ExprKind::Bin(op, a, b) => {
            let (a, b) = (operand(a)?, operand(b)?);
            wide::binary(bin_op(*op), types.is_signed(e.ty), a, b).ok()
        }
        ExprKind::Cond(c, Some(a), b) => operand(if truth(value(checked, c)?) { a } else { b }),
        _ => None,
    }
}

/// Whether a value counts as true; an address does.
fn truth(v: Value) -> bool {
    match v {
        Value::Int(v) => v != 0,
        Value::Wide(v) => v != 0,
        Value::Float(v) => v.truth(),
        _ => true,
    }
}

/// A value converted to another scalar type; of an address, only what keeps it whole.
fn converted(types: &Types, v: Value, from: types::Ty, to: types::Ty) -> Option<Value> {
    match v {
        _ if to.id == types::BOOL.id => Some(Value::Int(u64::from(truth(v)))),
        Value::Wide(v) if types.is_float(to) => {
            let exact = wide::to_extended(v, types.is_signed(from));
            Some(Value::Float(round_to(exact, to)))
        }
        Value::Wide(v) => Some(Value::Int(types.wrap(v as u64, to))),
        Value::Int(v) if types.is_float(to) => {
            Some(Value::Float(float_of(v, types.is_signed(from), to)))
        }
        Value::Int(v) => Some(Value::Int(types.wrap(v, to))),
        Value::Float(v) if types.is_float(to) => Some(Value::Float(round_to(v, to))),
        Value::Float(v) => {
            let bits = types.size(to).unwrap_or(8) as u32 * 8;
            Some(Value::Int(v.saturate(bits, types.is_signed(to))))
        }
        Value::Distance(..) => types.is_integer(to).then_some(v),
        _ => (types.size(to) == Some(8) && !types.is_float(to)).then_some(v),
    }
}

/// Arithmetic on two constants.
fn arithmetic(types: &Types, op: BinOp, a: Value, b: Value, ty: types::Ty) -> Option<Value> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => types.fold_int(op, a, b, ty).map(Value::Int),
        // The compiler's own NaN is positive; the processor's is negative.
        (Value::Float(a), Value::Float(b)) if op.is_arithmetic() => {
            let v = fold_float(op, a, b, ty).unwrap_or(F80::NAN);
            Some(Value::Float(v))
        }
        (Value::Float(_), Value::Float(_)) => None,
        (a, Value::Int(b)) if types.size(ty) == Some(8) => match op {
            BinOp::Add => a.plus(b as i64),
            BinOp::Sub => a.plus((b as i64).wrapping_neg()),
            _ => None,
        },
        (Value::Int(a), b) if types.size(ty) == Some(8) && op == BinOp::Add => b.plus(a as i64),
        _ => None,
    }
}

/// A comparison of two constants; of addresses, only within one object.
fn compare(op: CmpOp, a: Value, b: Value, signed: bool) -> Option<Value> {
    let order = match (a, b) {
        (Value::Wide(a), Value::Wide(b)) if signed => (a as i128).cmp(&(b as i128)),
        (Value::Wide(a), Value::Wide(b)) => a.cmp(&b),
        (Value::Int(a), Value::Int(b)) if signed => (a as i64).cmp(&(b as i64)),
        (Value::Int(a), Value::Int(b)) => a.cmp(&b),
        (Value::Float(a), Value::Float(b)) => match a.order(b) {
            Some(order) => order,
            None => return Some(Value::Int(u64::from(op == CmpOp::Ne))),
        },
        (Value::Symbol(x, i), Value::Symbol(y, j)) if x == y => i.cmp(&j),
        (Value::Str(x, i), Value::Str(y, j)) if x == y => i.cmp(&j),
        // An object is not at address 0, and no two are at the same one.
        (Value::Symbol(..), Value::Int(0) | Value::Symbol(_, 0))
        | (Value::Str(..), Value::Int(0))
        | (Value::Int(0), Value::Symbol(..) | Value::Str(..)) => match op {
            CmpOp::Eq => return Some(Value::Int(0)),
            CmpOp::Ne => return Some(Value::Int(1)),
            _ => return None,
        },
        _ => return None,
    };
    let holds = match op {
        CmpOp::Eq => order.is_eq(),
        CmpOp::Ne => order.is_ne(),
        CmpOp::Lt => order.is_lt(),
        CmpOp::Le => order.is_le(),
        CmpOp::Gt => order.is_gt(),
        CmpOp::Ge => order.is_ge(),
    };
    Some(Value::Int(u64::from(holds)))
}

fn address(checked: &Checked, object: &Expr) -> Option<Value> {
    match &object.kind {
        ExprKind::Global(id) => Some(Value::Symbol(*id, 0)),
        ExprKind::Str(id) => Some(Value::Str(*id, 0)),
        ExprKind::Field(inner, offset, None) => address(checked, inner)?.plus(*offset as i64),
        ExprKind::Deref(p) => value(checked, p),
        _ => None,
    }
}

/// The same value as an object of a type: only what can be stored there.
pub fn fits(types: &Types, v: Value, ty: types::Ty) -> bool {
    match v {
        Value::Symbol(..) | Value::Str(..) | Value::Label(..) => types.size(ty) == Some(8),
        _ => true,
    }
}

impl Sema<'_> {
    /// Reports values that are not constant in a static initialiser.
    pub(super) fn check_static(&mut self, init: &Init) {
        for item in &init.items {
            if let InitValue::Expr(e) = &item.value {
                let known = value(&self.out, e).is_some_and(|v| fits(&self.out.types, v, item.ty));
                // A struct value: a constant compound literal at file scope.
                let literal = matches!(e.kind, ExprKind::Global(id)
                    if self.out.types.is_record(e.ty) && self.out.symbols.get(id.0 as usize).is_some_and(|s| s.name.is_empty()));
                if !known && !literal {
                    let span = e.span;
                    self.error_hint(
                        span,
                        say!("the initial value of a static or global variable must be a constant"),
                        say!("give it its value inside a function"),
                    );
                    return;
                }
            }
        }
    }
}
