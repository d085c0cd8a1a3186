//! What a linked program says of its variables and their types, so that they can be shown: as a
//! debugger finds it in DWARF.

use crate::ids::VirtAddr;
use crate::program::Width;
use std::ops::Range;
use std::sync::Arc;

/// A type, for showing variables; mirrors C's types.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DebugType {
    /// `void` or a function: nothing to show.
    Void,
    /// A number.
    Scalar {
        /// How to read it.
        width: Width,
        /// True for `char` types, which are shown as characters too.
        is_char: bool,
        /// True if it has no sign; of 64 bits, `width` does not tell.
        unsigned: bool,
    },
    /// An enum.
    Enum {
        /// How to read it.
        width: Width,
        /// Its enumerators and their values, widened to 64 bits.
        constants: Vec<(Arc<str>, u64)>,
    },
    /// A pointer to a type (an index into [`Program::types`](crate::program::Program::types)).
    Pointer(u32),
    /// An array.
    Array {
        /// Element type, an index into [`Program::types`](crate::program::Program::types).
        element: u32,
        /// How many elements.
        count: u64,
    },
    /// A struct or union.
    Record {
        /// `struct tag` or `union tag`.
        name: Arc<str>,
        /// Size in bytes.
        size: u64,
        /// Fields in order.
        fields: Vec<DebugField>,
    },
}

/// A field of a struct or union.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DebugField {
    /// Its name; empty for an anonymous member.
    pub name: Arc<str>,
    /// Its type, an index into [`Program::types`](crate::program::Program::types).
    pub ty: u32,
    /// Bytes from the record's start.
    pub offset: u64,
    /// For a bit-field: (first bit, width in bits).
    pub bits: Option<(u8, u8)>,
}

/// Where a variable lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// At this distance from the frame pointer.
    Frame(i32),
    /// At this address (globals, statics).
    Fixed(VirtAddr),
}

/// A named variable, for showing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variable {
    /// Its name in the source.
    pub name: Arc<str>,
    /// Its type, an index into [`Program::types`](crate::program::Program::types).
    pub ty: u32,
    /// Size in bytes.
    pub size: u64,
    /// Where it lives.
    pub place: Place,
    /// The code in which its name is in scope (everything for globals).
    pub scope: Range<u32>,
    /// The line of its declaration.
    pub line: u32,
}
