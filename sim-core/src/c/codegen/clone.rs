//! The library's clone(2): the child goes on with another stack, so what it does there cannot be
//! C that has variables (sysdeps/unix/sysv/linux/x86_64/clone.S in glibc).

use super::super::sema::tree::Expr;
use super::function::Gen;
use crate::program::Op;

/// System calls.
const CLONE: u64 = 56;
const EXIT: u64 = 60;

impl Gen<'_, '_> {
    /// Pushes what the parent gets. All that the child needs waits on its operand stack.
    pub(super) fn clone_call(&mut self, function: &Expr, arg: &Expr, call: [&Expr; 2]) {
        self.imm(EXIT);
        self.value(arg);
        self.value(function);
        self.imm(CLONE);
        call.into_iter().for_each(|word| self.value(word));
        for _ in 0..4 {
            self.imm(0);
        }
        self.emit(Op::Syscall);
        let parent = self.new_label();
        self.emit(Op::Dup);
        self.emit(Op::JumpIfNonZero(crate::ids::Pc(parent.0)));
        self.emit(Op::Pop);
        self.emit(Op::CallPtr { argc: 1 });
        for _ in 0..5 {
            self.imm(0);
        }
        self.emit(Op::Syscall);
        self.emit(Op::Trap);
        self.place_forward(parent);
        // The function, its argument and the number of exit are the child's.
        for _ in 0..3 {
            self.emit(Op::Swap);
            self.emit(Op::Pop);
        }
    }
}
