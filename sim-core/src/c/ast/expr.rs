//! Expressions: the part of the syntax tree that has values.

use super::{Block, Designator, Ident, InitItem, TypeName};
use crate::c::diag::Span;
use crate::lang::Message;
use crate::x87::F80;

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// The suffix of an integer literal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct IntSuffix {
    /// `u`.
    pub unsigned: bool,
    /// Number of `l`s: 0, 1 or 2.
    pub longs: u8,
    /// Written in decimal (then it never becomes unsigned by itself).
    pub decimal: bool,
}

/// The type of a floating literal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FloatSuffix {
    /// `1.0f`.
    Float,
    /// `1.0`.
    Double,
    /// `1.0L`.
    LongDouble,
}

/// The width of a string or character literal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CharWidth {
    /// `"…"` and `u8"…"`.
    Byte,
    /// `L"…"` (`wchar_t`, four bytes).
    Wide,
    /// `u"…"`.
    Char16,
    /// `U"…"`.
    Char32,
}

/// A unary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOp {
    /// `+x`.
    Plus,
    /// `-x`.
    Minus,
    /// `~x`.
    BitNot,
    /// `!x`.
    Not,
    /// `*x`.
    Deref,
    /// `&x`.
    AddrOf,
}

/// A binary operator, but for assignment, `&&`, `||` and the comma.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinaryOp {
    /// `*`.
    Mul,
    /// `/`.
    Div,
    /// `%`.
    Rem,
    /// `+`.
    Add,
    /// `-`.
    Sub,
    /// `<<`.
    Shl,
    /// `>>`.
    Shr,
    /// `<`.
    Lt,
    /// `>`.
    Gt,
    /// `<=`.
    Le,
    /// `>=`.
    Ge,
    /// `==`.
    Eq,
    /// `!=`.
    Ne,
    /// `&`.
    BitAnd,
    /// `^`.
    BitXor,
    /// `|`.
    BitOr,
}

impl BinaryOp {
    /// Whether it compares.
    pub fn compares(self) -> bool {
        use BinaryOp::{Eq, Ge, Gt, Le, Lt, Ne};
        matches!(self, Lt | Gt | Le | Ge | Eq | Ne)
    }
}

/// Kinds of expression.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// An integer literal.
    Int(u64, IntSuffix),
    /// A floating literal (a `long double` one is kept as `double`).
    Float(F80, FloatSuffix),
    /// A character literal: its value as an `int` (or `wchar_t`).
    Char(i32, CharWidth),
    /// Adjacent string literals joined; code units, without the final 0.
    Str(Vec<u32>, CharWidth),
    /// A name.
    Name(Ident),
    /// `a[i]`.
    Index(Box<Expr>, Box<Expr>),
    /// `f(args)`.
    Call(Box<Expr>, Vec<Expr>),
    /// `a.m`.
    Member(Box<Expr>, Ident),
    /// `p->m`.
    Arrow(Box<Expr>, Ident),
    /// `x++` (true) or `x--`.
    PostIncDec(Box<Expr>, bool),
    /// `++x` (true) or `--x`.
    PreIncDec(Box<Expr>, bool),
    /// A unary operator.
    Unary(UnaryOp, Box<Expr>),
    /// `sizeof expr`.
    SizeofExpr(Box<Expr>),
    /// `sizeof(type)`.
    SizeofType(Box<TypeName>),
    /// gcc's `_Alignof expr`: of a variable, its own alignment.
    AlignofExpr(Box<Expr>),
    /// `_Alignof(type)`.
    AlignofType(Box<TypeName>),
    /// `(type) expr`.
    Cast(Box<TypeName>, Box<Expr>),
    /// `(type){ … }`.
    Compound(Box<TypeName>, Vec<InitItem>),
    /// A binary operator.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `&&`.
    LogAnd(Box<Expr>, Box<Expr>),
    /// `||`.
    LogOr(Box<Expr>, Box<Expr>),
    /// `c ? a : b`; gcc's `c ?: b` has no middle.
    Cond(Box<Expr>, Option<Box<Expr>>, Box<Expr>),
    /// `a = b` or `a op= b`.
    Assign(Option<BinaryOp>, Box<Expr>, Box<Expr>),
    /// `a, b`.
    Comma(Box<Expr>, Box<Expr>),
    /// `__builtin_va_arg(ap, type)`.
    VaArg(Box<Expr>, Box<TypeName>),
    /// `__builtin_offsetof(type, member)`, the member as designators.
    OffsetOf(Box<TypeName>, Vec<Designator>),
    /// gcc's `({ … })`.
    StmtExpr(Block),
    /// gcc's `&&label`.
    LabelAddr(Ident),
    /// `_Generic(e, type: x, default: y)`.
    Generic(Box<Expr>, Vec<(Option<TypeName>, Expr)>),
    /// gcc's `__builtin_types_compatible_p(type, type)`.
    TypesCompatible(Box<(TypeName, TypeName)>),
    /// gcc's `__builtin_choose_expr(constant, a, b)`: a or b, with its own type.
    Choose(Box<(Expr, Expr, Expr)>),
    /// Parsed, not modelled.
    Unsupported(Message),
}
