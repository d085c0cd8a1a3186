//! Calls (6.5.2.2): prototypes, default promotions, undeclared functions.

use super::super::ast;
use super::super::diag::Span;
use super::super::types::{self, FnType, Ty};
use super::convert::For;
use super::static_value::{self, Value};
use super::tree::{Call, Callee, Expr, ExprKind, SymId};
use super::{Entity, Sema};
use crate::lang::{message::Fill, say};
use crate::x87::F80;
use std::sync::Arc;

/// How many arguments a call can have.
const MAX_ARGS: usize = 200;

impl Sema<'_> {
    pub(super) fn call(&mut self, f: &ast::Expr, args: &[ast::Expr], span: Span) -> Expr {
        if let ast::ExprKind::Name(name) = &f.kind {
            if let Some(e) = self.builtin_call(name, args, span) {
                return e;
            }
            if self.lookup(&name.name).is_none() && !self.implicit(name) {
                for a in args {
                    self.rvalue(a);
                }
                return Expr::error(span);
            }
            if let Some(e) = self.vfork_call(name, args, span) {
                return e;
            }
        }
        let callee = self.rvalue(f);
        let args: Vec<Expr> = args.iter().map(|a| self.rvalue(a)).collect();
        if callee.is_error() || args.iter().any(Expr::is_error) {
            return Expr::error(span);
        }
        let Some(ty) = self
            .out
            .types
            .pointee(callee.ty)
            .and_then(|to| self.out.types.fn_type(to))
        else {
            let t = self.show(callee.ty);
            let what = match &f.kind {
                ast::ExprKind::Name(n) => say!("'{name}'", name = n.name),
                _ => say!("this"),
            };
            self.error(
                span,
                say!(
                    "{what} is not a function but {t}, so it cannot be called",
                    what,
                    t
                ),
            );
            return Expr::error(span);
        };
        let name: Arc<str> = match &f.kind {
            ast::ExprKind::Name(n) => n.name.clone(),
            _ => self.map.text(f.span).into(),
        };
        if !self.check_count(&ty, args.len(), &name, &callee, span) {
            return Expr::error(span);
        }
        if args.len() > MAX_ARGS {
            self.unsupported(
                span,
                say!(
                    "a call with more than {most} arguments is not supported",
                    most = MAX_ARGS
                ),
            );
            return Expr::error(span);
        }
        self.check_format(&name, &ty, &args);
        let fixed = if ty.unspecified || !ty.variadic {
            args.len()
        } else {
            ty.params.len()
        };
        let mut converted = Vec::with_capacity(args.len());
        for (i, arg) in args.into_iter().enumerate() {
            let arg = match ty.params.get(i) {
                Some(&param) if !ty.unspecified => {
                    self.assign_convert(arg, param, For::Argument(i + 1, &name))
                }
                _ => self.default_promote(arg),
            };
            if arg.is_error() {
                return arg;
            }
            converted.push(arg);
        }
        if let Some(nan) = self.folded_nan(&name, &converted, ty.ret, span) {
            return nan;
        }
        if let Some(known) = self.folded_comparison(&name, &converted) {
            return Expr::int(known as i64 as u64, types::INT, span);
        }
        self.finish_call(callee, converted, fixed, ty.ret, span)
    }

    /// `nan("")` is a constant, so that a conversion to an integer gives 0.
    fn folded_nan(&self, name: &str, args: &[Expr], ret: Ty, span: Span) -> Option<Expr> {
        let known = matches!(name, "nan" | "nanf" | "nanl") && !self.defined.contains(name);
        let [tag] = args else {
            return None;
        };
        match static_value::value(&self.out, tag).filter(|_| known && !self.library)? {
            Value::Str(id, 0) => (self.out.strings.get(id as usize)?.0.first() == Some(&0))
                .then(|| Expr::new(ExprKind::Float(F80::NAN), ret, span)),
            _ => None,
        }
    }

    /// strcmp and memcmp of texts that are known: gcc works them out as it compiles, even without
    /// optimisation, and its result is −1, 0 or 1, where glibc's is a difference
    /// (fold-const-call.cc, `build_cmp_result`). strncmp it leaves to glibc.
    fn folded_comparison(&self, name: &str, args: &[Expr]) -> Option<i32> {
        if self.library || self.defined.contains(name) {
            return None;
        }
        let text = |e: &Expr| match static_value::value(&self.out, e)? {
            Value::Str(id, at) => {
                let at = usize::try_from(at).ok()?;
                self.out.strings.get(id as usize)?.0.get(at..)
            }
            _ => None,
        };
        let most = |e: &Expr| match static_value::value(&self.out, e)? {
            Value::Int(most) => Some(usize::try_from(most).unwrap_or(usize::MAX)),
            _ => None,
        };
        let until_nul = |bytes: &'_ [u8]| {
            let end = bytes.iter().position(|&b| b == 0);
            end.map(|end| bytes.iter().take(end + 1).copied().collect::<Vec<u8>>())
        };
        let order = match (name, args) {
            ("strcmp", [a, b]) => until_nul(text(a)?)?.cmp(&until_nul(text(b)?)?),
            ("memcmp", [a, b, n]) => {
                let n = most(n)?;
                text(a)?.get(..n)?.cmp(text(b)?.get(..n)?)
            }
            _ => return None,
        };
        Some(order as i32)
    }

    /// A call of the C library's vfork. Its child runs on the parent's stack, where a
    /// wrapper's return address would be overwritten before the parent returns through
    /// it; so the system call is made in the caller's own code.
    fn vfork_call(&mut self, name: &ast::Ident, args: &[ast::Expr], span: Span) -> Option<Expr> {
        let library = matches!(self.lookup(&name.name), Some(Entity::Global(_)));
        if &*name.name != "vfork" || !library || !args.is_empty() || self.defined.contains("vfork")
        {
            return None;
        }
        let named = |text: &str| ast::Expr {
            kind: ast::ExprKind::Name(ast::Ident {
                name: text.into(),
                span: name.span,
            }),
            span,
        };
        let raw = ast::Expr {
            kind: ast::ExprKind::Call(Box::new(named("__builtin_vfork_ringside")), Vec::new()),
            span,
        };
        let raw = self.rvalue(&raw);
        Some(self.library_call("__vfork_result", vec![raw], types::INT, span))
    }

    /// A call of a function of the C library, or of libgcc, that no header needs to declare; its
    /// arguments have their types already.
    pub(super) fn library_call(
        &mut self,
        function: &str,
        args: Vec<Expr>,
        ret: Ty,
        span: Span,
    ) -> Expr {
        if args.iter().any(Expr::is_error) {
            return Expr::error(span);
        }
        let name: Arc<str> = function.into();
        let id = match self.linkage.get(&name) {
            Some(&id) => id,
            None => {
                let ty = FnType {
                    ret,
                    params: args.iter().map(|arg| arg.ty).collect(),
                    variadic: false,
                    unspecified: false,
                };
                let ty = self.out.types.function(ty);
                self.new_symbol(&name, ty, span, true)
            }
        };
        self.mark_used(&Entity::Global(id), span);
        let call = Call {
            callee: Callee::Direct(id),
            fixed: args.len(),
            args,
            result: None,
            stand_in: None,
        };
        Expr::new(ExprKind::Call(Box::new(call)), ret, span)
    }

    fn finish_call(
        &mut self,
        callee: Expr,
        args: Vec<Expr>,
        fixed: usize,
        ret: Ty,
        span: Span,
    ) -> Expr {
        let ret = ret.plain();
        let result = if self.out.types.is_record(ret) {
            if !self.out.types.is_complete(ret) {
                let t = self.show(ret);
                self.error(span, say!("this returns the incomplete type {t}", t));
                return Expr::error(span);
            }
            Some(self.new_local("", ret, span))
        } else {
            None
        };
        let callee = match callee.kind {
            ExprKind::Addr(f) => match f.kind {
                ExprKind::Global(sym) => Callee::Direct(sym),
                _ => Callee::Pointer(Box::new(Expr {
                    kind: ExprKind::Addr(f),
                    ..callee
                })),
            },
            _ => Callee::Pointer(Box::new(callee)),
        };
        if self.func.is_none() {
            self.error(
                span,
                say!("a function can only be called inside a function"),
            );
            return Expr::error(span);
        }
        let call = Call {
            callee,
            args,
            fixed,
            result,
            stand_in: None,
        };
        if let Some(length) = self.known_length(&call) {
            return Expr::int(length, ret, span);
        }
        Expr::new(ExprKind::Call(Box::new(call)), ret, span)
    }

    fn check_count(
        &mut self,
        ty: &FnType,
        given: usize,
        name: &str,
        callee: &Expr,
        span: Span,
    ) -> bool {
        let wanted = ty.params.len();
        if ty.unspecified || given == wanted || (ty.variadic && given > wanted) {
            return true;
        }
        let few = if given < wanted {
            say!("too few")
        } else {
            say!("too many")
        };
        let takes = match ty.variadic {
            true => say!("at least {count}", count = wanted).gap(),
            false => wanted.gap(),
        };
        let s = if wanted == 1 { "" } else { "s" };
        let message = say!(
            "{few} arguments in the call of '{name}': it takes {wanted} argument{s}, {given} given",
            few,
            name,
            wanted = takes,
            s,
            given
        );
        let declared = match &callee.kind {
            ExprKind::Addr(f) => match f.kind {
                ExprKind::Global(sym) => self.symbol(sym).map(|s| (s.span, s.name.clone())),
                _ => None,
            },
            _ => None,
        };
        let proto = callee.ty;
        let proto = self
            .out
            .types
            .pointee(proto)
            .map(|t| self.out.types.name(t))
            .unwrap_or_default();
        match declared {
            Some((_, name)) => {
                let shown = proto.replacen(" (", &format!(" {name}("), 1);
                self.error_hint(span, message, say!("it is declared as: {shown}", shown));
            }
            None => self.error(span, message),
        }
        false
    }

    /// The default argument promotions (6.5.2.2p6).
    pub(super) fn default_promote(&mut self, e: Expr) -> Expr {
        if e.ty.is_void() {
            self.error_hint(
                e.span,
                say!("a value is needed as an argument, but this has none"),
                super::assignable::why_void(&e),
            );
            return Expr::error(e.span);
        }
        if e.ty.plain() == types::FLOAT {
            return self.convert(e, types::DOUBLE);
        }
        if self.out.types.is_integer(e.ty) {
            self.promote(e)
        } else {
            e
        }
    }

    /// A call of a function that was not declared. gcc 12 takes it as
    /// `int f()`, or, for functions that it knows, as what they are.
    fn implicit(&mut self, name: &ast::Ident) -> bool {
        if self.library && name.name.starts_with("__rt_") {
            return false;
        }
        let header = (self.index.header_of)(&name.name);
        let hint = match header {
            _ if self.defined.contains(&name.name) => {
                say!("it is defined further down: declare it above this call, or move it there")
            }
            Some(header) => say!("add #include <{header}> at the top", header),
            None => {
                self.undeclared_function(name);
                return false;
            }
        };
        let text = say!(
            "the function '{name}' is used but not declared",
            name = name.name
        );
        self.warn_hint(name.span, text, hint);
        let ty = match super::known::known_type(&mut self.out.types, &name.name) {
            Some(ty) => ty,
            None => FnType {
                ret: types::INT,
                params: Vec::new(),
                variadic: false,
                unspecified: true,
            },
        };
        let ty = self.out.types.function(ty);
        let id = match self.linkage.get(&name.name) {
            Some(&id) => id,
            None => self.new_symbol(&name.name, ty, name.span, true),
        };
        if let Some(symbol) = self.symbol(id) {
            symbol.implicit = true;
        }
        // As if declared at file scope, so that it is said once.
        if let Some(scope) = self.scopes.first_mut() {
            scope
                .names
                .insert(name.name.clone(), (Entity::Global(id), name.span));
        }
        true
    }

    /// A new symbol with external linkage.
    pub(super) fn new_symbol(
        &mut self,
        name: &Arc<str>,
        ty: Ty,
        span: Span,
        function: bool,
    ) -> SymId {
        let id = SymId(self.out.symbols.len() as u32);
        self.out.symbols.push(super::tree::Symbol {
            name: name.clone(),
            ty,
            local: false,
            in_function: false,
            function,
            defined: false,
            init: None,
            align: 0,
            span,
            used: None,
            implicit: false,
            constructor: None,
            destructor: None,
            weak: false,
            section: None,
            alias: None,
        });
        self.linkage.insert(name.clone(), id);
        id
    }
}
