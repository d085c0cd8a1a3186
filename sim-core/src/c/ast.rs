//! The syntax tree: C as written, before names and types are resolved.
//!
//! The parser fills it, the checker reads it. The parser tracks typedef names
//! only as far as C's grammar needs that.

use super::diag::Span;
use crate::x87::F80;
use std::sync::Arc;

/// An identifier.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ident {
    /// Its text.
    pub name: Arc<str>,
    /// Where it stands.
    pub span: Span,
}

/// A whole translation unit.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Everything at file scope, in order.
    pub items: Vec<Item>,
    /// Nothing of the text was skipped: what was wrong with the syntax, if anything, was
    /// mended (a missing semicolon), so the rest can be checked all the same.
    pub complete: bool,
}

/// Something at file scope.
#[derive(Clone, Debug)]
pub enum Item {
    /// A function with its body.
    Function(FunctionDef),
    /// Any other declaration.
    Declaration(Declaration),
}

/// A function definition.
#[derive(Clone, Debug)]
pub struct FunctionDef {
    /// Storage, qualifiers, return type.
    pub specs: DeclSpecs,
    /// Name and parameters; the first derivation is [`Derived::Function`].
    pub declarator: Declarator,
    /// Old-style parameter declarations between `)` and `{`.
    pub old_style: Vec<Declaration>,
    /// The body.
    pub body: Block,
    /// The whole definition's head.
    pub span: Span,
}

/// `specs declarator = init, …;` or `_Static_assert`.
#[derive(Clone, Debug)]
pub enum Declaration {
    /// Variables, functions, typedefs; with no declarators, a struct or enum.
    Vars {
        /// Storage, qualifiers, type.
        specs: DeclSpecs,
        /// What is declared.
        declarators: Vec<InitDeclarator>,
        /// Where.
        span: Span,
    },
    /// `_Static_assert(cond, message)`.
    StaticAssert {
        /// Must be a constant other than 0.
        cond: Expr,
        /// What to say otherwise.
        message: Option<Vec<u8>>,
        /// Where.
        span: Span,
    },
}

/// One declarator with its initialiser.
#[derive(Clone, Debug)]
pub struct InitDeclarator {
    /// Name and derivations.
    pub declarator: Declarator,
    /// `= …`.
    pub init: Option<Initializer>,
}

/// Storage class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Storage {
    /// `typedef`.
    Typedef,
    /// `extern`.
    Extern,
    /// `static`.
    Static,
    /// `auto`.
    Auto,
    /// `register`.
    Register,
}

/// Type qualifiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Quals {
    /// `const`.
    pub is_const: bool,
    /// `volatile`.
    pub is_volatile: bool,
    /// `restrict`.
    pub is_restrict: bool,
    /// `_Atomic`.
    pub is_atomic: bool,
}

/// Declaration specifiers.
#[derive(Clone, Debug)]
pub struct DeclSpecs {
    /// Storage class, if one was given.
    pub storage: Option<Storage>,
    /// `_Thread_local` or `__thread`.
    pub thread_local: bool,
    /// `inline`.
    pub inline: bool,
    /// `_Noreturn` or `__attribute__((noreturn))`.
    pub noreturn: bool,
    /// `__attribute__((cleanup(f)))`: called with the variable's address at the end of its life.
    pub cleanup: Option<Ident>,
    /// `__attribute__((constructor))`, with its priority.
    pub constructor: Option<u32>,
    /// `__attribute__((destructor))`, with its priority.
    pub destructor: Option<u32>,
    /// `_Alignas(n)` or `__attribute__((aligned(n)))`.
    pub align: Option<Box<AlignSpec>>,
    /// `__attribute__((packed))` on the specifiers.
    pub packed: bool,
    /// Qualifiers.
    pub quals: Quals,
    /// The type.
    pub ty: TypeSpec,
    /// Where.
    pub span: Span,
}

/// `_Alignas` of an expression or of a type.
#[derive(Clone, Debug)]
pub enum AlignSpec {
    /// `_Alignas(16)`.
    Expr(Expr),
    /// `_Alignas(double)`.
    Type(Box<TypeName>),
}

/// A type specifier, combined.
#[derive(Clone, Debug)]
pub enum TypeSpec {
    /// `void`.
    Void,
    /// `_Bool`.
    Bool,
    /// Plain `char`.
    Char,
    /// `signed char`.
    SChar,
    /// `unsigned char`.
    UChar,
    /// `short`.
    Short,
    /// `unsigned short`.
    UShort,
    /// `int`.
    Int,
    /// `unsigned int`.
    UInt,
    /// `long`.
    Long,
    /// `unsigned long`.
    ULong,
    /// `long long`.
    LongLong,
    /// `unsigned long long`.
    ULongLong,
    /// `float`.
    Float,
    /// `double`.
    Double,
    /// `long double`.
    LongDouble,
    /// `__builtin_va_list`.
    VaList,
    /// `struct`.
    Struct(RecordSpec),
    /// `union`.
    Union(RecordSpec),
    /// `enum`.
    Enum(EnumSpec),
    /// A typedef name.
    Named(Ident),
    /// `typeof(expression)`.
    TypeofExpr(Box<Expr>),
    /// `typeof(type)`.
    TypeofType(Box<TypeName>),
    /// `__int128`, `_Complex` and the like: parsed, not modelled.
    Unsupported(&'static str),
    /// `__auto_type`: the type of the initialiser.
    Auto,
    /// Nothing was given: C89's implicit int, an error.
    Missing,
}

/// A struct or union specifier.
#[derive(Clone, Debug)]
pub struct RecordSpec {
    /// The tag.
    pub tag: Option<Ident>,
    /// The members, if there is a body.
    pub fields: Option<Vec<FieldDecl>>,
    /// `_Static_assert`s between the members.
    pub asserts: Vec<Declaration>,
    /// `__attribute__((packed))`.
    pub packed: bool,
    /// The largest alignment of a member (`#pragma pack(n)`); 0 for any.
    pub pack: u64,
    /// `__attribute__((aligned(n)))`.
    pub align: Option<Box<AlignSpec>>,
    /// Where.
    pub span: Span,
}

/// A member declaration: one specifier list, several declarators.
#[derive(Clone, Debug)]
pub struct FieldDecl {
    /// The type.
    pub specs: DeclSpecs,
    /// The members; empty for an anonymous struct or union.
    pub declarators: Vec<FieldDeclarator>,
    /// Where.
    pub span: Span,
}

/// One member.
#[derive(Clone, Debug)]
pub struct FieldDeclarator {
    /// Name and derivations; `None` for an unnamed bit-field.
    pub declarator: Option<Declarator>,
    /// `: width`.
    pub bits: Option<Expr>,
}

/// An enum specifier.
#[derive(Clone, Debug)]
pub struct EnumSpec {
    /// The tag.
    pub tag: Option<Ident>,
    /// The enumerators, if there is a body.
    pub items: Option<Vec<(Ident, Option<Expr>)>>,
    /// Where.
    pub span: Span,
}

/// A declarator. `derived` reads outward from the name: `*a[3]` is
/// `[Array(3), Pointer]`, an array of pointers; `(*f)(int)` is
/// `[Pointer, Function]`.
#[derive(Clone, Debug)]
pub struct Declarator {
    /// The name; `None` in a type name or an unnamed parameter.
    pub name: Option<Ident>,
    /// Derivations, innermost (nearest to the name) first.
    pub derived: Vec<Derived>,
    /// `__attribute__((aligned))` after the declarator.
    pub align: Option<Box<AlignSpec>>,
    /// `__attribute__((packed))` after the declarator.
    pub packed: bool,
    /// `__attribute__((cleanup(f)))` after the declarator.
    pub cleanup: Option<Ident>,
    /// `__attribute__((constructor))` after the declarator.
    pub constructor: Option<u32>,
    /// `__attribute__((destructor))` after the declarator.
    pub destructor: Option<u32>,
    /// Where.
    pub span: Span,
}

/// One step of a declarator.
#[derive(Clone, Debug)]
pub enum Derived {
    /// `*`.
    Pointer(Quals),
    /// `[len]`.
    Array {
        /// The length; `None` for `[]`.
        len: Option<Box<Expr>>,
        /// `[*]`: a variable length, not said here.
        star: bool,
    },
    /// `(params)`.
    Function {
        /// Parameters; for an old-style definition, see `names`.
        params: Vec<ParamDecl>,
        /// `...`.
        variadic: bool,
        /// `()`: nothing is known of the parameters.
        unspecified: bool,
        /// `(a, b)`: old-style names.
        names: Vec<Ident>,
    },
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct ParamDecl {
    /// The type.
    pub specs: DeclSpecs,
    /// Name and derivations.
    pub declarator: Declarator,
}

/// A type name, as in a cast.
#[derive(Clone, Debug)]
pub struct TypeName {
    /// The type.
    pub specs: DeclSpecs,
    /// Derivations without a name.
    pub declarator: Declarator,
    /// Where.
    pub span: Span,
}

/// An initialiser.
#[derive(Clone, Debug)]
pub enum Initializer {
    /// `= expr`.
    Expr(Expr),
    /// `= { … }`.
    List(Vec<InitItem>, Span),
}

/// One item of an initialiser list.
#[derive(Clone, Debug)]
pub struct InitItem {
    /// `.a[2] =`.
    pub designators: Vec<Designator>,
    /// The value.
    pub value: Initializer,
}

/// A step of a designation.
#[derive(Clone, Debug)]
pub enum Designator {
    /// `.name`.
    Field(Ident),
    /// `[index]`.
    Index(Expr),
    /// `[first ... last]`.
    Range(Expr, Expr),
}

/// A block.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its statements and declarations.
    pub items: Vec<Stmt>,
    /// The braces and all between.
    pub span: Span,
}

/// A statement or a declaration in a block.
#[derive(Clone, Debug)]
pub struct Stmt {
    /// What.
    pub kind: StmtKind,
    /// Where.
    pub span: Span,
}

/// Kinds of statement.
#[derive(Clone, Debug)]
pub enum StmtKind {
    /// `;`.
    Empty,
    /// An expression.
    Expr(Expr),
    /// A declaration.
    Decl(Declaration),
    /// `{ … }`.
    Block(Block),
    /// `if`.
    If(Expr, Box<Stmt>, Option<Box<Stmt>>),
    /// `while`.
    While(Expr, Box<Stmt>),
    /// `do … while`.
    DoWhile(Box<Stmt>, Expr),
    /// `for`; the first is an expression statement or a declaration.
    For(Option<Box<Stmt>>, Option<Expr>, Option<Expr>, Box<Stmt>),
    /// `switch`.
    Switch(Expr, Box<Stmt>),
    /// `case value:` or gcc's `case first ... last:`.
    Case(Expr, Option<Expr>, Box<Stmt>),
    /// `default:`.
    Default(Box<Stmt>),
    /// `name: statement`.
    Label(Ident, Box<Stmt>),
    /// `goto name`.
    Goto(Ident),
    /// gcc's `goto *pointer`.
    GotoPointer(Expr),
    /// `break`.
    Break,
    /// `continue`.
    Continue,
    /// `return`.
    Return(Option<Expr>),
    /// `asm(…)` and the like: parsed, not modelled.
    Unsupported(&'static str),
}

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
    /// Parsed, not modelled.
    Unsupported(&'static str),
}
