//! Statements.

use super::super::sema::tree::{Block, Expr, LabelId, LocalId, Stmt, StmtKind};
use super::function::{Exit, Gen, Loop};
use crate::ids::Pc;
use crate::program::{Bin, Cmp, Num, Op, SwitchTable};

/// How many values a jump table may hold before ranges are tested instead.
const MAX_TABLE: u64 = 1024;

impl Gen<'_, '_> {
    pub(super) fn block(&mut self, block: &Block) {
        let mark = self.exits.len();
        for s in &block.stmts {
            self.stmt(s);
        }
        self.close_block(block, mark);
    }

    pub(super) fn close_block(&mut self, block: &Block, mark: usize) {
        self.leave(mark);
        self.exits.truncate(mark);
        if let Some(end) = self.scope_end.get_mut(block.scope as usize) {
            *end = self.code.len() as u32;
        }
    }

    /// Does what is to be done when what lives from number `mark` on is left, last one first.
    fn leave(&mut self, mark: usize) {
        for n in (mark..self.exits.len()).rev() {
            match self.exits.get(n) {
                Some(Exit::Stack(saved)) => {
                    self.load_temp(*saved);
                    self.emit(Op::SpSet);
                }
                Some(Exit::Call(call)) => self.effect(&call.clone()),
                None => {}
            }
        }
    }

    /// The cleanups that a return does, whose value is on the operand stack.
    pub(super) fn leave_function(&mut self) {
        if self.exits.iter().any(|exit| matches!(exit, Exit::Call(_))) {
            self.leave(0);
        }
    }

    /// An array of variable length lives from its declaration to the end of the block, or
    /// until a jump to before it: the stack pointer from before is remembered.
    fn allocate(&mut self, array: LocalId, size: LocalId) {
        let saved = self.hidden(8, 8);
        self.emit(Op::SpGet);
        self.store_temp(saved);
        self.exits.push(Exit::Stack(saved));
        self.load_temp(size);
        self.emit(Op::Alloca);
        self.store_temp(array);
    }

    pub(super) fn stmt(&mut self, s: &Stmt) {
        let mark = self.temp_mark();
        self.stmt_inner(s);
        self.temp_release(mark);
    }

    fn stmt_inner(&mut self, s: &Stmt) {
        match &s.kind {
            StmtKind::Empty => {}
            StmtKind::Expr(e) => {
                self.line(s.span);
                self.effect(e);
            }
            StmtKind::Block(b) => self.block(b),
            StmtKind::Many(list) => list.iter().for_each(|s| self.stmt(s)),
            StmtKind::If(c, a, b) => self.if_stmt(c, a, b.as_deref()),
            StmtKind::While(c, body) => {
                let (head, end) = (self.new_label(), self.new_label());
                self.place(head);
                self.line(c.span);
                self.branch(c, end, false);
                self.loop_body(body, end, head);
                self.jump(head);
                self.place_forward(end);
            }
            StmtKind::DoWhile(body, c) => {
                let (head, next, end) = (self.new_label(), self.new_label(), self.new_label());
                self.place(head);
                self.loop_body(body, end, next);
                self.place_forward(next);
                self.line(c.span);
                self.branch(c, head, true);
                self.place_forward(end);
            }
            StmtKind::For {
                init,
                cond,
                step,
                body,
                scope,
            } => self.for_stmt(init, cond.as_ref(), step.as_ref(), body, scope),
            StmtKind::Switch {
                value,
                cases,
                default,
                body,
            } => {
                self.line(s.span);
                self.switch(value, cases, *default, body);
            }
            StmtKind::Label(l, body) => {
                self.place(*l);
                self.stmt(body);
            }
            StmtKind::Goto(l) => {
                self.line(s.span);
                let depth = self.label_depths.get(l.0 as usize).copied().unwrap_or(0);
                self.leave(depth);
                self.jump(*l);
            }
            StmtKind::GotoPointer(e) => {
                self.line(s.span);
                self.goto_pointer(e);
            }
            StmtKind::Break => {
                self.line(s.span);
                if let Some((label, exits)) = self.loops.last().map(|l| (l.on_break, l.exits)) {
                    self.leave(exits);
                    self.jump(label);
                }
            }
            StmtKind::Continue => {
                self.line(s.span);
                let target = self
                    .loops
                    .iter()
                    .rev()
                    .find_map(|l| l.on_continue.map(|c| (c, l.exits)));
                if let Some((label, exits)) = target {
                    self.leave(exits);
                    self.jump(label);
                }
            }
            StmtKind::Return(value) => {
                self.line(s.span);
                self.return_value(value.as_ref());
            }
            StmtKind::Init(id, init) => {
                if let Some(born) = self.born.get_mut(id.0 as usize) {
                    born.get_or_insert(self.code.len() as u32);
                }
                if let Some(init) = init {
                    self.line(s.span);
                    self.init_local(*id, init);
                }
            }
            StmtKind::VlaAlloc(id, size) => {
                self.line(s.span);
                if let Some(born) = self.born.get_mut(id.0 as usize) {
                    born.get_or_insert(self.code.len() as u32);
                }
                self.allocate(*id, *size);
            }
            StmtKind::Cleanup(call) => self.exits.push(Exit::Call(call.clone())),
            StmtKind::Unsupported(message) => {
                self.line(s.span);
                self.unsupported(s.span, message.clone());
            }
        }
    }

    fn init_local(&mut self, id: LocalId, init: &super::super::sema::tree::Init) {
        use super::super::sema::tree::{ExprKind, InitItem, InitValue};
        let Some(ty) = self.locals.get(id.0 as usize).map(|l| l.ty) else {
            return;
        };
        // `struct s x = f();` puts the result where it belongs at once.
        if let [
            InitItem {
                value: InitValue::Expr(e),
                bits: None,
                offset: 0,
                ..
            },
        ] = init.items.as_slice()
        {
            if let ExprKind::Call(call) = &e.kind
                && self.is_record(e.ty)
                && call.result.is_some()
                && self.size(e.ty) == self.size(ty)
                && self.is_record(ty)
            {
                let mut call = call.clone();
                call.result = Some(id);
                self.call(&call);
                self.emit(Op::Pop);
                return;
            }
            if self.types().is_scalar(ty) {
                let width = self.width(ty);
                self.value_to_store(e, width);
                self.store_local(id, ty);
                return;
            }
        }
        self.fill(id, init);
    }

    fn if_stmt(&mut self, c: &Expr, a: &Stmt, b: Option<&Stmt>) {
        self.line(c.span);
        let (other, end) = (self.new_label(), self.new_label());
        self.branch(c, other, false);
        self.stmt(a);
        match b {
            None => self.place_forward(other),
            Some(b) => {
                self.jump(end);
                self.place_forward(other);
                self.stmt(b);
                self.place_forward(end);
            }
        }
    }

    fn loop_body(&mut self, body: &Stmt, on_break: LabelId, on_continue: LabelId) {
        self.loops.push(Loop {
            on_break,
            on_continue: Some(on_continue),
            exits: self.exits.len(),
        });
        self.stmt(body);
        self.loops.pop();
    }

    fn for_stmt(
        &mut self,
        init: &[Stmt],
        cond: Option<&Expr>,
        step: Option<&Expr>,
        body: &Stmt,
        scope: &Block,
    ) {
        let mark = self.exits.len();
        for s in init {
            self.stmt(s);
        }
        let (head, next, end) = (self.new_label(), self.new_label(), self.new_label());
        self.place(head);
        if let Some(c) = cond {
            self.line(c.span);
            self.branch(c, end, false);
        }
        self.loop_body(body, end, next);
        self.place_forward(next);
        if let Some(step) = step {
            self.line(step.span);
            let mark = self.temp_mark();
            self.effect(step);
            self.temp_release(mark);
        }
        self.jump(head);
        self.place_forward(end);
        self.close_block(scope, mark);
    }

    fn switch(
        &mut self,
        value: &Expr,
        cases: &[(u64, u64, LabelId)],
        default: Option<LabelId>,
        body: &Stmt,
    ) {
        let end = self.new_label();
        let otherwise = default.unwrap_or(end);
        self.value(value);
        let mut table = SwitchTable {
            cases: Vec::new(),
            default: Pc(otherwise.0),
        };
        let mut ranges = Vec::new();
        for &(low, high, label) in cases {
            let span = high.wrapping_sub(low);
            if span < MAX_TABLE && (table.cases.len() as u64) < 64 * MAX_TABLE {
                for i in 0..=span {
                    table.cases.push((low.wrapping_add(i), Pc(label.0)));
                }
            } else {
                ranges.push((low, span, label));
            }
            self.want(label);
        }
        self.want(otherwise);
        table.cases.sort_by_key(|c| c.0);
        table.cases.dedup_by_key(|c| c.0);
        for (low, span, label) in ranges {
            self.emit(Op::Dup);
            self.imm(low);
            self.emit(Op::Bin(Bin::Sub, Num::U64));
            self.imm(span);
            self.emit(Op::Cmp(Cmp::Le, Num::U64));
            let no = self.new_label();
            self.emit(Op::JumpIfZero(Pc(no.0)));
            self.emit(Op::Pop);
            self.jump(label);
            self.place_forward(no);
        }
        if !self.dead {
            self.switches.push(table);
            let n = self.switches.len() as u32 - 1;
            self.emit(Op::Switch(n));
        }
        let exits = self.exits.len();
        self.loops.push(Loop {
            on_break: end,
            on_continue: None,
            exits,
        });
        self.stmt(body);
        self.loops.pop();
        self.place_forward(end);
    }
}
