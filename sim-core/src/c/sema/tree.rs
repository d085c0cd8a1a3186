//! The checked program: every name resolved, every conversion explicit.
//!
//! The checker makes it from the syntax tree, the code generator reads it. An
//! expression of struct or union type stands for the address of an object that
//! holds the value.

use super::super::diag::Span;
use super::super::types::{Bits, Ty};
use crate::lang::Message;
use crate::libc::Intrinsic;
use crate::x87::F80;
use std::sync::Arc;

/// A function's own variable: an index into [`Func::locals`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LocalId(pub u32);

/// Something with static storage: an index into [`Checked::symbols`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SymId(pub u32);

/// A place to jump to in a function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LabelId(pub u32);

/// A checked expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it does.
    pub kind: ExprKind,
    /// The type of its value (or of the object, for an lvalue).
    pub ty: Ty,
    /// Where it stands.
    pub span: Span,
    /// It changes memory, calls something, or jumps.
    pub impure: bool,
    /// It reads memory other than plain local variables, or may trap.
    pub reads: bool,
}

/// Arithmetic and bitwise operations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinOp {
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
    /// `&`.
    And,
    /// `^`.
    Xor,
    /// `|`.
    Or,
}

impl BinOp {
    /// True for what floating-point numbers have too.
    pub fn is_arithmetic(self) -> bool {
        matches!(self, BinOp::Add | BinOp::Sub | BinOp::Mul | BinOp::Div)
    }
}

/// Comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CmpOp {
    /// `==`.
    Eq,
    /// `!=`.
    Ne,
    /// `<`.
    Lt,
    /// `<=`.
    Le,
    /// `>`.
    Gt,
    /// `>=`.
    Ge,
}

/// How many bytes a step of a pointer is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// So many.
    Const(u64),
    /// As many as this local variable says (arrays of variable length).
    Local(LocalId),
}

/// How an assignment with an operator computes its result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UpdateOp {
    /// Arithmetic in the given type, then conversion back.
    Arith(BinOp, Ty),
    /// Pointer plus (true) or minus (false) an integer times a step.
    Pointer(bool, Scale),
}

/// Functions of the compiler itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Builtin {
    /// A function of the machine.
    Intrinsic(Intrinsic),
    /// A system call: number and six arguments.
    Syscall,
    /// Save the place for a jump.
    SetJmp,
    /// clone(2) with a stack: a function, its argument, then the call's own six. The child
    /// calls the function and exits with what it gives; the result is the parent's.
    Clone,
    /// getcontext, setcontext and swapcontext: keep the registers here, take them from there.
    SwapContext,
    /// Jump there.
    LongJmp,
    /// Bytes from the stack.
    Alloca,
    /// The address of the current frame.
    FrameAddress,
    /// The address that the current function returns to.
    ReturnAddress,
    /// Never reached.
    Unreachable,
    /// `__builtin_trap()`: an instruction that is none.
    Trap,
    /// Stores so many bytes of a literal ([`Checked::strings`]) as parts of instructions: an address.
    PutText(u32, u32),
    /// Moves so many bytes in registers: where to, where from.
    Move(u32),
    /// One locked instruction: `*p op= v`, giving what was there.
    AtomicUpdate(BinOp),
    /// `*p = v`, giving what was there.
    AtomicSwap,
    /// `*p = new` if it is `old`, giving what was there.
    AtomicCompare,
}

/// What is called.
#[derive(Clone, Debug)]
pub enum Callee {
    /// A function by name.
    Direct(SymId),
    /// Through a pointer.
    Pointer(Box<Expr>),
}

/// A call.
#[derive(Clone, Debug)]
pub struct Call {
    /// What is called.
    pub callee: Callee,
    /// Converted arguments.
    pub args: Vec<Expr>,
    /// How many of them are fixed; the others go to the memory stack.
    pub fixed: usize,
    /// Where a struct result is put.
    pub result: Option<LocalId>,
    /// The simpler function that gcc's code calls instead, where only the name matters.
    pub stand_in: Option<&'static str>,
}

/// Kinds of expression.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// An integer or address, extended to 64 bits by its type.
    Int(u64),
    /// A floating value.
    Float(F80),
    /// A string literal (lvalue): an index into [`Checked::strings`].
    Str(u32),
    /// A local variable (lvalue).
    Local(LocalId),
    /// A variable with static storage (lvalue), or a function.
    Global(SymId),
    /// What a pointer points to (lvalue).
    Deref(Box<Expr>),
    /// A member (lvalue if the struct is one).
    Field(Box<Expr>, u64, Option<Bits>),
    /// The value of a scalar lvalue.
    Load(Box<Expr>),
    /// The address of an lvalue, or of a struct value.
    Addr(Box<Expr>),
    /// Conversion of a scalar to this expression's type.
    Conv(Box<Expr>),
    /// `-x`.
    Neg(Box<Expr>),
    /// `~x`.
    BitNot(Box<Expr>),
    /// `!x`.
    Not(Box<Expr>),
    /// Arithmetic; both sides have this expression's type (the right side of a shift need not).
    Bin(BinOp, Box<Expr>, Box<Expr>),
    /// A comparison of two values of one type.
    Cmp(CmpOp, Box<Expr>, Box<Expr>),
    /// Pointer plus (`add`) or minus an integer times the scale.
    PtrAdd {
        ptr: Box<Expr>,
        index: Box<Expr>,
        scale: Scale,
        add: bool,
    },
    /// Pointer minus pointer, in elements.
    PtrDiff(Box<Expr>, Box<Expr>, Scale),
    /// `a && b`.
    LogAnd(Box<Expr>, Box<Expr>),
    /// `a || b`.
    LogOr(Box<Expr>, Box<Expr>),
    /// `c ? a : b`; without a middle the condition's own value (before `conv`).
    Cond(Box<Expr>, Option<Box<Expr>>, Box<Expr>),
    /// `a = b`; the value has the type of `a`.
    Assign(Box<Expr>, Box<Expr>),
    /// `a op= b`.
    Update(UpdateOp, Box<Expr>, Box<Expr>),
    /// `++a`, `a--` …: the step (±1, or ± the pointee's size), and true if the old value is the result.
    Step {
        target: Box<Expr>,
        scale: Scale,
        up: bool,
        post: bool,
    },
    /// A value of which so many low bits count: of arithmetic on a wide bit-field.
    Narrow(Box<Expr>, u8),
    /// `a, b`.
    Comma(Box<Expr>, Box<Expr>),
    /// A call.
    Call(Box<Call>),
    /// A call of something that the compiler knows.
    Builtin(Builtin, Vec<Expr>),
    /// `({ … })`; the last expression's value.
    StmtExpr(Box<Block>),
    /// A compound literal (lvalue): fill the local, then it is that.
    Compound(LocalId, Box<Init>),
    /// `va_start(ap)`: the operand is the address of the `__va_list_tag`.
    VaStart(Box<Expr>),
    /// `va_arg(ap, type)`: the operand is the address of the `__va_list_tag`;
    /// the local holds the address of a struct argument or a scratch pointer.
    VaArg(Box<Expr>, LocalId),
    /// gcc's `&&label`: a label of a function.
    LabelAddr(SymId, LabelId),
    /// It cannot be run.
    Unsupported(Message),
}

/// An initialiser worked out: what to store where.
#[derive(Clone, Debug, Default)]
pub struct Init {
    /// Bytes of the object (with a flexible array member's elements).
    pub size: u64,
    /// All is set to zero first.
    pub zero: bool,
    /// Then these in order.
    pub items: Vec<InitItem>,
}

/// One store of an initialiser.
#[derive(Clone, Debug)]
pub struct InitItem {
    /// Bytes from the object's start.
    pub offset: u64,
    /// The type there.
    pub ty: Ty,
    /// For a bit-field.
    pub bits: Option<Bits>,
    /// What.
    pub value: InitValue,
}

/// What an initialiser stores.
#[derive(Clone, Debug)]
pub enum InitValue {
    /// A value, converted.
    Expr(Expr),
    /// The bytes of a string literal.
    Bytes(Vec<u8>),
}

/// A block.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Statements in order.
    pub stmts: Vec<Stmt>,
    /// Index into [`Func::scopes`].
    pub scope: u32,
}

/// A statement, with its place.
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
    /// An expression for its effects.
    Expr(Expr),
    /// A block.
    Block(Block),
    /// `if`.
    If(Expr, Box<Stmt>, Option<Box<Stmt>>),
    /// `while`.
    While(Expr, Box<Stmt>),
    /// `do … while`.
    DoWhile(Box<Stmt>, Expr),
    /// `for`; the parts have their places. The scope is the `for`'s own.
    For {
        init: Vec<Stmt>,
        cond: Option<Expr>,
        step: Option<Expr>,
        body: Box<Stmt>,
        scope: Block,
    },
    /// `switch`: the cases (first, last, where to), the default, the body.
    Switch {
        value: Expr,
        cases: Vec<(u64, u64, LabelId)>,
        default: Option<LabelId>,
        body: Box<Stmt>,
    },
    /// A label, or a case of a switch.
    Label(LabelId, Box<Stmt>),
    /// `goto`.
    Goto(LabelId),
    /// gcc's `goto *pointer`.
    GotoPointer(Expr),
    /// `break`.
    Break,
    /// `continue`.
    Continue,
    /// `return`, the value converted.
    Return(Option<Expr>),
    /// A local variable comes to life with a value (or without one).
    Init(LocalId, Option<Box<Init>>),
    /// Memory for an array of variable length: the pointer, and its size.
    VlaAlloc(LocalId, LocalId),
    /// Several statements that were one (a declaration of several names).
    Many(Vec<Stmt>),
    /// Nothing.
    Empty,
    /// From here to the end of the block a variable lives that has a `cleanup`: the call.
    Cleanup(Box<Expr>),
    /// It cannot be run.
    Unsupported(Message),
}

/// A local variable.
#[derive(Clone, Debug)]
pub struct Local {
    /// Its name; empty for the compiler's own.
    pub name: Arc<str>,
    /// Its type.
    pub ty: Ty,
    /// Its size in bytes.
    pub size: u64,
    /// Its alignment in bytes.
    pub align: u64,
    /// Where it is declared.
    pub span: Span,
    /// Its address is taken somewhere, or it is not a scalar, or it is volatile.
    pub addressed: bool,
    /// It is used at all.
    pub used: bool,
    /// It is a parameter.
    pub param: bool,
    /// Its block, an index into [`Func::scopes`].
    pub scope: u32,
    /// An array of variable length: this local is the pointer to it.
    pub vla: bool,
    /// Declared `register`: gcc keeps it in a register even at -O0, which shows after longjmp.
    pub register: bool,
}

/// A block scope of a function: for showing names, and for the frame's layout.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The scope around it; 0 is the function's body, its own parent.
    pub parent: u32,
    /// Static variables declared in it.
    pub statics: Vec<SymId>,
}

/// A function with its body.
#[derive(Clone, Debug)]
pub struct Func {
    /// Its symbol.
    pub sym: SymId,
    /// Its return type.
    pub ret: Ty,
    /// Parameters, in order; the first [`Func::params`] locals are they.
    pub params: Vec<LocalId>,
    /// For a struct result: the local that holds the address where it goes.
    pub hidden: Option<LocalId>,
    /// All local variables.
    pub locals: Vec<Local>,
    /// All scopes; the first is the body's.
    pub scopes: Vec<Scope>,
    /// Number of labels.
    pub labels: u32,
    /// Labels whose address is taken.
    pub addressed_labels: Vec<LabelId>,
    /// The body.
    pub body: Block,
    /// Where it begins.
    pub span: Span,
    /// The closing brace.
    pub end: Span,
    /// True for `main`: falling off the end returns 0.
    pub is_main: bool,
    /// `f(a) float a;`: arguments come promoted.
    pub old_style: bool,
}

/// Something with static storage.
#[derive(Clone, Debug)]
pub struct Symbol {
    /// Its name.
    pub name: Arc<str>,
    /// Its type.
    pub ty: Ty,
    /// `static`: not seen by other units.
    pub local: bool,
    /// Declared inside a function.
    pub in_function: bool,
    /// A function.
    pub function: bool,
    /// It is defined in this unit.
    pub defined: bool,
    /// Its initialiser, if it is a variable with one.
    pub init: Option<Init>,
    /// Alignment in bytes, if more than the type's was asked for.
    pub align: u64,
    /// Where it was declared.
    pub span: Span,
    /// The first place where it is used.
    pub used: Option<Span>,
    /// True if it was never declared: only called.
    pub implicit: bool,
    /// `__attribute__((constructor))`: called before main, lowest number first.
    pub constructor: Option<u32>,
    /// `__attribute__((destructor))`: called at exit, highest number first.
    pub destructor: Option<u32>,
    /// `__attribute__((weak))`: it is 0 if nobody defines it.
    pub weak: bool,
    /// `__attribute__((section("name")))`: where it goes.
    pub section: Option<Arc<str>>,
    /// `__attribute__((alias("name")))`: it stands for this symbol.
    pub alias: Option<SymId>,
}

/// A checked translation unit.
#[derive(Debug, Default)]
pub struct Checked {
    /// Its types.
    pub types: super::super::types::Types,
    /// Functions and variables with static storage.
    pub symbols: Vec<Symbol>,
    /// Functions with bodies, in order.
    pub funcs: Vec<Func>,
    /// String literals: their bytes with the final zero, and their alignment.
    pub strings: Vec<(Vec<u8>, u64)>,
    /// Defined variables in order of definition.
    pub variables: Vec<SymId>,
}
