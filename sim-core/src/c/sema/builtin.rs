//! What the compiler knows by itself: `__builtin_…`, the machine's functions
//! for the library (`__rt_…`), and the types of well-known functions that are
//! called without a declaration.

use super::super::ast::{self, Designator};
use super::super::diag::Span;
use super::super::types::{self, Ty};
use super::Sema;
use super::convert::For;
use super::static_value;
use super::tree::{BinOp, Builtin, Expr, ExprKind};
use crate::lang::say;
use crate::libc::Intrinsic;
use crate::x87::F80;
use std::sync::Arc;

impl Sema<'_> {
    /// A call of something that is not an ordinary function; `None` if it is one.
    pub(super) fn builtin_call(
        &mut self,
        name: &ast::Ident,
        args: &[ast::Expr],
        span: Span,
    ) -> Option<Expr> {
        let text = &*name.name;
        if let Some(rt) = text.strip_prefix("__rt_")
            && self.library
        {
            return Some(self.machine_call(name, rt, args, span));
        }
        if let Some(e) = self.atomic_call(text, args, span) {
            return Some(e);
        }
        let short = text.strip_prefix("__builtin_")?;
        if let Some(e) = self.overflow_builtin(short, args, span) {
            return Some(e);
        }
        if let [x] = args
            && let Some(e) = self.float_class(short, x, span)
        {
            return Some(e);
        }
        let e = match (short, args) {
            ("va_start", [list, ..]) => {
                if !self.func.as_ref().is_some_and(|f| f.variadic) {
                    self.error(span, say!("va_start is used in a function without '...'"));
                }
                let list = self.va_operand(list)?;
                Expr::new(ExprKind::VaStart(Box::new(list)), types::VOID, span)
            }
            ("va_end", [list]) => {
                let list = self.va_operand(list)?;
                Expr::new(ExprKind::Conv(Box::new(list)), types::VOID, span)
            }
            ("va_copy", [to, from]) => {
                let (to, from) = (self.va_operand(to)?, self.va_operand(from)?);
                let (to, from) = (self.deref(to, span), self.deref(from, span));
                let tag = self.out.types.va_tag;
                let copy = Expr::new(ExprKind::Assign(Box::new(to), Box::new(from)), tag, span);
                Expr::new(ExprKind::Conv(Box::new(copy)), types::VOID, span)
            }
            ("expect", [value, _]) => {
                let value = self.rvalue(value);
                let value = self.need_scalar(value, say!("the operand of __builtin_expect"));
                self.convert(value, types::LONG)
            }
            ("constant_p", [value]) => {
                self.quiet += 1;
                let known = self.quiet_effects(|s| s.rvalue(value));
                self.quiet -= 1;
                // gcc: a text's address counts, too (`fold_builtin_constant_p`).
                let is_text = matches!(
                    static_value::value(&self.out, &known),
                    Some(static_value::Value::Str(_, 0))
                );
                let known = is_text
                    || matches!(known.kind, ExprKind::Int(_) | ExprKind::Float(_))
                        && !known.is_error();
                Expr::int(u64::from(known), types::INT, span)
            }
            ("alloca", [size]) => {
                let size = self.rvalue(size);
                let size = self.assign_convert(size, types::ULONG, For::Argument(1, "alloca"));
                let ptr = self.void_ptr();
                self.builtin(Builtin::Alloca, vec![size], ptr, span)
            }
            ("trap", []) => self.builtin(Builtin::Trap, Vec::new(), types::VOID, span),
            ("unreachable", []) => {
                self.builtin(Builtin::Unreachable, Vec::new(), types::VOID, span)
            }
            ("frame_address", [_]) => {
                let ptr = self.void_ptr();
                self.builtin(Builtin::FrameAddress, Vec::new(), ptr, span)
            }
            ("return_address", [_]) => {
                let ptr = self.void_ptr();
                self.builtin(Builtin::ReturnAddress, Vec::new(), ptr, span)
            }
            ("setjmp_ringside", [buffer]) => {
                let buffer = self.rvalue(buffer);
                self.builtin(Builtin::SetJmp, vec![buffer], types::INT, span)
            }
            // A child of vfork runs on its parent's stack, so the call
            // cannot be in a function of its own. Its raw result, not errno's.
            ("vfork_ringside", []) => {
                let numbers = [58, 0, 0, 0, 0, 0, 0];
                let args = numbers
                    .into_iter()
                    .map(|n| Expr::int(n, types::LONG, span))
                    .collect();
                self.builtin(Builtin::Syscall, args, types::LONG, span)
            }
            ("context_ringside", [keep, take]) => {
                let args = vec![self.rvalue(keep), self.rvalue(take)];
                self.builtin(Builtin::SwapContext, args, types::INT, span)
            }
            ("clone_ringside", [_, _, _, _]) => {
                let args = args.iter().map(|arg| {
                    let arg = self.rvalue(arg);
                    self.convert(arg, types::ULONG)
                });
                let args = args.collect();
                self.builtin(Builtin::Clone, args, types::LONG, span)
            }
            ("longjmp_ringside", [buffer, value]) => {
                let buffer = self.rvalue(buffer);
                let value = self.rvalue(value);
                let value = self.assign_convert(value, types::INT, For::Argument(2, "longjmp"));
                self.builtin(Builtin::LongJmp, vec![buffer, value], types::VOID, span)
            }
            ("inf" | "inff" | "infl" | "huge_val" | "huge_valf" | "huge_vall", []) => {
                Expr::new(ExprKind::Float(F80::INFINITY), float_type(short), span)
            }
            ("nan" | "nanf" | "nanl", [_]) => {
                Expr::new(ExprKind::Float(F80::NAN), float_type(short), span)
            }
            ("popcount" | "popcountl" | "popcountll", [x]) => {
                self.bit_function("__popcountdi2", x, short.ends_with('l'), 0, span)
            }
            ("ctz" | "ctzl" | "ctzll", [x]) => {
                self.bit_function("__ctzdi2", x, short.ends_with('l'), 0, span)
            }
            ("ffs" | "ffsl" | "ffsll", [x]) => {
                self.bit_function("__ffsdi2", x, short.ends_with('l'), 0, span)
            }
            ("parity" | "parityl" | "parityll", [x]) => {
                self.bit_function("__paritydi2", x, short.ends_with('l'), 0, span)
            }
            ("clrsb", [x]) => self.bit_function("__clrsbsi2", x, false, 0, span),
            ("clrsbl" | "clrsbll", [x]) => self.bit_function("__clrsbdi2", x, true, 0, span),
            ("powi", [x, n]) => {
                let (x, n) = (self.rvalue(x), self.rvalue(n));
                let x = self.assign_convert(x, types::DOUBLE, For::Argument(1, "powi"));
                let n = self.assign_convert(n, types::INT, For::Argument(2, "powi"));
                self.library_call("__powidf2", vec![x, n], types::DOUBLE, span)
            }
            ("bswap64", [x]) => self.bit_function("__bswapdi2", x, true, 0, span),
            ("bswap32", [x]) => self.bit_function("__bswapsi2", x, false, 0, span),
            ("bswap16", [x]) => {
                let swapped = self.bit_function("__bswaphi2", x, false, 0, span);
                self.convert(swapped, types::USHORT)
            }
            ("clz", [x]) => self.bit_function("__clzdi2", x, false, 32, span),
            ("clzl" | "clzll", [x]) => self.bit_function("__clzdi2", x, true, 0, span),
            _ => {
                // __builtin_memcpy and the like are the library's functions.
                let plain: Arc<str> = short.into();
                if (self.index.header_of)(&plain).is_some() || self.lookup(&plain).is_some() {
                    let plain = ast::Ident {
                        name: plain,
                        span: name.span,
                    };
                    if self.lookup(&plain.name).is_none() {
                        let ty = super::known::known_type(&mut self.out.types, &plain.name)?;
                        let ty = self.out.types.function(ty);
                        let id = self.new_symbol(&plain.name, ty, span, true);
                        if let Some(scope) = self.scopes.first_mut() {
                            scope
                                .names
                                .insert(plain.name.clone(), (super::Entity::Global(id), span));
                        }
                    }
                    let f = ast::Expr {
                        kind: ast::ExprKind::Name(plain),
                        span: name.span,
                    };
                    return Some(self.call(&f, args, span));
                }
                self.unsupported(
                    span,
                    say!(
                        "'{text}' with {args} arguments is not supported",
                        text,
                        args = args.len()
                    ),
                );
                Expr::error(span)
            }
        };
        Some(e)
    }

    fn void_ptr(&mut self) -> Ty {
        self.out.types.pointer(types::VOID)
    }

    pub(super) fn builtin(&mut self, which: Builtin, args: Vec<Expr>, ty: Ty, span: Span) -> Expr {
        if args.iter().any(Expr::is_error) {
            return Expr::error(span);
        }
        Expr::new(ExprKind::Builtin(which, args), ty, span)
    }

    /// A call of one of the machine's functions from the library.
    fn machine_call(
        &mut self,
        name: &ast::Ident,
        rt: &str,
        args: &[ast::Expr],
        span: Span,
    ) -> Expr {
        let declared = match self.lookup(&name.name) {
            Some(super::Entity::Global(id)) => {
                let ty = self
                    .out
                    .symbols
                    .get(id.0 as usize)
                    .map_or(types::ERROR, |s| s.ty);
                self.out.types.fn_type(ty)
            }
            _ => None,
        };
        let mut converted = Vec::new();
        for (i, arg) in args.iter().enumerate() {
            let arg = self.rvalue(arg);
            let param = declared.as_ref().and_then(|f| f.params.get(i).copied());
            let arg = match param {
                Some(param) => self.assign_convert(arg, param, For::Argument(i + 1, &name.name)),
                None => self.default_promote(arg),
            };
            converted.push(arg);
        }
        let ret = declared.as_ref().map_or(types::LONG, |f| f.ret);
        let wrong = declared
            .as_ref()
            .is_some_and(|f| !f.unspecified && !f.variadic && f.params.len() != args.len());
        if wrong {
            self.error(
                span,
                say!(
                    "'{name}' takes another number of arguments",
                    name = name.name
                ),
            );
        }
        if rt == "syscall" {
            if converted.len() > 7 || converted.is_empty() {
                self.error(
                    span,
                    say!("__rt_syscall takes a number and up to six arguments"),
                );
            }
            while converted.len() < 7 {
                converted.push(Expr::int(0, types::LONG, span));
            }
            return self.builtin(Builtin::Syscall, converted, ret, span);
        }
        match Intrinsic::from_name(rt) {
            Some(intrinsic) => self.builtin(Builtin::Intrinsic(intrinsic), converted, ret, span),
            None => {
                self.error(
                    span,
                    say!("the machine has no function '{name}'", name = name.name),
                );
                Expr::error(span)
            }
        }
    }

    /// The address of a `va_list`'s `__va_list_tag`.
    fn va_operand(&mut self, list: &ast::Expr) -> Option<Expr> {
        let e = self.rvalue(list);
        if e.is_error() {
            return Some(e);
        }
        if self
            .out
            .types
            .pointee(e.ty)
            .is_none_or(|to| to.plain() != self.out.types.va_tag)
        {
            let t = self.show(e.ty);
            self.error(
                list.span,
                say!("a va_list is needed here, but this is {t}", t),
            );
            return Some(Expr::error(list.span));
        }
        Some(e)
    }

    pub(super) fn va_arg(&mut self, list: &ast::Expr, name: &ast::TypeName, span: Span) -> Expr {
        let ty = self.type_name(name);
        let Some(list) = self.va_operand(list) else {
            return Expr::error(span);
        };
        if list.is_error() || ty.is_error() {
            return Expr::error(span);
        }
        if self.out.types.size(ty).is_none() || self.out.types.is_array(ty) {
            let t = self.show(ty);
            self.error(span, say!("va_arg cannot give a {t}", t));
            return Expr::error(span);
        }
        let small = self.out.types.repr(ty).id < types::INT.id || ty.plain() == types::FLOAT;
        if small {
            let t = self.show(ty);
            let instead = if ty.plain() == types::FLOAT {
                "double"
            } else {
                "int"
            };
            self.warn_hint(
                span,
                say!("{t} is never passed through '...'", t),
                say!(
                    "it is passed as {instead}: write va_arg(ap, {instead})",
                    instead
                ),
            );
        }
        if self.func.is_none() {
            return Expr::error(span);
        }
        let scratch = self.new_local("", types::ULONG, span);
        Expr::new(ExprKind::VaArg(Box::new(list), scratch), ty.plain(), span)
    }

    pub(super) fn offset_of(
        &mut self,
        name: &ast::TypeName,
        path: &[Designator],
        span: Span,
    ) -> Expr {
        let mut ty = self.type_name(name);
        let mut offset = Expr::int(0, types::ULONG, span);
        for step in path {
            if ty.is_error() {
                return Expr::error(span);
            }
            match step {
                Designator::Field(field) => {
                    if !self.out.types.is_record(ty) {
                        let t = self.show(ty);
                        self.error(span, say!("offsetof needs a struct or union, not {t}", t));
                        return Expr::error(span);
                    }
                    match self.out.types.find_field(ty, &field.name) {
                        Some((o, t, None)) => {
                            offset = self.add_offset(offset, o);
                            ty = t;
                        }
                        Some(_) => {
                            self.error(span, say!("a bit-field has no offset in bytes"));
                            return Expr::error(span);
                        }
                        None => {
                            self.no_member(ty, field);
                            return Expr::error(span);
                        }
                    }
                }
                Designator::Index(index) | Designator::Range(index, _) => {
                    let Some(of) = self.out.types.element(ty) else {
                        self.error(span, say!("offsetof: this is not an array"));
                        return Expr::error(span);
                    };
                    let index = self.rvalue(index);
                    let index = self.assign_convert(index, types::ULONG, For::Init);
                    let size = self.size_expr(of, span);
                    let bytes = self.bin(BinOp::Mul, index, size, span);
                    offset = self.bin(BinOp::Add, offset, bytes, span);
                    ty = of;
                }
            }
        }
        offset
    }
}

/// The type of a floating-point builtin, by the last letter of its name.
fn float_type(name: &str) -> Ty {
    match name {
        "inff" | "nanf" | "huge_valf" => types::FLOAT,
        "infl" | "nanl" | "huge_vall" => types::LDOUBLE,
        _ => types::DOUBLE,
    }
}
