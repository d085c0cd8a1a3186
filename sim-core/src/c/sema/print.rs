//! gcc's replacement of `printf` by simpler functions where the result is not used, as it does
//! even without optimisation (gimple-fold.cc, gimple_fold_builtin_printf and
//! gimple_fold_builtin_fprintf). Only the two that a program can tell are made: `puts` and
//! `fputs` fault on a null pointer, for which `printf` prints `(null)`.

use super::Sema;
use super::tree::{Call, Callee, Expr, ExprKind, SymId};

impl Sema<'_> {
    /// A call whose result nobody wants, as gcc makes it.
    pub(super) fn printed_simply(&mut self, e: Expr) -> Expr {
        match &e.kind {
            ExprKind::Call(call) if !self.library => match self.simpler(call) {
                Some(call) => Expr {
                    kind: ExprKind::Call(Box::new(call)),
                    ..e
                },
                None => e,
            },
            _ => e,
        }
    }

    /// `printf("%s\n", s)` as `puts(s)`, `fprintf(f, "%s", s)` as `fputs(s, f)`.
    fn simpler(&mut self, call: &Call) -> Option<Call> {
        let Callee::Direct(id) = call.callee else {
            return None;
        };
        let name = self.symbol(id)?.name.clone();
        let (to, wanted, args) = match (&*name, call.args.as_slice()) {
            ("printf", [format, s]) if self.format_is(format, b"%s\n") => {
                ("puts", s, vec![s.clone()])
            }
            ("fprintf", [f, format, s]) if self.format_is(format, b"%s") => {
                ("fputs", s, vec![s.clone(), f.clone()])
            }
            _ => return None,
        };
        if !self.out.types.is_pointer(wanted.ty) {
            return None;
        }
        Some(Call {
            callee: Callee::Direct(self.library_function(to, call)?),
            fixed: args.len(),
            args,
            result: None,
        })
    }

    fn format_is(&self, e: &Expr, text: &[u8]) -> bool {
        match &e.kind {
            ExprKind::Conv(inner) => self.format_is(inner, text),
            _ => self
                .literal(e)
                .is_some_and(|bytes| bytes.strip_suffix(b"\0").unwrap_or(&bytes) == text),
        }
    }

    /// The symbol of a function that the program may not have declared.
    fn library_function(&mut self, name: &str, call: &Call) -> Option<SymId> {
        let span = call.args.first()?.span;
        let id = match self.linkage.get(name) {
            Some(&id) => id,
            None => {
                let ty = super::known::known_type(&mut self.out.types, name)?;
                let ty = self.out.types.function(ty);
                self.new_symbol(&name.into(), ty, span, true)
            }
        };
        self.symbol(id)?.used.get_or_insert(span);
        Some(id)
    }
}
