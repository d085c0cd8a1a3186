//! A linked program: what the C front end makes and the virtual CPU runs.
//!
//! The code is a flat list of [`Op`]s for a stack machine. C variables are not
//! in it: they live in simulated memory, and only the values of an expression
//! that is being worked out stand on the CPU's *operand stack* (its registers).
//!
//! # Values on the operand stack
//! Every value is one `u64`: an integer is sign- or zero-extended to 64 bits
//! from its C type, a pointer is its address, a `float` its 32 bits
//! zero-extended, a `double` its 64 bits. Of a `long double` it is x87's
//! significand; the sign and the exponent stand on a stack of their own, the
//! *heads*, which has one entry for each `long double` on the operand stack, in
//! the same order. So do the high 64 bits of an `__int128`. What copies, drops or exchanges
//! such a value says so on both ([`Op::Head`]). Structs are handled by address.
//!
//! # Calling convention
//! The caller pushes the fixed arguments on the operand stack, first argument
//! first. Variadic arguments are stored by the caller to the memory stack, one
//! 8-byte slot each (a `long double` two, at a multiple of 16), first argument lowest ([`Op::PushVar`] pushes the last one
//! first). [`Op::Call`] stores the return address at `sp - 8`; [`Op::Enter`]
//! stores the caller's frame pointer below it, points the frame pointer at it
//! and makes room for the locals. So as on x86-64: `[fp]` is the saved frame
//! pointer, `[fp + 8]` the return address, `[fp + 16]` the first variadic
//! argument; locals are at negative offsets. The callee then stores its
//! parameters from the operand stack into its frame, as gcc -O0 does.
//! A function always leaves exactly one value on the operand stack (0 for
//! `void`). A struct is returned through a hidden first argument: the address
//! to put it at, which is also the value left.
//!
//! Overwriting a return address in simulated memory therefore does what it
//! does on Linux: the return goes there.

pub use crate::debug_info::{DebugField, DebugType, Place, Variable};
use crate::ids::{FuncId, Pc, VirtAddr};
pub use crate::image::{Area, AreaUse, Image, PltEntry, Segment, Text, Touch, TouchKind};
use crate::lang::Message;
use crate::libc::Intrinsic;
use std::ops::Range;
use std::sync::Arc;

/// Bytes of text that one [`Op`] stands for: code addresses step by this.
pub const OP_BYTES: u64 = 4;

/// The width, and for integers the signedness, of a scalar in memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Width {
    /// `signed char`, one byte.
    I8,
    /// `unsigned char` and `_Bool`, one byte.
    U8,
    /// `short`, two bytes.
    I16,
    /// `unsigned short`, two bytes.
    U16,
    /// `int`, four bytes.
    I32,
    /// `unsigned int`, four bytes.
    U32,
    /// `long`, `unsigned long` and pointers, eight bytes.
    I64,
    /// `float`, four bytes.
    F32,
    /// `double`, eight bytes.
    F64,
    /// `long double`: ten bytes of x87 extended format in a slot of sixteen.
    X87,
    /// `__int128`, sixteen bytes.
    I128,
}

impl Width {
    /// Bytes that it takes in memory; of a `long double`, those of its slot.
    #[inline]
    pub const fn bytes(self) -> u8 {
        match self {
            Width::I8 | Width::U8 => 1,
            Width::I16 | Width::U16 => 2,
            Width::I32 | Width::U32 | Width::F32 => 4,
            Width::I64 | Width::F64 => 8,
            Width::X87 | Width::I128 => 16,
        }
    }
}

/// The type in which an arithmetic operation is done (after C's conversions).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Num {
    /// `int`.
    I32,
    /// `unsigned int`.
    U32,
    /// `long`, `long long`.
    I64,
    /// `unsigned long` and pointers.
    U64,
    /// `float`.
    F32,
    /// `double`.
    F64,
    /// `long double`.
    F80,
    /// `__int128`.
    I128,
    /// `unsigned __int128`.
    U128,
}

/// A scalar type as the source or target of a conversion.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Scalar {
    /// `signed char`.
    I8,
    /// `unsigned char`.
    U8,
    /// `short`.
    I16,
    /// `unsigned short`.
    U16,
    /// `int`.
    I32,
    /// `unsigned int`.
    U32,
    /// `long`.
    I64,
    /// `unsigned long`, pointers.
    U64,
    /// `float`.
    F32,
    /// `double`.
    F64,
    /// `long double`.
    F80,
    /// `__int128`.
    I128,
    /// `unsigned __int128`.
    U128,
    /// `_Bool`: 0 or 1.
    Bool,
}

/// A binary arithmetic operation: pops right, then left, pushes the result.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Bin {
    /// `+`. Signed overflow wraps.
    Add,
    /// `-`.
    Sub,
    /// `*`.
    Mul,
    /// `/`. Integer division by zero, and MIN / -1, raise SIGFPE.
    Div,
    /// `%`. Likewise.
    Rem,
    /// `<<`, the count masked to the width as x86 does.
    Shl,
    /// `>>`, arithmetic for signed types.
    Shr,
    /// `&`.
    And,
    /// `|`.
    Or,
    /// `^`.
    Xor,
}

/// A comparison: pops right, then left, pushes 0 or 1.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cmp {
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

/// What happens to the heads of `long double`s and of `__int128`s.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Head {
    /// Push one: sign and exponent of a constant.
    Push(u16),
    /// Push the top once more.
    Dup,
    /// Exchange the top two.
    Swap,
    /// Drop the top.
    Pop,
}

/// One instruction. At most eight bytes, so that code stays dense.
///
/// An op that touches memory can fault; it must change neither the operand
/// stack nor a register before its last access has succeeded, so that it can
/// be run again after the fault is handled.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Op {
    /// Push a sign-extended constant.
    Imm(i32),
    /// Push `Program::consts[n]`.
    Const(u32),
    /// Push frame pointer + offset.
    LocalAddr(i32),
    /// Pop an address; push what is there.
    Load(Width),
    /// Push the variable at frame pointer + offset.
    LoadLocal(Width, i32),
    /// Push the variable at the address `Program::consts[n]`.
    LoadGlobal(Width, u32),
    /// Pop a value, then an address; store.
    Store(Width),
    /// Like `Store`, but the value as it was stored (truncated to the width) stays on the stack.
    StoreKeep(Width),
    /// Pop a value; store it to the variable at frame pointer + offset.
    StoreLocal(Width, i32),
    /// Pop a value; store it to the variable at the address `Program::consts[n]`.
    StoreGlobal(Width, u32),
    /// One locked instruction: pop a value, then an address; store what the
    /// operation makes of what is there and the value; push what was there.
    AtomicUpdate(Bin, Width),
    /// Pop a value, then an address; exchange; push what was there.
    AtomicSwap(Width),
    /// Pop a new value, then an expected one, then an address; store the new
    /// one if the expected one is there; push what was there.
    AtomicCompare(Width),
    /// Pop a source address, then a destination address; copy so many bytes.
    Copy(u32),
    /// Pop an address; fill so many bytes with zero.
    Zero(u32),
    /// Push the top once more.
    Dup,
    /// Exchange the top two.
    Swap,
    /// Push the second from the top once more.
    Over,
    /// Drop the top.
    Pop,
    /// Move the third from the top to the top: a b c → b c a.
    Rot,
    /// The part of the above that concerns a head.
    Head(Head),
    /// Binary arithmetic.
    Bin(Bin, Num),
    /// Comparison.
    Cmp(Cmp, Num),
    /// Arithmetic negation.
    Neg(Num),
    /// Bitwise complement.
    Not(Num),
    /// Logical not of an integer or pointer: 1 if it is 0, else 0.
    LogNot,
    /// Convert the top from one type to another, as gcc on x86-64 does
    /// (out-of-range float to integer gives the "integer indefinite" value).
    Conv(Scalar, Scalar),
    /// Go on elsewhere.
    Jump(Pc),
    /// Pop; go on elsewhere if it is 0.
    JumpIfZero(Pc),
    /// Pop; go on elsewhere if it is not 0.
    JumpIfNonZero(Pc),
    /// Pop a 64-bit value; go on where `Program::switches[n]` says.
    Switch(u32),
    /// Call a function with so many fixed arguments on the operand stack.
    Call {
        /// Which function.
        func: FuncId,
        /// How many fixed arguments were pushed.
        argc: u8,
    },
    /// Call a function of the library through `Program::plt[entry]`.
    CallPlt {
        /// Which entry.
        entry: u32,
        /// How many fixed arguments were pushed.
        argc: u8,
    },
    /// Pop a function's address (it was pushed after the arguments); call it.
    CallPtr {
        /// How many fixed arguments were pushed.
        argc: u8,
    },
    /// First op of every function: build the frame (see the calling convention).
    /// If the caller passed another number of arguments than the function has,
    /// the operand stack is padded with zeros or cut.
    Enter(FuncId),
    /// Leave the frame and go back; the result is on the operand stack.
    Ret,
    /// Pop a value; push it to the memory stack (8 bytes): a variadic argument.
    PushVar,
    /// Pop an address; push so many bytes from there to the memory stack
    /// (rounded up to 8): a struct as a variadic argument.
    PushVarBytes(u32),
    /// Add to the stack pointer (takes variadic arguments away after the call).
    SpAdd(i32),
    /// Pop a size; take that many bytes (rounded up to 16) from the memory
    /// stack; push the address. For `alloca` and variable-length arrays.
    Alloca,
    /// Push what the last call returned: rax, which is what a function that returns without
    /// a value leaves its caller.
    LastResult,
    /// Push the stack pointer.
    SpGet,
    /// Pop into the stack pointer (end of a block with variable-length arrays).
    SpSet,
    /// Pop so many arguments, the last one first; run a function of the C
    /// library that is part of the machine; push its result.
    Intrinsic(Intrinsic, u8),
    /// Pop six arguments, then the system call's number; enter the kernel;
    /// push the raw result (−errno on failure).
    Syscall,
    /// Pop the address of a `jmp_buf`; save pc, sp, fp and the operand stack's
    /// height there; push 0. A `longjmp` comes back here with its value.
    SetJmp,
    /// Pop a value, then the address of a `jmp_buf`; go back there.
    LongJmp,
    /// Pop two addresses of contexts; keep the registers in the first, go on with those in
    /// the second (either may be null). Who goes on has a 0 pushed.
    SwapContext,
    /// x86's `ud2`: an invalid instruction.
    Trap,
    /// A statement begins: `Program::lines[n]`.
    Line(u32),
    /// The front end knows that this cannot be run: `Program::messages[n]`.
    Unsupported(u32),
}

/// Where a statement begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct LineEntry {
    /// Which source file, an index into [`Program::files`].
    pub file: u16,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A jump table for `switch`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SwitchTable {
    /// Case values (as 64-bit patterns, sorted as `u64`) and where they lead.
    pub cases: Vec<(u64, Pc)>,
    /// Where every other value leads.
    pub default: Pc,
}

/// A function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Function {
    /// Its name.
    pub name: Arc<str>,
    /// Its code; the first op is [`Op::Enter`].
    pub code: Range<u32>,
    /// Bytes of locals, a multiple of 16.
    pub frame_size: u32,
    /// What its frame pointer is aligned to: 16, unless a local needs more.
    pub frame_align: u32,
    /// Number of fixed arguments on the operand stack (with the hidden one).
    pub params: u8,
    /// It returns no value.
    pub void: bool,
    /// The types of its arguments, without the hidden one: indices into [`Program::types`].
    /// Of what a pointer leads to they know only whether it is a string (`const char`).
    pub takes: Vec<u32>,
    /// The type that it returns, likewise.
    pub gives: u32,
    /// Further arguments may follow (`...`).
    pub variadic: bool,
    /// True if it is part of the C library, not of the user's program.
    pub library: bool,
    /// True for a helper of the library that a header or the compiler calls in the program's
    /// name (a name with `__` before it): no step of what the program's text says.
    pub internal: bool,
    /// Parameters and locals.
    pub variables: Vec<Variable>,
    /// Where it is defined, for the user's functions.
    pub line: u32,
    /// What glibc's touches besides, when it is called.
    pub touches: &'static [Touch],
}

/// A linked program.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Program {
    /// Every instruction; a [`Pc`] is an index.
    pub code: Vec<Op>,
    /// 64-bit constants and addresses.
    pub consts: Vec<u64>,
    /// Jump tables.
    pub switches: Vec<SwitchTable>,
    /// Where statements begin.
    pub lines: Vec<LineEntry>,
    /// What [`Op::Unsupported`] says: the line it is at, and the message.
    pub messages: Vec<(u32, Message)>,
    /// How the executable's code calls functions of the library.
    pub plt: Vec<PltEntry>,
    /// All functions, by code address.
    pub functions: Vec<Function>,
    /// The user's global and static variables.
    pub globals: Vec<Variable>,
    /// Types of variables.
    pub types: Vec<DebugType>,
    /// Names of the user's source files; 0 is the program itself.
    pub files: Vec<Arc<str>>,
    /// The images to map; 0 is the executable, 1 the C library, 2 the dynamic linker.
    pub images: Vec<Image>,
    /// Where a new process starts: the library's `_start`, which calls main.
    /// It is entered with argc, argv and envp on the operand stack.
    pub entry: FuncId,
    /// What the dynamic linker and the start of the library touch before that.
    pub start: &'static [Touch],
    /// So many further faults come before that, in places that are not modelled.
    pub start_faults: u32,
    /// Where the kernel tells a thread which CPU it runs on (`rseq`), as the library asked it to.
    pub cpu_number: Option<Touch>,
    /// What the library's function touches whose system call is made in the program's own code:
    /// vfork, whose child would otherwise be the first to run it.
    pub in_place: &'static [Touch],
    /// The function that a signal handler returns to, if the library has one.
    pub sigreturn: Option<FuncId>,
}

impl Program {
    /// The address of an instruction, or `None` if no image holds it.
    pub fn addr_of(&self, pc: Pc) -> Option<VirtAddr> {
        self.images.iter().find_map(|image| image.addr_of(pc.0))
    }

    /// The instruction at an address, or `None` if there is none.
    pub fn pc_at(&self, addr: VirtAddr) -> Option<Pc> {
        self.images
            .iter()
            .find_map(|image| image.op_at(addr).map(Pc))
    }

    /// The function whose code holds this instruction.
    pub fn function_at(&self, pc: Pc) -> Option<FuncId> {
        let after = self.functions.partition_point(|f| f.code.start <= pc.0);
        let index = after.checked_sub(1)?;
        self.functions[index]
            .code
            .contains(&pc.0)
            .then_some(FuncId(index as u32))
    }

    /// The function that begins at an address, if one does: what a pointer to it holds.
    pub fn function_from(&self, addr: VirtAddr) -> Option<&Function> {
        let pc = self.pc_at(addr)?;
        let function = self.functions.get(self.function_at(pc)?.0 as usize)?;
        (function.code.start == pc.0).then_some(function)
    }

    /// A function by its id.
    pub fn function(&self, id: FuncId) -> &Function {
        &self.functions[id.0 as usize]
    }
}
