//! A compiled translation unit before it is linked: what an ELF object is.

use super::diag::Span;
use crate::lang::Message;
use crate::program::{DebugType, Op, SwitchTable};
use std::sync::Arc;

/// A compiled unit.
#[derive(Clone, Debug, Default)]
pub struct Object {
    /// Everything with a name, and string literals. Ops name functions by index here.
    pub symbols: Vec<Symbol>,
    /// Functions in order.
    pub funcs: Vec<Func>,
    /// Variables and constants in order.
    pub data: Vec<Data>,
    /// Names of sections that the program chose, by the number in [`Section::Named`].
    pub sections: Vec<Arc<str>>,
    /// What `Op::Const` and the ops on globals refer to.
    pub consts: Vec<Const>,
    /// Jump tables; their targets are relative to their function.
    pub switches: Vec<SwitchTable>,
    /// Where statements begin: place in the source.
    pub lines: Vec<Span>,
    /// What `Op::Unsupported` says.
    pub messages: Vec<(Span, Message)>,
    /// Types of variables.
    pub types: Vec<DebugType>,
    /// Variables with static storage, for showing.
    pub globals: Vec<Global>,
}

/// A symbol.
#[derive(Clone, Debug)]
pub struct Symbol {
    /// Its name; empty for string literals.
    pub name: Arc<str>,
    /// Not seen by other units.
    pub local: bool,
    /// What it is.
    pub def: Def,
    /// Where it is used first, or defined.
    pub span: Span,
    /// It is used in this unit (an undefined symbol that is not used is not missed).
    pub used: bool,
    /// It is called without a declaration.
    pub implicit: bool,
    /// It is 0 if nobody defines it.
    pub weak: bool,
}

/// What a symbol stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Def {
    /// Defined in another unit.
    Undefined,
    /// An index into [`Object::funcs`].
    Func(u32),
    /// An index into [`Object::data`].
    Data(u32),
}

/// An entry of the constant pool.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Const {
    /// A value.
    Value(u64),
    /// The address of a symbol, plus bytes.
    Addr(u32, i64),
}

/// A compiled function. Jumps are relative to its first op; function ids are
/// symbols of the unit.
#[derive(Clone, Debug)]
pub struct Func {
    /// Its symbol.
    pub symbol: u32,
    /// Its code.
    pub code: Vec<Op>,
    /// Bytes of locals.
    pub frame_size: u32,
    /// What its frame pointer is aligned to; at least 16.
    pub frame_align: u32,
    /// Fixed arguments, with the hidden one.
    pub params: u8,
    /// It returns no value.
    pub void: bool,
    /// The types of its arguments, without the hidden one.
    pub takes: Vec<u32>,
    /// The type that it returns.
    pub gives: u32,
    /// Further arguments may follow.
    pub variadic: bool,
    /// Its variables.
    pub variables: Vec<Variable>,
    /// Calls for which gcc's code has another function: the op, and that function's name.
    pub stand_ins: Vec<(u32, &'static str)>,
    /// Where it is defined.
    pub span: Span,
}

/// A local variable, for showing.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its name.
    pub name: Arc<str>,
    /// Its type, an index into [`Object::types`].
    pub ty: u32,
    /// Its size in bytes.
    pub size: u64,
    /// Distance from the frame pointer, or the symbol of a static variable.
    pub place: VarPlace,
    /// First and one past the last op in which it is in scope.
    pub scope: (u32, u32),
    /// Where it is declared.
    pub span: Span,
}

/// Where a local variable lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VarPlace {
    /// Distance from the frame pointer.
    Frame(i32),
    /// A static variable: its symbol.
    Symbol(u32),
}

/// A variable with static storage, for showing.
#[derive(Clone, Debug)]
pub struct Global {
    /// Its symbol.
    pub symbol: u32,
    /// Its type, an index into [`Object::types`].
    pub ty: u32,
    /// Its size in bytes.
    pub size: u64,
    /// Where it is declared.
    pub span: Span,
}

/// Where data goes, in the order in which gcc and ld put it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Section {
    /// `.rodata`, and `.data.rel.ro`.
    Rodata,
    /// `.data`.
    Data,
    /// `.data.rel.local`: data that holds addresses.
    DataRel,
    /// A section that the program chose: its number in [`Object::sections`]. ld puts it behind `.data`.
    Named(u16),
    /// `.bss`.
    Bss,
    /// Static variables without a value, which the assembler puts after the others.
    BssLocal,
}

/// A variable or constant.
#[derive(Clone, Debug)]
pub struct Data {
    /// Its symbol.
    pub symbol: u32,
    /// Where it goes.
    pub section: Section,
    /// Alignment in bytes.
    pub align: u64,
    /// Size in bytes; beyond `bytes` all is zero.
    pub size: u64,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Addresses in it: offset, symbol, bytes to add.
    pub relocs: Vec<(u64, u32, i64)>,
}
