//! A task's registers: what the kernel saves when it switches to another task.

use crate::ids::{FuncId, Pc, VirtAddr};
use crate::program::Program;

/// The registers of a task, with the expression that it is in the middle of.
///
/// This is not part of the [`State`](crate::kernel::state::State): nothing of it
/// is shown. A checkpoint holds it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Context {
    /// The next instruction.
    pub pc: Pc,
    /// The stack pointer.
    pub sp: u64,
    /// The frame pointer.
    pub fp: u64,
    /// The operand stack: values of the expressions being worked out, those of
    /// the callers below those of the callee.
    pub operands: Vec<u64>,
    /// Sign and exponent of each `long double` among them, the high half of each `__int128`.
    pub heads: Vec<u64>,
    /// True while the code that runs belongs to the C library.
    pub library: bool,
    /// What the last call returned.
    pub rax: u64,
    /// How many arguments the last call passed.
    pub argc: u8,
    /// Where the last call will return to.
    pub ret: VirtAddr,
}

impl Context {
    /// The registers with which execve starts a program: at an entry, with
    /// argc, argv and envp as arguments, the stack pointer as given.
    pub fn start(program: &Program, entry: FuncId, sp: VirtAddr, args: [u64; 3]) -> Context {
        let entry = program.functions.get(entry.0 as usize);
        Context {
            pc: Pc(entry.map_or(u32::MAX, |f| f.code.start)),
            // As if it had been called: every frame pointer is a multiple of 16.
            sp: sp.0.wrapping_sub(8),
            operands: args.to_vec(),
            library: true,
            argc: 3,
            ..Context::default()
        }
    }

    /// How high both stacks are, as a `jmp_buf` and a signal's frame keep it: the operands in
    /// the low 32 bits.
    pub fn height(&self) -> u64 {
        self.operands.len() as u64 | (self.heads.len() as u64) << 32
    }

    /// Cuts both stacks to a height that was kept.
    pub fn cut(&mut self, height: u64) {
        self.operands.truncate((height & 0xffff_ffff) as usize);
        self.heads.truncate((height >> 32) as usize);
    }

    /// The function whose code it is in.
    pub fn function(&self, program: &Program) -> Option<FuncId> {
        program.function_at(self.pc)
    }
}
