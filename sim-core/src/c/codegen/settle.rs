//! Doing an expression in two steps, as gcc does the right side of an
//! assignment: first its operands, then (after the left side's address was
//! worked out) the operation itself. Cf. `gimplify_modify_expr` and the
//! predicates `is_gimple_reg_rhs_or_call`, `is_gimple_val` in gcc.

use super::super::sema::tree::{Call, Callee, Expr, ExprKind as K, LocalId};
use super::super::types;
use super::function::Gen;

impl Gen<'_, '_> {
    /// Works out the operands of `e`; what is left to do is one operation.
    pub(super) fn settle(&mut self, e: &Expr) -> Expr {
        let kind = match &e.kind {
            K::Bin(op, a, b) => {
                let (a, b) = self.settle_pair(a, b);
                K::Bin(*op, a, b)
            }
            K::Cmp(op, a, b) => {
                let (a, b) = self.settle_pair(a, b);
                K::Cmp(*op, a, b)
            }
            K::PtrDiff(a, b, scale) => {
                let (a, b) = self.settle_pair(a, b);
                K::PtrDiff(a, b, *scale)
            }
            K::PtrAdd {
                ptr,
                index,
                scale,
                add,
            } => {
                let (ptr, index) = self.settle_pair(ptr, index);
                K::PtrAdd {
                    ptr,
                    index,
                    scale: *scale,
                    add: *add,
                }
            }
            K::Narrow(a, width) => K::Narrow(self.boxed(a), *width),
            K::Neg(a) => K::Neg(self.boxed(a)),
            K::BitNot(a) => K::BitNot(self.boxed(a)),
            K::Not(a) => K::Not(self.boxed(a)),
            K::Conv(a) if !e.ty.is_void() => K::Conv(self.boxed(a)),
            K::Load(object) => K::Load(Box::new(self.settle_object(object))),
            K::Addr(object) => K::Addr(Box::new(self.settle_object(object))),
            K::Comma(a, b) => {
                self.effect(a);
                return self.settle(b);
            }
            K::Call(call) => K::Call(Box::new(self.settle_call(call))),
            K::Assign(target, value) => {
                // Its value is the target, read again.
                let object = self.settle_object(target);
                self.assign(&object, value, false);
                return self.again(object, e);
            }
            K::Update(op, target, value) => {
                let object = self.settle_object(target);
                self.update(*op, &object, value, false);
                return self.again(object, e);
            }
            K::Step {
                target,
                scale,
                up,
                post: false,
            } => {
                let object = self.settle_object(target);
                self.step(&object, *scale, *up, false, false);
                return self.again(object, e);
            }
            K::Local(_)
            | K::Global(_)
            | K::Str(_)
            | K::Deref(_)
            | K::Field(..)
            | K::Compound(..) => return self.settle_object(e),
            _ => return self.settle_value(e),
        };
        Expr::new(kind, e.ty, e.span)
    }

    fn again(&self, object: Expr, e: &Expr) -> Expr {
        if self.is_record(e.ty) {
            object
        } else {
            Expr::new(K::Load(Box::new(object)), e.ty, e.span)
        }
    }

    fn boxed(&mut self, e: &Expr) -> Box<Expr> {
        Box::new(self.settle_value(e))
    }

    fn settle_pair(&mut self, a: &Expr, b: &Expr) -> (Box<Expr>, Box<Expr>) {
        let a = self.boxed(a);
        let b = self.boxed(b);
        (a, b)
    }

    /// Works out a value, but for a plain variable, which is read late.
    pub(super) fn settle_value(&mut self, e: &Expr) -> Expr {
        if let Some(id) = self.late(e) {
            self.effect(e);
            return self.read(id, e);
        }
        match &e.kind {
            K::Int(_) | K::Float(_) => return e.clone(),
            K::Addr(object) if self.place_of(object).is_some() => return e.clone(),
            _ => {}
        }
        if e.ty.is_void() {
            self.effect(e);
            return Expr::int(0, types::INT, e.span);
        }
        if self.is_record(e.ty) {
            return self.settle_object(e);
        }
        let t = self.keep(e);
        self.read(t, e)
    }

    /// A variable's value as an expression.
    fn read(&self, id: LocalId, e: &Expr) -> Expr {
        let own = self.is_plain(id);
        let ty = if own { e.ty } else { e.ty.plain() };
        let object = Expr::new(K::Local(id), ty, e.span);
        let load = Expr::new(K::Load(Box::new(object)), ty, e.span);
        if ty == e.ty.plain() {
            load
        } else {
            Expr::new(K::Conv(Box::new(load)), e.ty, e.span)
        }
    }

    /// Works out where an object is; nothing of it is read.
    fn settle_object(&mut self, e: &Expr) -> Expr {
        let kind = match &e.kind {
            K::Local(_) | K::Global(_) | K::Str(_) => return e.clone(),
            K::Field(inner, offset, bits) => {
                K::Field(Box::new(self.settle_object(inner)), *offset, *bits)
            }
            K::Deref(p) => match &p.kind {
                // An element of an array: only its index is worked out.
                K::PtrAdd {
                    ptr,
                    index,
                    scale,
                    add,
                } if matches!(ptr.kind, K::Addr(_)) => {
                    let ptr = match &ptr.kind {
                        K::Addr(array) => Expr::new(
                            K::Addr(Box::new(self.settle_object(array))),
                            ptr.ty,
                            ptr.span,
                        ),
                        _ => self.settle_value(ptr),
                    };
                    let index = self.boxed(index);
                    let p = Expr::new(
                        K::PtrAdd {
                            ptr: Box::new(ptr),
                            index,
                            scale: *scale,
                            add: *add,
                        },
                        p.ty,
                        p.span,
                    );
                    K::Deref(Box::new(p))
                }
                _ => K::Deref(self.boxed(p)),
            },
            K::Compound(local, init) => {
                self.fill(*local, init);
                K::Local(*local)
            }
            _ => {
                // The address of a struct value.
                let t = self.temp();
                self.address(e);
                self.store_temp(t);
                let address = Expr::new(K::Local(t), types::ULONG, e.span);
                K::Deref(Box::new(Expr::new(
                    K::Load(Box::new(address)),
                    types::ULONG,
                    e.span,
                )))
            }
        };
        Expr::new(kind, e.ty, e.span)
    }

    /// The function and the arguments, right to left; the call is left to do.
    fn settle_call(&mut self, call: &Call) -> Call {
        let callee = match &call.callee {
            Callee::Direct(id) => Callee::Direct(*id),
            Callee::Pointer(p) => Callee::Pointer(self.boxed(p)),
        };
        let mut args: Vec<Expr> = call
            .args
            .iter()
            .rev()
            .map(|a| self.settle_value(a))
            .collect();
        args.reverse();
        Call {
            callee,
            args,
            fixed: call.fixed,
            result: call.result,
            stand_in: call.stand_in,
        }
    }
}
