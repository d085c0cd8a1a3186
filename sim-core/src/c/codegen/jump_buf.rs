//! setjmp in a function with variables in registers.
//!
//! gcc keeps what is declared `register` in rbx and r12 to r15, even at -O0. setjmp saves
//! these and longjmp brings them back, so such a variable has, after the jump, the value
//! that it had at setjmp, where others keep what they got since. Here every variable is in
//! memory, so the jmp_buf gets copies of those, and they are taken back after the jump.

use super::super::sema::tree::{Expr, LocalId};
use super::access::Place;
use super::function::Gen;
use crate::ids::Pc;
use crate::program::{Op, Width};

/// Where in a `jmp_buf` there is room: behind what the machine puts there, and in the part
/// of the signal mask that Linux does not use. Bytes.
const ROOM: [u64; 5] = [40, 48, 56, 184, 192];

impl Gen<'_, '_> {
    /// Calls setjmp with this buffer; its result is pushed.
    pub(super) fn set_jmp(&mut self, buffer: &Expr) {
        let kept: Vec<(LocalId, Width, u64)> = self
            .locals
            .iter()
            .enumerate()
            .filter(|(_, local)| local.register && !local.addressed && local.used)
            .filter(|(_, local)| !self.has_head(local.ty))
            .zip(ROOM)
            .map(|((n, local), at)| (LocalId(n as u32), self.width(local.ty), at))
            .collect();
        if kept.is_empty() {
            self.value(buffer);
            self.emit(Op::SetJmp);
            return;
        }
        let buf = self.hidden(8, 8);
        self.value(buffer);
        self.store_temp(buf);
        for &(local, width, at) in &kept {
            self.load_temp(buf);
            self.add_bytes(at);
            self.load_place(Place::Local(local, 0), width);
            self.emit(Op::Store(Width::I64));
        }
        self.load_temp(buf);
        self.emit(Op::SetJmp);
        let first_time = self.new_label();
        self.emit(Op::Dup);
        self.emit(Op::JumpIfZero(Pc(first_time.0)));
        for &(local, width, at) in &kept {
            self.load_temp(buf);
            self.add_bytes(at);
            self.emit(Op::Load(Width::I64));
            self.store_place(Place::Local(local, 0), width);
        }
        self.place(first_time);
    }
}
