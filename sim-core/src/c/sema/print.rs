//! gcc's replacement of `printf` by simpler functions where the result is not used, as it does
//! even without optimisation (gimple-fold.cc, gimple_fold_builtin_printf,
//! gimple_fold_builtin_fprintf and gimple_fold_builtin_fputs). A program can tell by what is not
//! done: `puts` faults on a null pointer, for which `printf` prints `(null)`, a stream without a
//! buffer is written to twice, and the pages where `vfprintf` lies are not touched. The library
//! has the replacements under names that say both ([`crate::libc::replaced`]), so that the reader
//! sees the call that he wrote. Of the others only the name is made: the first call of a library
//! function writes to the program's data (see `c/link/plt.rs`), and which one that is can be told, too.

use super::Sema;
use super::in_place::only_effects;
use super::tree::{Call, Callee, Expr, ExprKind, SymId};
use crate::c::ast::CharWidth;
use crate::c::types;

impl Sema<'_> {
    /// A call whose result nobody wants, as gcc makes it.
    pub(super) fn printed_simply(&mut self, mut e: Expr) -> Expr {
        if self.library {
            return e;
        }
        if let ExprKind::Conv(inner) = &mut e.kind
            && e.ty.is_void()
            && matches!(inner.kind, ExprKind::Call(_))
        {
            // `(void)f()`
            let span = inner.span;
            let call = std::mem::replace(&mut **inner, Expr::error(span));
            **inner = self.printed_simply(call);
            return e;
        }
        if let ExprKind::Call(call) = &mut e.kind {
            if let Some(done) = self.in_place(call) {
                return done;
            }
            if self.prints_nothing(call) {
                return only_effects(&call.args);
            }
            match self.simpler(call) {
                Some(simpler) => **call = simpler,
                None => call.stand_in = self.stand_in(call),
            }
        }
        e
    }

    /// `printf("")`, `fprintf(f, "%s", "")` and their like, which gcc leaves out.
    fn prints_nothing(&self, call: &Call) -> bool {
        let Callee::Direct(id) = call.callee else {
            return false;
        };
        let name = self.out.symbols.get(id.0 as usize).map(|s| &*s.name);
        let is = |e: &Expr, text: &[u8]| self.text(e).is_some_and(|found| found == text);
        match (name, call.args.as_slice()) {
            (Some("printf"), [text])
            | (Some("vprintf" | "fputs"), [text, _])
            | (Some("fprintf"), [_, text])
            | (Some("vfprintf"), [_, text, _]) => is(text, b""),
            (Some("printf"), [format, arg]) | (Some("fprintf"), [_, format, arg]) => {
                is(format, b"%s") && is(arg, b"")
            }
            _ => false,
        }
    }

    /// `printf("%s\n", s)` as `puts(s)`, `fprintf(f, "text")` as `fwrite` and their like.
    fn simpler(&mut self, call: &Call) -> Option<Call> {
        let Callee::Direct(id) = call.callee else {
            return None;
        };
        let name = self.symbol(id)?.name.clone();
        let plain = |e: &Expr| self.text(e).filter(|text| !text.contains(&b'%'));
        let pointer = |e: &Expr| self.out.types.is_pointer(e.ty);
        let to = match (&*name, call.args.as_slice()) {
            ("printf", [format]) => match &*plain(format)? {
                [_] => "__gcc_printf_putchar",
                [.., b'\n'] => "__gcc_printf_puts",
                _ => return None,
            },
            ("printf", [format, arg]) => match &*self.text(format)? {
                b"%s\n" if pointer(arg) => "__gcc_printf_puts_string",
                b"%s" => match &*self.text(arg)? {
                    [_] => "__gcc_printf_putchar_text",
                    [.., b'\n'] => "__gcc_printf_puts_text",
                    _ => return None,
                },
                b"%c" => "__gcc_printf_putchar_char",
                _ => return None,
            },
            ("fprintf", [_, format]) => match &*plain(format)? {
                [] => return None,
                [_] => "__gcc_fprintf_fputc",
                _ => "__gcc_fprintf_fwrite",
            },
            ("fprintf", [_, format, arg]) => match &*self.text(format)? {
                b"%s" if pointer(arg) => match self.text(arg).as_deref() {
                    Some([_]) => "__gcc_fprintf_fputc_text",
                    Some(_) => "__gcc_fprintf_fwrite_text",
                    None => "__gcc_fprintf_fputs_string",
                },
                b"%c" => "__gcc_fprintf_fputc_char",
                _ => return None,
            },
            _ => return None,
        };
        let (_, made) = crate::libc::replaced(to)?;
        // A function of that name that the program has itself is the one that gcc's code calls.
        let (to, args, stand_in) = match self.defined.contains(made) {
            true => {
                let mut args = call.args.clone();
                if to.ends_with("_text") {
                    // Of "%s" and a text gcc knows both: it is as if the text were the format.
                    args.remove(args.len() - 2);
                }
                (made, self.made_arguments(made, &args)?, None)
            }
            false => (to, call.args.clone(), Some(made)),
        };
        Some(Call {
            callee: Callee::Direct(self.library_function(to, call)?),
            fixed: args.len(),
            args,
            result: None,
            stand_in,
        })
    }

    /// What gcc passes to the function that it calls instead.
    fn made_arguments(&mut self, made: &str, args: &[Expr]) -> Option<Vec<Expr>> {
        let number = |n: usize, ty, e: &Expr| Expr::int(n as u64, ty, e.span);
        let first = |text: Vec<u8>| text.first().map(|&byte| usize::from(byte));
        Some(match (made, args) {
            ("puts", [format]) => {
                let text = self.text(format)?;
                let line: Vec<u32> = text.iter().map(|&byte| u32::from(byte)).collect();
                let line = self.string(line.split_last()?.1, CharWidth::Byte, format.span);
                vec![self.decay(line)]
            }
            ("putchar", [format]) => vec![number(first(self.text(format)?)?, types::INT, format)],
            ("fputc", [f, format]) => {
                let c = number(first(self.text(format)?)?, types::INT, format);
                vec![c, f.clone()]
            }
            ("fwrite", [f, format]) => {
                let long = self.text(format)?.len();
                let [one, long] = [1, long].map(|n| number(n, types::ULONG, format));
                vec![format.clone(), one, long, f.clone()]
            }
            (_, [_, arg]) => vec![arg.clone()],
            (_, [f, _, arg]) => vec![arg.clone(), f.clone()],
            _ => return None,
        })
    }

    /// The function whose name gcc's code has in a call that is left as it is.
    fn stand_in(&mut self, call: &Call) -> Option<&'static str> {
        let Callee::Direct(id) = call.callee else {
            return None;
        };
        let name = self.symbol(id)?.name.clone();
        let text = |e: &Expr| self.text(e);
        let plain = |text: Vec<u8>| Some(text).filter(|text| !text.contains(&b'%'));
        let to_stdout = |text: &[u8]| match text {
            [_] => Some("putchar"),
            [.., b'\n'] => Some("puts"),
            _ => None,
        };
        let to_file = |text: &[u8]| match text {
            [] => None,
            [_] => Some("fputc"),
            _ => Some("fwrite"),
        };
        match (&*name, call.args.as_slice()) {
            ("vprintf", [format, _]) => to_stdout(&plain(text(format)?)?),
            ("fputs", [string, _]) => to_file(&text(string)?),
            _ => None,
        }
    }

    /// The characters of a string literal.
    pub(super) fn text(&self, e: &Expr) -> Option<Vec<u8>> {
        match &e.kind {
            ExprKind::Conv(inner) => self.text(inner),
            _ => {
                let mut bytes = self.literal(e)?;
                bytes.truncate(bytes.iter().position(|&b| b == 0)?);
                Some(bytes)
            }
        }
    }

    /// The symbol of a function that the program may not have declared.
    pub(super) fn library_function(&mut self, name: &str, call: &Call) -> Option<SymId> {
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
