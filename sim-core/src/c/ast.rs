//! The syntax tree: C as written, before names and types are resolved.
//!
//! The parser fills it, the checker reads it. The parser tracks typedef names
//! only as far as C's grammar needs that.

mod expr;

use super::diag::Span;
use crate::lang::Message;
pub use expr::{BinaryOp, CharWidth, Expr, ExprKind, FloatSuffix, IntSuffix, UnaryOp};
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
    /// How many of them, from the first, come before text that was left out because its syntax
    /// is wrong: what is checked behind that would mostly be told of echoes. (Where a mistake
    /// could be mended, as a missing semicolon, nothing is left out.)
    pub whole: usize,
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
    pub declarator: Box<Declarator>,
    /// Old-style parameter declarations between `)` and `{`.
    pub old_style: Vec<Declaration>,
    /// The body.
    pub body: Block,
    /// The whole definition's head.
    pub span: Span,
    /// From where on some of the body was left out, because its syntax is wrong.
    pub gap: Option<Span>,
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

/// What attributes say of a symbol, for the linker and for the start of the program.
#[derive(Clone, Debug, Default)]
pub struct SymbolAttributes {
    /// `constructor`, with its priority.
    pub constructor: Option<u32>,
    /// `destructor`, with its priority.
    pub destructor: Option<u32>,
    /// `weak`: it is 0 if nobody defines it.
    pub weak: bool,
    /// `section`: where it goes.
    pub section: Option<Arc<str>>,
    /// `alias`: it is another name for this one.
    pub alias: Option<Box<Ident>>,
}

impl SymbolAttributes {
    /// Adds what others say.
    pub fn merge(&mut self, other: SymbolAttributes) {
        self.constructor = other.constructor.or(self.constructor);
        self.destructor = other.destructor.or(self.destructor);
        self.weak |= other.weak;
        self.section = other.section.or(self.section.take());
        self.alias = other.alias.or(self.alias.take());
    }
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
    /// Attributes of the symbol.
    pub symbol: SymbolAttributes,
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
    /// Two of them: the stricter one counts.
    Both(Box<AlignSpec>, Box<AlignSpec>),
}

impl AlignSpec {
    /// Adds another to what there is.
    pub fn join(old: &mut Option<Box<AlignSpec>>, new: Option<Box<AlignSpec>>) {
        *old = match (old.take(), new) {
            (Some(a), Some(b)) => Some(Box::new(AlignSpec::Both(a, b))),
            (a, b) => a.or(b),
        };
    }
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
    /// A name that is no type; that was said.
    Unknown,
    /// `typeof(expression)`.
    TypeofExpr(Box<Expr>),
    /// `typeof(type)`.
    TypeofType(Box<TypeName>),
    /// `__int128`.
    Int128,
    /// `unsigned __int128`.
    UInt128,
    /// `_Complex` and the like: parsed, not modelled.
    Unsupported(Message),
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
    /// True with the attribute `packed`: as small as its values allow.
    pub packed: bool,
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
    /// Attributes of the symbol, after the declarator.
    pub symbol: SymbolAttributes,
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
    Unsupported(Message),
}
