//! The order in which gcc -O0 works things out.
//!
//! gcc's gimplifier evaluates operands left to right (arguments right to
//! left), each into a temporary, with one exception: a plain local scalar
//! whose address is never taken is not copied; it is read when the operation
//! itself is done. So is the value of an assignment to such a variable. Where
//! that can be seen, this module says so. Cf. gcc's `gimplify.cc`, and
//! `tree_swap_operands_p` in `fold-const.cc` for operands that change places.

use super::super::sema::tree::{
    Block, Builtin, Callee, Expr, ExprKind as K, InitValue, LocalId, Stmt, StmtKind,
};
use super::function::Gen;

impl Gen<'_, '_> {
    /// A scalar variable of this function whose address is never taken.
    pub(super) fn is_plain(&self, id: LocalId) -> bool {
        self.locals.get(id.0 as usize).is_some_and(|l| !l.addressed)
    }

    /// The variable whose value this expression is, if it is read late.
    pub(super) fn late(&self, e: &Expr) -> Option<LocalId> {
        let target = match &e.kind {
            K::Load(object) => object,
            K::Assign(target, _) | K::Update(_, target, _) => target,
            K::Step {
                target,
                post: false,
                ..
            } => target,
            K::Comma(_, b) => return self.late(b),
            _ => return None,
        };
        match target.kind {
            K::Local(id) if self.is_plain(id) => Some(id),
            _ => None,
        }
    }

    /// A variable by itself (gcc's `DECL_P`, through conversions that change
    /// nothing but the sign): it goes to the right of `+`, `==` and the like.
    pub(super) fn is_variable(&self, e: &Expr) -> bool {
        match &e.kind {
            K::Load(object) => matches!(object.kind, K::Local(_) | K::Global(_)),
            K::Conv(inner) => {
                let t = self.types();
                t.is_integer(e.ty)
                    && t.is_integer(inner.ty)
                    && t.size(e.ty) == t.size(inner.ty)
                    && self.is_variable(inner)
            }
            _ => false,
        }
    }

    /// Whether doing `a` can change what `b` gives.
    pub(super) fn disturbs(&self, a: &Expr, b: &Expr) -> bool {
        if !a.impure {
            return false;
        }
        if b.reads || b.impure {
            return true;
        }
        let mut found = false;
        walk(b, &mut |e| {
            if let K::Load(object) = &e.kind
                && let K::Local(id) = object.kind
            {
                found |= !self.is_plain(id) || assigns(a, id);
            }
        });
        found
    }

    /// Whether evaluating it moves the stack pointer for good.
    pub(super) fn moves_stack(&self, e: &Expr) -> bool {
        let mut found = false;
        walk(e, &mut |e| {
            found |= matches!(e.kind, K::Builtin(Builtin::Alloca, _) | K::StmtExpr(_))
        });
        found
    }
}

/// Whether evaluating `e` assigns the plain variable `id`.
pub(super) fn assigns(e: &Expr, id: LocalId) -> bool {
    if !e.impure {
        return false;
    }
    let mut found = false;
    walk(e, &mut |e| match &e.kind {
        K::Assign(target, _) | K::Update(_, target, _) | K::Step { target, .. } => {
            found |= matches!(target.kind, K::Local(t) if t == id);
        }
        _ => {}
    });
    found
}

/// Whether evaluating `e` calls a function.
pub(super) fn calls(e: &Expr) -> bool {
    let mut found = false;
    if e.impure {
        walk(e, &mut |e| found |= matches!(e.kind, K::Call(_)));
    }
    found
}

/// Calls `f` for an expression and all in it.
pub(super) fn walk(e: &Expr, f: &mut dyn FnMut(&Expr)) {
    f(e);
    match &e.kind {
        K::Int(_)
        | K::Float(_)
        | K::Str(_)
        | K::Local(_)
        | K::Global(_)
        | K::LabelAddr(..)
        | K::Unsupported(_) => {}
        K::Deref(a)
        | K::Field(a, ..)
        | K::Load(a)
        | K::Addr(a)
        | K::Conv(a)
        | K::Narrow(a, _)
        | K::Neg(a)
        | K::BitNot(a)
        | K::Not(a) => walk(a, f),
        K::VaStart(a) | K::VaArg(a, _) => walk(a, f),
        K::Step { target, .. } => walk(target, f),
        K::Bin(_, a, b)
        | K::Cmp(_, a, b)
        | K::PtrDiff(a, b, _)
        | K::LogAnd(a, b)
        | K::LogOr(a, b) => {
            walk(a, f);
            walk(b, f);
        }
        K::Assign(a, b) | K::Update(_, a, b) | K::Comma(a, b) => {
            walk(a, f);
            walk(b, f);
        }
        K::PtrAdd { ptr, index, .. } => {
            walk(ptr, f);
            walk(index, f);
        }
        K::Cond(c, a, b) => {
            walk(c, f);
            if let Some(a) = a {
                walk(a, f);
            }
            walk(b, f);
        }
        K::Call(call) => {
            if let Callee::Pointer(p) = &call.callee {
                walk(p, f);
            }
            call.args.iter().for_each(|a| walk(a, f));
        }
        K::Builtin(_, args) => args.iter().for_each(|a| walk(a, f)),
        K::StmtExpr(block) => walk_block(block, f),
        K::Compound(_, init) => {
            for item in &init.items {
                if let InitValue::Expr(e) = &item.value {
                    walk(e, f);
                }
            }
        }
    }
}

fn walk_block(block: &Block, f: &mut dyn FnMut(&Expr)) {
    block.stmts.iter().for_each(|s| walk_stmt(s, f));
}

fn walk_stmt(s: &Stmt, f: &mut dyn FnMut(&Expr)) {
    match &s.kind {
        StmtKind::Expr(e) | StmtKind::Return(Some(e)) | StmtKind::GotoPointer(e) => walk(e, f),
        StmtKind::Block(b) => walk_block(b, f),
        StmtKind::If(c, a, b) => {
            walk(c, f);
            walk_stmt(a, f);
            if let Some(b) = b {
                walk_stmt(b, f);
            }
        }
        StmtKind::While(c, body) | StmtKind::DoWhile(body, c) => {
            walk(c, f);
            walk_stmt(body, f);
        }
        StmtKind::For {
            init,
            cond,
            step,
            body,
            ..
        } => {
            init.iter().for_each(|s| walk_stmt(s, f));
            cond.iter().chain(step).for_each(|e| walk(e, f));
            walk_stmt(body, f);
        }
        StmtKind::Switch { value, body, .. } => {
            walk(value, f);
            walk_stmt(body, f);
        }
        StmtKind::Label(_, s) => walk_stmt(s, f),
        StmtKind::Cleanup(e) => walk(e, f),
        StmtKind::Init(_, Some(init)) => {
            for item in &init.items {
                if let InitValue::Expr(e) = &item.value {
                    walk(e, f);
                }
            }
        }
        StmtKind::Many(list) => list.iter().for_each(|s| walk_stmt(s, f)),
        _ => {}
    }
}
