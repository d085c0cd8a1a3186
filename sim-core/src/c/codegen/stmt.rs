//! Statements.

use super::super::sema::tree::{Block, Expr, Func, LabelId, LocalId, Stmt, StmtKind};
use super::function::{Gen, Loop};
use crate::ids::Pc;
use crate::program::{Bin, Cmp, Num, Op, SwitchTable};

/// How many values a jump table may hold before ranges are tested instead.
const MAX_TABLE: u64 = 1024;

impl Gen<'_, '_> {
    pub(super) fn block(&mut self, block: &Block) {
        let mark = self.vlas.len();
        self.open_block(block);
        for s in &block.stmts {
            self.stmt(s);
        }
        self.close_block(block, mark);
    }

    /// Remembers the stack pointer if the block has arrays of variable length.
    pub(super) fn open_block(&mut self, block: &Block) {
        if let Some(saved) = block.saved_sp {
            self.emit(Op::SpGet);
            self.store_temp(saved);
            self.vlas.push(saved);
        }
    }

    pub(super) fn close_block(&mut self, block: &Block, mark: usize) {
        self.restore_stack(mark);
        self.vlas.truncate(mark);
        if let Some(end) = self.scope_end.get_mut(block.scope as usize) {
            *end = self.code.len() as u32;
        }
    }

    /// Gives up the variable arrays of the blocks from `mark` on.
    fn restore_stack(&mut self, mark: usize) {
        if let Some(&saved) = self.vlas.get(mark) {
            self.load_temp(saved);
            self.emit(Op::SpSet);
        }
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
                self.restore_stack(depth);
                self.jump(*l);
            }
            StmtKind::GotoPointer(e) => {
                self.line(s.span);
                self.goto_pointer(e);
            }
            StmtKind::Break => {
                self.line(s.span);
                if let Some((label, vlas)) = self.loops.last().map(|l| (l.on_break, l.vlas)) {
                    self.restore_stack(vlas);
                    self.jump(label);
                }
            }
            StmtKind::Continue => {
                self.line(s.span);
                let target = self
                    .loops
                    .iter()
                    .rev()
                    .find_map(|l| l.on_continue.map(|c| (c, l.vlas)));
                if let Some((label, vlas)) = target {
                    self.restore_stack(vlas);
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
                self.load_temp(*size);
                self.emit(Op::Alloca);
                self.store_temp(*id);
            }
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
            vlas: self.vlas.len(),
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
        let mark = self.vlas.len();
        self.open_block(scope);
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
        let vlas = self.vlas.len();
        self.loops.push(Loop {
            on_break: end,
            on_continue: None,
            vlas,
        });
        self.stmt(body);
        self.loops.pop();
        self.place_forward(end);
    }
}

/// For each label, how many blocks with variable arrays are around it.
pub(super) fn label_depths(f: &Func) -> Vec<usize> {
    let mut depths = vec![0; f.labels as usize];
    for s in &f.body.stmts {
        note_labels(s, usize::from(f.body.saved_sp.is_some()), &mut depths);
    }
    depths
}

fn note_labels(s: &Stmt, depth: usize, depths: &mut Vec<usize>) {
    let inside = |b: &Block| depth + usize::from(b.saved_sp.is_some());
    match &s.kind {
        StmtKind::Label(l, body) => {
            if let Some(d) = depths.get_mut(l.0 as usize) {
                *d = depth;
            }
            note_labels(body, depth, depths);
        }
        StmtKind::Block(b) => b
            .stmts
            .iter()
            .for_each(|s| note_labels(s, inside(b), depths)),
        StmtKind::Many(list) => list.iter().for_each(|s| note_labels(s, depth, depths)),
        StmtKind::If(_, a, b) => {
            note_labels(a, depth, depths);
            if let Some(b) = b {
                note_labels(b, depth, depths);
            }
        }
        StmtKind::While(_, body) | StmtKind::DoWhile(body, _) | StmtKind::Switch { body, .. } => {
            note_labels(body, depth, depths);
        }
        StmtKind::For { body, scope, .. } => note_labels(body, inside(scope), depths),
        _ => {}
    }
}
