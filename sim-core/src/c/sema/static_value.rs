//! Address constants and other values of static initialisers (6.6p7–9).

use super::super::types::{self, Types};
use super::Sema;
use super::tree::{BinOp, Checked, Expr, ExprKind, Init, InitValue, Scale, SymId};

/// A value that is known when the program is linked.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Value {
    /// An integer.
    Int(u64),
    /// A floating value.
    Float(f64),
    /// The address of a symbol plus bytes.
    Symbol(SymId, i64),
    /// The address of a string literal plus bytes.
    Str(u32, i64),
}

impl Value {
    fn plus(self, bytes: i64) -> Option<Value> {
        Some(match self {
            Value::Int(v) => Value::Int(v.wrapping_add(bytes as u64)),
            Value::Symbol(s, o) => Value::Symbol(s, o.wrapping_add(bytes)),
            Value::Str(s, o) => Value::Str(s, o.wrapping_add(bytes)),
            Value::Float(_) => return None,
        })
    }
}

/// The value of a checked expression, if it is a constant.
pub fn value(checked: &Checked, e: &Expr) -> Option<Value> {
    let types = &checked.types;
    match &e.kind {
        ExprKind::Int(v) => Some(Value::Int(*v)),
        ExprKind::Float(v) => Some(Value::Float(*v)),
        ExprKind::Addr(object) => address(checked, object),
        ExprKind::Conv(inner) => {
            let v = value(checked, inner)?;
            // Only conversions that keep an address whole.
            let address = matches!(v, Value::Symbol(..) | Value::Str(..));
            (address && types.size(e.ty) == Some(8) && !types.is_float(e.ty)).then_some(v)
        }
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
        ExprKind::Bin(op @ (BinOp::Add | BinOp::Sub), a, b) if types.size(e.ty) == Some(8) => {
            match (value(checked, a)?, value(checked, b)?) {
                (a, Value::Int(b)) => a.plus(if *op == BinOp::Add {
                    b as i64
                } else {
                    (b as i64).wrapping_neg()
                }),
                (Value::Int(a), b) if *op == BinOp::Add => b.plus(a as i64),
                _ => None,
            }
        }
        ExprKind::PtrDiff(a, b, Scale::Const(n)) => {
            match (value(checked, a)?, value(checked, b)?) {
                (Value::Symbol(x, i), Value::Symbol(y, j)) if x == y => {
                    Some(Value::Int(i.wrapping_sub(j).checked_div(*n as i64)? as u64))
                }
                _ => None,
            }
        }
        ExprKind::Cond(c, Some(a), b) => match value(checked, c)? {
            Value::Int(0) => value(checked, b),
            _ => value(checked, a),
        },
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
        Value::Symbol(..) | Value::Str(..) => types.size(ty) == Some(8),
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
                        "the initial value of a static or global variable must be a constant",
                        "give it its value inside a function",
                    );
                    return;
                }
            }
        }
    }
}
