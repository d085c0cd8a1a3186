//! Builtins, variable arguments, statement expressions.

use super::super::sema::tree::{Builtin, Expr, LocalId, StmtKind};
use super::super::types::Ty;
use super::expr::bin_op;
use super::function::Gen;
use crate::lang::say;
use crate::program::{Bin, Num, Op, Width};

impl Gen<'_, '_> {
    /// The last statement's value of a statement expression.
    pub(super) fn stmt_expr(&mut self, block: &super::super::sema::tree::Block, keep: bool) {
        let mark = self.exits.len();
        let (last, first) = match block.stmts.split_last() {
            Some((last, first)) => (Some(last), first),
            None => (None, &[][..]),
        };
        for s in first {
            self.stmt(s);
        }
        let mut last = last;
        if keep {
            while let Some(StmtKind::Label(label, body)) = last.map(|s| &s.kind) {
                self.place(*label);
                last = Some(body);
            }
        }
        let mut pushed = false;
        match last.map(|s| (&s.kind, s.span)) {
            Some((StmtKind::Expr(e), span)) if keep && !e.ty.is_void() => {
                self.line(span);
                self.value(e);
                pushed = true;
            }
            _ => {
                if let Some(s) = last {
                    self.stmt(s);
                }
            }
        }
        self.close_block(block, mark);
        if keep && !pushed {
            self.imm(0);
        }
    }

    pub(super) fn builtin(&mut self, which: Builtin, args: &[Expr], ty: Ty, keep: bool) {
        match which {
            Builtin::SetJmp => {
                if let [buffer] = args {
                    self.set_jmp(buffer);
                }
            }
            Builtin::Clone => {
                if let [function, arg, flags, stack] = args {
                    self.clone_call(function, arg, [flags, stack]);
                }
            }
            Builtin::Trap => {
                self.emit(Op::Trap);
                return;
            }
            Builtin::Unreachable => {
                // gcc -O0 runs on into what follows; the processor would trap.
                let span = self.f.span;
                self.unsupported(span, say!("going on behind __builtin_unreachable"));
                return;
            }
            Builtin::PutText(text, n) => {
                if let [to] = args {
                    self.put_text(to, text, n as usize);
                }
                return;
            }
            Builtin::Move(n) => {
                self.arguments(args);
                self.emit(Op::Copy(n));
                return;
            }
            Builtin::FrameAddress => {
                // The frame pointer itself: one word above the first local.
                let base = self.frame_base();
                self.emit(Op::LocalAddr(base));
            }
            Builtin::ReturnAddress => {
                let base = self.frame_base();
                self.emit(Op::LocalAddr(base));
                self.add_bytes(8);
                self.emit(Op::Load(Width::I64));
            }
            _ => {
                self.arguments(args);
                let width = self.width(ty);
                match which {
                    Builtin::Intrinsic(i) => self.emit(Op::Intrinsic(i, args.len().min(255) as u8)),
                    Builtin::Syscall => self.emit(Op::Syscall),
                    Builtin::SwapContext => self.emit(Op::SwapContext),
                    Builtin::AtomicUpdate(op) => self.emit(Op::AtomicUpdate(bin_op(op), width)),
                    Builtin::AtomicSwap => self.emit(Op::AtomicSwap(width)),
                    Builtin::AtomicCompare => self.emit(Op::AtomicCompare(width)),
                    Builtin::LongJmp => {
                        self.emit(Op::LongJmp);
                        return;
                    }
                    _ => self.emit(Op::Alloca),
                }
            }
        }
        if !keep {
            self.drop_value(ty);
        }
    }

    /// Stores the first bytes of a literal by pieces, of which the last may overlap the one before
    /// (gcc's `store_by_pieces`).
    fn put_text(&mut self, to: &Expr, text: u32, n: usize) {
        let text = self.unit.checked.strings.get(text as usize);
        let bytes = text.and_then(|(bytes, _)| bytes.get(..n)).unwrap_or(&[]);
        self.value(to);
        let (mut at, mut piece) = (0, 8);
        while at < n {
            let left = n - at;
            while piece > left && !(piece < 2 * left && at + left >= piece) {
                piece /= 2;
            }
            let from = at.min(n - piece);
            let mut word = [0; 8];
            for (to, byte) in word.iter_mut().zip(bytes.iter().skip(from).take(piece)) {
                *to = *byte;
            }
            self.emit(Op::Dup);
            self.add_bytes(from as u64);
            self.imm(u64::from_le_bytes(word));
            self.emit(Op::Store(match piece {
                8 => Width::I64,
                4 => Width::U32,
                2 => Width::U16,
                _ => Width::U8,
            }));
            at = from + piece;
        }
        self.emit(Op::Pop);
    }

    /// Pushes values right to left as arguments are, first one lowest.
    pub(super) fn arguments(&mut self, args: &[Expr]) {
        let refs: Vec<&Expr> = args.iter().collect();
        self.push_all(&refs);
    }

    /// A slot that stands for the frame pointer.
    pub(super) fn frame_base(&mut self) -> i32 {
        self.slot(LocalId(u32::MAX), 0)
    }

    pub(super) fn va_start(&mut self, list: &Expr) {
        // System V ABI 3.5.7: no registers were saved, all is on the stack.
        self.value(list);
        self.emit(Op::Dup);
        self.imm(48);
        self.emit(Op::Store(Width::U32));
        self.emit(Op::Dup);
        self.add_bytes(4);
        self.imm(304);
        self.emit(Op::Store(Width::U32));
        self.emit(Op::Dup);
        self.add_bytes(8);
        let base = self.frame_base();
        self.emit(Op::LocalAddr(base));
        if self.locals.iter().any(|l| l.used && l.align > 16) {
            // The frame was aligned: where it would have been is kept below it.
            self.imm(8);
            self.emit(Op::Bin(Bin::Sub, Num::U64));
            self.emit(Op::Load(Width::I64));
        }
        self.add_bytes(16);
        self.emit(Op::Store(Width::I64));
        self.add_bytes(16);
        self.imm(0);
        self.emit(Op::Store(Width::I64));
    }

    pub(super) fn va_arg(&mut self, list: &Expr, scratch: LocalId, e: &Expr) {
        let size = self.size(e.ty);
        let record = self.is_record(e.ty);
        self.value(list);
        self.add_bytes(8);
        self.emit(Op::Dup);
        self.emit(Op::Load(Width::I64));
        if self.types().align(e.ty) >= 16 {
            self.add_bytes(15);
            self.imm(!15);
            self.emit(Op::Bin(Bin::And, Num::U64));
        }
        self.emit(Op::Dup);
        self.store_temp(scratch);
        self.add_bytes(if record {
            size.next_multiple_of(8)
        } else {
            size.max(8)
        });
        self.emit(Op::Store(Width::I64));
        self.load_temp(scratch);
        if !record {
            let width = self.width(e.ty);
            self.emit(Op::Load(width));
        }
    }
}
