//! Builtins that gcc makes of libgcc's functions: counting bits, and arithmetic that tells
//! whether its result fits
//! (<https://gcc.gnu.org/onlinedocs/gcc-12.2.0/gcc/Integer-Overflow-Builtins.html>).

use super::super::ast;
use super::super::diag::Span;
use super::super::types;
use super::Sema;
use super::convert::For;
use super::tree::{BinOp, CmpOp, Expr};
use crate::lang::say;

impl Sema<'_> {
    /// A bit-counting builtin, through libgcc's function of 64 bits.
    pub(super) fn bit_function(
        &mut self,
        function: &str,
        x: &ast::Expr,
        long: bool,
        minus: u64,
        span: Span,
    ) -> Expr {
        let x = self.rvalue(x);
        let x = self.assign_convert(
            x,
            if long { types::ULONG } else { types::UINT },
            For::Argument(1, function),
        );
        if x.is_error() {
            return x;
        }
        let x = self.convert(x, types::ULONG);
        let ret = match function {
            "__bswapdi2" => types::ULONG,
            "__bswapsi2" => types::UINT,
            _ => types::INT,
        };
        let count = self.library_call(function, vec![x], ret, span);
        if minus == 0 {
            return count;
        }
        self.bin(BinOp::Sub, count, Expr::int(minus, types::INT, span), span)
    }

    /// `__builtin_isnan` and its kin, through the library's functions by the size of the operand;
    /// `None` if it is none of them.
    pub(super) fn float_class(&mut self, short: &str, x: &ast::Expr, span: Span) -> Option<Expr> {
        let (name, size) = match short {
            "signbit" | "isnan" | "isinf" | "isinf_sign" | "isfinite" | "isnormal" => (short, None),
            "finite" => ("isfinite", None),
            _ => match short.split_at_checked(short.len().checked_sub(1)?)? {
                (name @ ("signbit" | "isnan" | "isinf" | "finite"), "f") => {
                    (name, Some(types::FLOAT))
                }
                (name @ ("signbit" | "isnan" | "isinf" | "finite"), "l") => {
                    (name, Some(types::LDOUBLE))
                }
                _ => return None,
            },
        };
        let x = self.rvalue(x);
        let x = self.need_scalar(x, say!("the operand of this"));
        let ty = match (size, x.ty.plain()) {
            (Some(ty), _) => ty,
            (None, ty @ (types::FLOAT | types::LDOUBLE)) => ty,
            _ => types::DOUBLE,
        };
        let x = self.convert(x, ty);
        let suffix = match ty {
            types::FLOAT => "f",
            types::LDOUBLE => "l",
            _ => "",
        };
        let asked = match name {
            "signbit" => "__signbit",
            "isinf_sign" => "__isinf_sign",
            _ => "__fpclassify",
        };
        let told = self.library_call(&format!("{asked}{suffix}"), vec![x], types::INT, span);
        // FP_NAN, FP_INFINITE, FP_NORMAL; what is finite has a greater number than these two.
        let (op, class) = match name {
            "isnan" => (CmpOp::Eq, 0),
            "isinf" => (CmpOp::Eq, 1),
            "isnormal" => (CmpOp::Eq, 4),
            "isfinite" | "finite" => (CmpOp::Gt, 1),
            _ => return Some(told),
        };
        let class = Expr::int(class, types::INT, span);
        Some(self.cmp(op, told, class, span))
    }

    /// `__builtin_add_overflow(a, b, &result)` and its kin; `None` if it is none of them. With
    /// a type in the name (`uaddl`) the operands are converted to it first; with `_p` the last
    /// argument only says by its type what the result has to fit into.
    pub(super) fn overflow_builtin(
        &mut self,
        short: &str,
        args: &[ast::Expr],
        span: Span,
    ) -> Option<Expr> {
        let [a, b, result] = args else { return None };
        let (name, by_value) = match short.strip_suffix("_overflow_p") {
            Some(name) => (name, true),
            None => (short.strip_suffix("_overflow")?, false),
        };
        let (ty, name) = match name {
            "add" | "sub" | "mul" => (None, name),
            _ if by_value => return None,
            _ => {
                let (sign, rest) = name.split_at_checked(1)?;
                let (name, size) = rest.split_at_checked(3)?;
                let ty = match (sign, size) {
                    ("s", "") => types::INT,
                    ("s", "l") => types::LONG,
                    ("s", "ll") => types::LLONG,
                    ("u", "") => types::UINT,
                    ("u", "l") => types::ULONG,
                    ("u", "ll") => types::ULLONG,
                    _ => return None,
                };
                (Some(ty), name)
            }
        };
        let op = ["add", "sub", "mul"].iter().position(|n| *n == name)? as u64;
        let mut words = vec![Expr::int(op, types::INT, span)];
        for (i, arg) in [a, b].into_iter().enumerate() {
            let mut value = self.rvalue(arg);
            if let Some(ty) = ty {
                value = self.assign_convert(value, ty, For::Argument(i + 1, short));
            }
            let signed = self.whole(&value, arg.span)?;
            words.push(self.convert(value, types::ULONG));
            words.push(Expr::int(u64::from(signed), types::INT, span));
        }
        let result = self.rvalue(result);
        let of = match self.out.types.pointee(result.ty) {
            _ if by_value => result.ty,
            Some(of) => of,
            None if result.is_error() => return Some(result),
            None => {
                self.error(
                    span,
                    say!("the last argument must point to where the result goes"),
                );
                return Some(Expr::error(span));
            }
        };
        let place = Expr::new(result.kind.clone(), of, result.span);
        let signed = self.whole(&place, result.span)?;
        let size = self.out.types.size(of).unwrap_or(4);
        words.push(Expr::int(size, types::INT, span));
        words.push(Expr::int(u64::from(signed), types::INT, span));
        words.push(if by_value {
            Expr::int(0, types::ULONG, span)
        } else {
            self.convert(result, types::ULONG)
        });
        let fits = self.library_call("__ringside_overflow", words, types::INT, span);
        Some(self.convert(fits, types::BOOL))
    }

    /// Whether an integer's type is signed; anything else is an error.
    fn whole(&mut self, e: &Expr, span: Span) -> Option<bool> {
        if !e.is_error() && !self.out.types.is_integer(e.ty) {
            let t = self.show(e.ty);
            self.error(span, say!("an integer is needed here, but this is {t}", t));
        }
        Some(self.out.types.is_signed(e.ty))
    }
}
