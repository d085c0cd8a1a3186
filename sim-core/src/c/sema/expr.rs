//! Expressions: names, literals, members, elements, casts, sizes.

use super::super::ast::{self, CharWidth, ExprKind as A, FloatSuffix, UnaryOp};
use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::Sema;
use super::build::hoist;
use super::convert::{bit_field_width, is_lvalue};
use super::tree::{Block, Expr, ExprKind, Stmt, StmtKind};
use crate::lang::say;

impl Sema<'_> {
    /// Checks an expression; an lvalue stays one.
    pub(super) fn expr(&mut self, e: &ast::Expr) -> Expr {
        self.nested(e.span, |s| s.expr_inner(e))
            .unwrap_or_else(|| Expr::error(e.span))
    }

    fn expr_inner(&mut self, e: &ast::Expr) -> Expr {
        let span = e.span;
        match &e.kind {
            A::Int(value, suffix) => self.int_literal(*value, *suffix, span),
            A::Float(value, suffix) => {
                let ty = match suffix {
                    FloatSuffix::Float => types::FLOAT,
                    FloatSuffix::Double => types::DOUBLE,
                    FloatSuffix::LongDouble => types::LDOUBLE,
                };
                Expr::new(ExprKind::Float(*value), ty, span)
            }
            A::Char(value, width) => {
                let ty = match width {
                    CharWidth::Byte | CharWidth::Wide => types::INT,
                    CharWidth::Char16 => types::USHORT,
                    CharWidth::Char32 => types::UINT,
                };
                let v = self.wrap(*value as u64, ty);
                Expr::int(v, ty, span)
            }
            A::Str(units, width) => self.string(units, *width, span),
            A::Name(name) => self.name(name),
            A::Index(a, b) => self.index(a, b, span),
            A::Call(f, args) => self.call(f, args, span),
            A::Member(object, name) => {
                let object = self.expr(object);
                self.member_of(object, name, span, false)
            }
            A::Arrow(pointer, name) => self.arrow(pointer, name, span),
            A::PostIncDec(target, up) => self.step(target, *up, true, span),
            A::PreIncDec(target, up) => self.step(target, *up, false, span),
            A::Unary(op, operand) => self.unary(*op, operand, span),
            A::SizeofExpr(operand) => {
                let ty = self.quiet_effects(|s| s.expr(operand));
                if let ExprKind::Field(_, _, Some(_)) = ty.kind {
                    self.error(span, say!("sizeof cannot be applied to a bit-field"));
                    return Expr::error(span);
                }
                self.sizeof(ty.ty, span)
            }
            A::SizeofType(name) => {
                let before = self.pending.len();
                let ty = self.type_name(name);
                let size = self.sizeof(ty, span);
                self.with_pending(before, size)
            }
            A::AlignofExpr(operand) => {
                let e = self.quiet_effects(|s| s.expr(operand));
                let of_type = self.out.types.align(e.ty);
                let own = match e.kind {
                    ExprKind::Local(id) => self.local(id).filter(|l| !l.vla).map(|l| l.align),
                    ExprKind::Global(id) => {
                        let symbol = self.out.symbols.get(id.0 as usize);
                        symbol.map(|s| s.align).filter(|&a| a > 0)
                    }
                    _ => None,
                };
                Expr::int(own.unwrap_or(of_type), types::ULONG, span)
            }
            A::AlignofType(name) => {
                let ty = self.quiet_effects(|s| s.type_name(name));
                let own = self.wanted_align(&name.specs, &name.declarator);
                // Of an array that is the element's, and no more is known of a pointer.
                let own = if self.out.types.is_pointer(ty) {
                    0
                } else {
                    own
                };
                Expr::int(self.out.types.align(ty).max(own), types::ULONG, span)
            }
            A::Cast(name, operand) => self.cast(name, operand, span),
            A::Compound(name, items) => self.compound(name, items, span),
            A::Binary(op, a, b) => self.binary(*op, a, b, span),
            A::LogAnd(a, b) => self.logical(a, b, true, span),
            A::LogOr(a, b) => self.logical(a, b, false, span),
            A::Cond(c, a, b) => self.conditional(c, a.as_deref(), b, span),
            A::Assign(None, target, value) => self.assign(target, value, span),
            A::Assign(Some(op), target, value) => self.update(*op, target, value, span),
            A::Comma(a, b) => {
                let a = self.expr(a);
                let a = self.discard(a);
                let b = self.rvalue(b);
                let ty = b.ty;
                Expr::new(ExprKind::Comma(Box::new(a), Box::new(b)), ty, span)
            }
            A::VaArg(list, name) => self.va_arg(list, name, span),
            A::OffsetOf(name, path) => self.offset_of(name, path, span),
            A::StmtExpr(block) => self.stmt_expr(block, span),
            A::LabelAddr(name) => self.label_address(name, span),
            A::Generic(control, choices) => self.generic(control, choices, span),
            A::TypesCompatible(names) => {
                let (left, right) = (self.type_name(&names.0), self.type_name(&names.1));
                let same = self.out.types.compatible(left.plain(), right.plain());
                Expr::int(u64::from(same), types::INT, span)
            }
            A::Choose(parts) => {
                match self.constant(&parts.0, say!("what __builtin_choose_expr asks")) {
                    Some(0) => self.expr(&parts.2),
                    Some(_) => self.expr(&parts.1),
                    None => Expr::error(span),
                }
            }
            A::Unsupported(what) => {
                self.unsupported(span, say!("{what} is not supported", what));
                Expr::error(span)
            }
        }
    }

    /// A value that is thrown away: nothing is loaded.
    pub(super) fn discard(&mut self, e: Expr) -> Expr {
        if is_lvalue(&e) && e.ty.is_volatile && self.out.types.is_scalar(e.ty) {
            self.decay(e)
        } else {
            self.printed_simply(e)
        }
    }

    fn unary(&mut self, op: UnaryOp, operand: &ast::Expr, span: Span) -> Expr {
        match op {
            UnaryOp::AddrOf => return self.address_of(operand, span),
            UnaryOp::Deref => {
                let p = self.rvalue(operand);
                if p.is_error() {
                    return p;
                }
                if !self.out.types.is_pointer(p.ty) {
                    let t = self.show(p.ty);
                    self.error(span, say!("'*' needs a pointer, but this is {t}", t));
                    return Expr::error(span);
                }
                return self.deref(p, span);
            }
            UnaryOp::Not => {
                let e = self.rvalue(operand);
                let e = self.need_scalar(e, say!("the operand of '!'"));
                if e.is_error() {
                    return e;
                }
                return hoist(e, &mut |e| match self.truth(&e) {
                    Some(t) => Expr::int(u64::from(!t), types::INT, span),
                    None => Expr::new(ExprKind::Not(Box::new(e)), types::INT, span),
                });
            }
            UnaryOp::Plus | UnaryOp::Minus | UnaryOp::BitNot => {}
        }
        let e = self.rvalue(operand);
        if e.is_error() {
            return e;
        }
        let integer = self.out.types.is_integer(e.ty);
        if !integer && (op == UnaryOp::BitNot || !self.out.types.is_float(e.ty)) {
            let sign = match op {
                UnaryOp::Plus => '+',
                UnaryOp::Minus => '-',
                _ => '~',
            };
            let t = self.show(e.ty);
            self.error(span, say!("'{op}' cannot be applied to {t}", op = sign, t));
            return Expr::error(span);
        }
        let e = if integer { self.promote(e) } else { e };
        hoist(e, &mut |e| {
            let width = self.odd_width(&e);
            let result = self.unary_arith(op, e, span);
            self.reduce(result, width)
        })
    }

    fn unary_arith(&mut self, op: UnaryOp, e: Expr, span: Span) -> Expr {
        let ty = e.ty;
        // The 64 bits of an unsigned __int128 do not say what comes out.
        let splits = self.out.types.is_wide(ty)
            && (!self.out.types.is_signed(ty) || e.as_int() == Some(1 << 63));
        match (op, &e.kind) {
            (UnaryOp::Plus, _) => Expr { span, ..e },
            (UnaryOp::Minus, ExprKind::Int(v)) if !splits || *v == 0 => {
                let v = *v;
                if self.negation_overflows(&e, span) {
                    return Expr::new(ExprKind::Neg(Box::new(e)), ty, span);
                }
                Expr::int(self.wrap(v.wrapping_neg(), ty), ty, span)
            }
            (UnaryOp::Minus, ExprKind::Float(v)) => {
                Expr::new(ExprKind::Float(v.negate()), ty, span)
            }
            (_, ExprKind::Int(v)) if op == UnaryOp::BitNot && !splits => {
                Expr::int(self.wrap(!v, ty), ty, span)
            }
            (UnaryOp::Minus, _) => Expr::new(ExprKind::Neg(Box::new(e)), ty, span),
            _ => Expr::new(ExprKind::BitNot(Box::new(e)), ty, span),
        }
    }

    fn address_of(&mut self, operand: &ast::Expr, span: Span) -> Expr {
        let e = self.expr(operand);
        if e.is_error() {
            return e;
        }
        if let ExprKind::Field(_, _, Some(_)) = e.kind {
            self.error(span, say!("a bit-field has no address"));
            return Expr::error(span);
        }
        if !is_lvalue(&e) && !self.out.types.is_function(e.ty) {
            self.error_hint(
                span,
                say!("'&' needs a variable, but this is only a value"),
                say!("a value that was computed has no address"),
            );
            return Expr::error(span);
        }
        if let ExprKind::Local(id) = e.kind
            && let Some(name) = self
                .local(id)
                .filter(|l| l.register)
                .map(|l| l.name.clone())
        {
            self.error(
                span,
                say!("'{name}' is register, so it has no address", name),
            );
            return Expr::error(span);
        }
        let ptr = self.out.types.pointer(e.ty);
        Expr {
            span,
            ..self.address(e, ptr)
        }
    }

    fn sizeof(&mut self, ty: Ty, span: Span) -> Expr {
        if ty.is_error() {
            return Expr::error(span);
        }
        self.size_expr(ty, span)
    }

    /// Puts the working-out of variable sizes noted since `before` in front.
    pub(super) fn with_pending(&mut self, before: usize, e: Expr) -> Expr {
        let mut e = e;
        let pending: Vec<Expr> = self
            .pending
            .drain(before.min(self.pending.len())..)
            .collect();
        for size in pending.into_iter().rev() {
            let (ty, span) = (e.ty, e.span);
            e = Expr::new(ExprKind::Comma(Box::new(size), Box::new(e)), ty, span);
        }
        e
    }

    fn cast(&mut self, name: &ast::TypeName, operand: &ast::Expr, span: Span) -> Expr {
        let before = self.pending.len();
        let to = self.type_name(name);
        let e = self.rvalue(operand);
        if e.is_error() || to.is_error() {
            return Expr::error(span);
        }
        let t = &self.out.types;
        if to.is_void() {
            return Expr::new(ExprKind::Conv(Box::new(e)), types::VOID, span);
        }
        if t.is_record(to) && t.is_record(e.ty) && t.compatible(to, e.ty) {
            return e;
        }
        let mixed =
            (t.is_pointer(to) && t.is_float(e.ty)) || (t.is_float(to) && t.is_pointer(e.ty));
        let bad = if !t.is_scalar(to) {
            let to = self.show(to);
            Some(say!(
                "a cast must be to a number or pointer type, not {to}",
                to
            ))
        } else if mixed || !t.is_scalar(e.ty) {
            let (from, to) = (self.show(e.ty), self.show(to));
            Some(say!("{from} cannot be cast to {to}", from, to))
        } else {
            None
        };
        if let Some(message) = bad {
            self.error(span, message);
            return Expr::error(span);
        }
        let narrow = t.is_pointer(to)
            && t.is_integer(e.ty)
            && t.size(e.ty) != Some(8)
            && e.as_int().is_none();
        if narrow {
            self.warn(
                span,
                say!("this cast makes a pointer from an integer of another size"),
            );
        }
        if self.out.types.is_pointer(e.ty)
            && self.out.types.is_integer(to)
            && self.out.types.size(to) != Some(8)
            && to.id != types::BOOL.id
        {
            self.warn(
                span,
                say!("this cast makes an integer from a pointer, which does not fit"),
            );
        }
        let e = if to.id == types::BOOL.id {
            self.as_bool(e)
        } else if e.ty.plain() == to.plain() && bit_field_width(&e).is_some() {
            // No longer a value of so many bits.
            Expr::new(ExprKind::Conv(Box::new(e)), to.plain(), span)
        } else {
            self.convert(e, to)
        };
        let e = Expr { span, ..e };
        self.with_pending(before, e)
    }

    fn stmt_expr(&mut self, block: &ast::Block, span: Span) -> Expr {
        if self.func.is_none() {
            self.error(
                span,
                say!("a statement expression can only be used inside a function"),
            );
            return Expr::error(span);
        }
        let mut block: Block = self.block(block);
        let mut ty = types::VOID;
        if let Some(last) = block.stmts.pop() {
            let (last, last_ty) = self.last_value(last);
            ty = last_ty;
            block.stmts.push(last);
        }
        Expr::new(ExprKind::StmtExpr(Box::new(block)), ty, span)
    }

    /// The last statement of a statement expression, which may have a label, and its value's type.
    fn last_value(&mut self, last: Stmt) -> (Stmt, Ty) {
        let (kind, ty) = match last.kind {
            StmtKind::Expr(e) => {
                let e = self.decay(e);
                let ty = e.ty;
                (StmtKind::Expr(e), ty)
            }
            StmtKind::Label(label, body) => {
                let (body, ty) = self.last_value(*body);
                (StmtKind::Label(label, Box::new(body)), ty)
            }
            kind => (kind, types::VOID),
        };
        (Stmt { kind, ..last }, ty)
    }

    /// gcc's `&&label`.
    fn label_address(&mut self, name: &ast::Ident, span: Span) -> Expr {
        let id = self.label(name, false);
        let Some(state) = &mut self.func else {
            self.error(span, say!("a label can only be named inside a function"));
            return Expr::error(span);
        };
        if !state.func.addressed_labels.contains(&id) {
            state.func.addressed_labels.push(id);
        }
        let sym = state.func.sym;
        let ty = self.out.types.pointer(types::VOID);
        Expr::new(ExprKind::LabelAddr(sym, id), ty, span)
    }

    fn generic(
        &mut self,
        control: &ast::Expr,
        choices: &[(Option<ast::TypeName>, ast::Expr)],
        span: Span,
    ) -> Expr {
        let control = self.quiet_effects(|s| s.rvalue(control));
        let ty = control.ty;
        if ty.is_error() {
            return Expr::error(span);
        }
        // No type that can be written is that of a bit-field wider than int.
        let has_name = self.odd_width(&control).is_none();
        let mut default = None;
        for (name, e) in choices {
            match name {
                None => default = Some(e),
                Some(name) => {
                    let t = self.type_name(name);
                    if has_name && self.out.types.compatible(t, ty) && !t.is_error() && !t.is_const
                    {
                        return self.expr(e);
                    }
                }
            }
        }
        match default {
            Some(e) => self.expr(e),
            None => {
                let t = self.show(ty);
                self.error(
                    span,
                    say!("_Generic has no choice for the type {t} and no default", t),
                );
                Expr::error(span)
            }
        }
    }
}
