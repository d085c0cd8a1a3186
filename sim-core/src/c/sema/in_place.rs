//! What gcc does in place of a call of a string function whose result is not used, even without
//! optimisation (gimple-fold.cc: `gimple_fold_builtin_strcpy`, `…_strcat`, `…_strncat`,
//! `…_memory_op`, `…_memset`; builtins.cc: `expand_builtin_strncpy`, `fold_builtin_strlen`).
//!
//! A program can tell: such a call writes to no word of its table of library functions
//! (`c/link/plt.rs`) and needs no page of the library's code, which after a fork are faults.

use super::Sema;
use super::known::known_type;
use super::tree::{Builtin, Call, Callee, Expr, ExprKind, Scale};
use crate::c::types;

/// Bytes that are stored as parts of instructions; what is longer is copied
/// (`CONST_MAX_PIECES`, `store_by_pieces`).
const MOST_STORED: usize = 256;
const NAMES: &[&str] = &[
    "memcpy", "memmove", "memset", "stpcpy", "strcat", "strcpy", "strlen", "strncat", "strncpy",
];

/// Functions of which gcc knows that only their result matters (`ATTR_PURE…` and `ATTR_CONST…` of
/// builtins.def): a call whose result nobody wants is none.
const PURE: &[&str] = &[
    "memchr", "memcmp", "strchr", "strcmp", "strcspn", "strlen", "strncmp", "strpbrk", "strrchr",
    "strspn", "strstr",
];

impl Sema<'_> {
    /// What is done instead of a call whose result nobody wants.
    pub(super) fn in_place(&mut self, call: &Call) -> Option<Expr> {
        let name = self.builtin_name(call)?;
        match (name, call.args.as_slice()) {
            ("strcpy" | "stpcpy", [to, from]) => {
                let n = self.text(from)?.len() + 1;
                put(to.clone(), from, n)
            }
            // If it asks for more than the text, the rest is zeros, which glibc writes.
            ("strncpy", [to, from, n]) => {
                let n = number(n)?;
                (n <= self.text(from)?.len() + 1).then(|| put(to.clone(), from, n))?
            }
            ("strcat", [to, from]) => self.append(call, to, from),
            ("strncat", [to, from, n]) if number(n)? >= self.text(from)?.len() => {
                self.append(call, to, from)
            }
            ("memcpy" | "memmove", [to, from, n]) => {
                let n = number(n).filter(|n| matches!(n, 1 | 2 | 4 | 8 | 16))?;
                if self.text(from).is_some() {
                    return None;
                }
                let args = vec![to.clone(), from.clone()];
                Some(void(Builtin::Move(n as u32), args, to))
            }
            (name, args) if PURE.contains(&name) => Some(only_effects(args)),
            ("memset", [to, byte, n]) => self.set(to, number(byte)? as u8, number(n)?),
            _ => None,
        }
    }

    /// `strlen` of a literal, which is a constant.
    pub(super) fn known_length(&mut self, call: &Call) -> Option<u64> {
        match (self.builtin_name(call)?, call.args.as_slice()) {
            ("strlen", [text]) => Some(self.text(text)?.len() as u64),
            _ => None,
        }
    }

    /// The name of the function that is called, if it is one of these: it has the type that gcc knows it
    /// by, and is not this unit's own.
    fn builtin_name(&mut self, call: &Call) -> Option<&'static str> {
        let Callee::Direct(id) = call.callee else {
            return None;
        };
        let symbol = self.out.symbols.get(id.0 as usize)?;
        let mut names = NAMES.iter().chain(PURE);
        let name = *names.find(|name| ***name == *symbol.name)?;
        let ty = symbol.ty;
        let own = self.library || symbol.local;
        let known = known_type(&mut self.out.types, name)?;
        let known = self.out.types.function(known);
        (!own && self.out.types.compatible(ty, known)).then_some(name)
    }

    /// `strcat(to, "text")`: strlen says where to, and the text is put there.
    fn append(&mut self, call: &Call, to: &Expr, from: &Expr) -> Option<Expr> {
        let n = self.text(from)?.len();
        if !repeatable(to) {
            return None;
        }
        if n == 0 {
            return Some(to.clone());
        }
        let strlen = Call {
            callee: Callee::Direct(self.library_function("strlen", call)?),
            args: vec![to.clone()],
            fixed: 1,
            result: None,
            stand_in: None,
        };
        let length = Expr::new(ExprKind::Call(Box::new(strlen)), types::ULONG, to.span);
        let end = ExprKind::PtrAdd {
            ptr: Box::new(to.clone()),
            index: Box::new(length),
            scale: Scale::Const(1),
            add: true,
        };
        put(Expr::new(end, to.ty, to.span), from, n + 1)
    }

    /// `memset(&variable, byte, sizeof variable)` of an integer or a pointer: an assignment.
    fn set(&mut self, to: &Expr, byte: u8, n: usize) -> Option<Expr> {
        let mut address = to;
        while let ExprKind::Conv(inner) = &address.kind {
            address = inner;
        }
        let ExprKind::Addr(object) = &address.kind else {
            return None;
        };
        let ty = object.ty;
        let t = &self.out.types;
        let whole = (t.is_integer(ty) || t.is_pointer(ty)) && t.size(ty) == Some(n as u64);
        let plain = matches!(object.kind, ExprKind::Local(_) | ExprKind::Global(_));
        if !whole || !plain || ty.is_volatile {
            return None;
        }
        let value = u64::from_le_bytes([byte; 8]) >> (64 - 8 * n.clamp(1, 8));
        let value = Expr::int(value, ty.plain(), to.span);
        let assign = ExprKind::Assign(object.clone(), Box::new(value));
        Some(Expr::new(assign, ty.plain(), to.span))
    }
}

/// Stores the first bytes of a literal.
fn put(to: Expr, literal: &Expr, n: usize) -> Option<Expr> {
    let text = match &literal.kind {
        ExprKind::Conv(inner) => return put(to, inner, n),
        ExprKind::Addr(object) => match object.kind {
            ExprKind::Str(text) => text,
            _ => return None,
        },
        _ => return None,
    };
    let stored = (1..=MOST_STORED).contains(&n);
    let span = to.span;
    let kind = ExprKind::Builtin(Builtin::PutText(text, n as u32), vec![to]);
    stored.then(|| Expr::new(kind, types::VOID, span))
}

fn void(builtin: Builtin, args: Vec<Expr>, place: &Expr) -> Expr {
    Expr::new(ExprKind::Builtin(builtin, args), types::VOID, place.span)
}

/// A constant.
fn number(e: &Expr) -> Option<usize> {
    match &e.kind {
        ExprKind::Int(n) => usize::try_from(*n).ok(),
        ExprKind::Conv(inner) => number(inner),
        _ => None,
    }
}

/// True if it may be worked out twice: it changes nothing.
fn repeatable(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Int(_) | ExprKind::Local(_) | ExprKind::Global(_) | ExprKind::Str(_) => true,
        ExprKind::Load(e) | ExprKind::Addr(e) | ExprKind::Conv(e) | ExprKind::Deref(e) => {
            repeatable(e) && !e.ty.is_volatile
        }
        ExprKind::Field(e, ..) => repeatable(e),
        ExprKind::PtrAdd { ptr, index, .. } => repeatable(ptr) && repeatable(index),
        _ => false,
    }
}

/// The arguments of a call that is left out, the last one first.
pub(super) fn only_effects(args: &[Expr]) -> Expr {
    let nothing = |arg: &Expr| {
        let span = arg.span;
        Expr::new(ExprKind::Conv(Box::new(arg.clone())), types::VOID, span)
    };
    let join = |before: Expr, arg: Expr| {
        let span = arg.span;
        let both = ExprKind::Comma(Box::new(before), Box::new(arg));
        Expr::new(both, types::VOID, span)
    };
    let done = args.iter().rev().map(nothing).reduce(join);
    done.unwrap_or_else(|| Expr::int(0, types::VOID, Default::default()))
}
