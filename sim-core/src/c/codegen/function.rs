//! One function: prologue, body, labels, and the state of its generation.

use super::super::diag::Span;
use super::super::object::{Const, Def, Func as ObjFunc, VarPlace, Variable};
use super::super::sema::tree::{Expr, Func, LabelId, Local, LocalId};
use super::super::types::{self, Ty};
use super::{Unit, num_of, scalar_of, width_of};
use crate::ids::Pc;
use crate::lang::Message;
use crate::program::{Num, Op, Scalar, SwitchTable, Width};
use crate::x87::F80;

/// A label that is not placed.
const NOWHERE: u32 = u32::MAX;

/// What `break` and `continue` do here.
pub(super) struct Loop {
    pub(super) on_break: LabelId,
    pub(super) on_continue: Option<LabelId>,
    /// How many things to be done at an exit there are outside.
    pub(super) exits: usize,
}

/// What is to be done when a variable's life ends.
pub(super) enum Exit {
    /// An array of variable length: the stack pointer from before is in this local.
    Stack(LocalId),
    /// `__attribute__((cleanup))`: a call.
    Call(Box<Expr>),
}

/// The state of a function's generation. The operand of an op on a local
/// variable is an index into `slots` until the frame is laid out.
pub(super) struct Gen<'u, 'a> {
    pub(super) unit: &'u mut Unit<'a>,
    pub(super) f: &'a Func,
    pub(super) code: Vec<Op>,
    pub(super) locals: Vec<Local>,
    /// (variable, bytes from its start).
    pub(super) slots: Vec<(LocalId, i32)>,
    /// Where labels are; jumps hold the label's number until the end.
    labels: Vec<u32>,
    /// Labels that something jumps to.
    wanted: Vec<bool>,
    pub(super) switches: Vec<SwitchTable>,
    pub(super) loops: Vec<Loop>,
    /// What ends when the blocks around are left.
    pub(super) exits: Vec<Exit>,
    /// How many of them there are at each label.
    pub(super) label_depths: Vec<usize>,
    /// Bytes pushed to the memory stack right now.
    pub(super) pushed: i32,
    /// What is emitted now is never reached.
    pub(super) dead: bool,
    /// Ops that jump if the condition holds (the others do if it does not).
    pub(super) true_jumps: Vec<u32>,
    temps: Vec<LocalId>,
    temps_used: usize,
    /// Ops that push the address of a label.
    pub(super) label_consts: Vec<(usize, LabelId)>,
    /// Switches that are a `goto *`: their keys are addresses.
    pub(super) label_tables: Vec<usize>,
    /// Calls for which gcc's code has another function.
    pub(super) stand_ins: Vec<(u32, &'static str)>,
    /// Where each variable's scope begins and ends.
    pub(super) born: Vec<Option<u32>>,
    pub(super) scope_end: Vec<u32>,
}

impl<'a> Unit<'a> {
    /// Compiles a function.
    pub(super) fn function(&mut self, f: &'a Func) {
        let params = f.params.len() + usize::from(f.hidden.is_some());
        let mut g = Gen {
            f,
            code: Vec::new(),
            locals: f.locals.clone(),
            slots: Vec::new(),
            labels: vec![NOWHERE; f.labels as usize],
            wanted: vec![false; f.labels as usize],
            switches: Vec::new(),
            loops: Vec::new(),
            exits: Vec::new(),
            label_depths: super::depth::label_depths(f),
            pushed: 0,
            dead: false,
            true_jumps: Vec::new(),
            temps: Vec::new(),
            temps_used: 0,
            label_consts: Vec::new(),
            label_tables: Vec::new(),
            stand_ins: Vec::new(),
            born: vec![None; f.locals.len()],
            scope_end: vec![0; f.scopes.len()],
            unit: self,
        };
        g.prologue();
        g.body();
        let (offsets, frame_size, frame_align) = g.lay_out_frame();
        g.settle_labels();
        g.patch(&offsets);
        let Gen {
            code,
            locals,
            born,
            scope_end,
            switches,
            stand_ins,
            ..
        } = g;
        let mut variables = Vec::new();
        if self.user {
            for (i, l) in locals.iter().enumerate() {
                if l.name.is_empty() || !(l.used || l.param) {
                    continue;
                }
                let from = if l.param {
                    Some(0)
                } else {
                    born.get(i).copied().flatten()
                };
                let Some(from) = from else { continue };
                let to = match l.scope {
                    0 => code.len() as u32,
                    s => scope_end.get(s as usize).copied().unwrap_or(0),
                };
                let ty = self.debug_type(l.ty);
                let place = VarPlace::Frame(offsets.get(i).copied().unwrap_or(0));
                variables.push(Variable {
                    name: l.name.clone(),
                    ty,
                    size: l.size,
                    place,
                    scope: (from, to),
                    span: l.span,
                });
            }
            self.statics(f, &scope_end, code.len() as u32, &mut variables);
        }
        let (takes, gives, variadic) = self.signature(f);
        let func = self.out.funcs.len() as u32;
        if let Some(s) = self.out.symbols.get_mut(f.sym.0 as usize) {
            s.def = Def::Func(func);
        }
        // Jump tables of the whole unit are numbered through.
        let base = self.out.switches.len() as u32;
        self.out.switches.extend(switches);
        let code = code
            .into_iter()
            .map(|op| match op {
                Op::Switch(n) => Op::Switch(n + base),
                op => op,
            })
            .collect();
        self.out.funcs.push(ObjFunc {
            symbol: f.sym.0,
            code,
            frame_size,
            frame_align,
            params: params.min(255) as u8,
            void: f.ret.is_void(),
            takes,
            gives,
            variadic,
            variables,
            stand_ins,
            span: f.span,
        });
    }

    fn statics(&mut self, f: &Func, scope_end: &[u32], end: u32, out: &mut Vec<Variable>) {
        let checked = self.checked;
        for (i, scope) in f.scopes.iter().enumerate() {
            for &id in &scope.statics {
                let Some(symbol) = checked.symbols.get(id.0 as usize) else {
                    continue;
                };
                let Some(size) = self.types().size(symbol.ty) else {
                    continue;
                };
                let ty = self.debug_type(symbol.ty);
                let to = if i == 0 {
                    end
                } else {
                    scope_end.get(i).copied().unwrap_or(end)
                };
                let place = VarPlace::Symbol(id.0);
                out.push(Variable {
                    name: symbol.name.clone(),
                    ty,
                    size,
                    place,
                    scope: (0, to),
                    span: symbol.span,
                });
            }
        }
    }
}

impl<'a> Gen<'_, 'a> {
    pub(super) fn types(&self) -> &'a types::Types {
        &self.unit.checked.types
    }
    pub(super) fn width(&self, ty: Ty) -> Width {
        width_of(self.types(), ty)
    }
    pub(super) fn num(&self, ty: Ty) -> Num {
        num_of(self.types(), ty)
    }
    pub(super) fn scalar(&self, ty: Ty) -> Scalar {
        scalar_of(self.types(), ty)
    }
    pub(super) fn is_record(&self, ty: Ty) -> bool {
        self.types().is_record(ty)
    }
    pub(super) fn size(&self, ty: Ty) -> u64 {
        self.types().size(ty).unwrap_or(0)
    }

    /// Appends an op, unless it can never be reached.
    pub(super) fn emit(&mut self, op: Op) {
        if self.dead {
            return;
        }
        match op {
            Op::Jump(Pc(l)) | Op::JumpIfZero(Pc(l)) | Op::JumpIfNonZero(Pc(l)) => {
                self.want(LabelId(l))
            }
            _ => {}
        }
        self.code.push(op);
        if matches!(
            op,
            Op::Jump(_) | Op::Ret | Op::Switch(_) | Op::LongJmp | Op::Trap | Op::Unsupported(_)
        ) {
            self.dead = true;
        }
    }

    pub(super) fn want(&mut self, l: LabelId) {
        if let Some(w) = self.wanted.get_mut(l.0 as usize) {
            *w = true;
        }
    }

    pub(super) fn new_label(&mut self) -> LabelId {
        self.labels.push(NOWHERE);
        self.wanted.push(false);
        LabelId(self.labels.len() as u32 - 1)
    }

    /// Puts a label here that something later may jump to.
    pub(super) fn place(&mut self, l: LabelId) {
        let here = self.code.len() as u32;
        if let Some(at) = self.labels.get_mut(l.0 as usize) {
            *at = here;
        }
        self.dead = false;
    }

    /// Puts a label here to which all jumps were emitted already.
    pub(super) fn place_forward(&mut self, l: LabelId) {
        let dead = self.dead && !self.wanted.get(l.0 as usize).copied().unwrap_or(true);
        self.place(l);
        self.dead = dead;
    }

    pub(super) fn jump(&mut self, l: LabelId) {
        self.emit(Op::Jump(Pc(l.0)));
    }

    /// A hidden variable of 8 bytes, free again at the end of the statement.
    pub(super) fn temp(&mut self) -> LocalId {
        if let Some(&t) = self.temps.get(self.temps_used) {
            self.temps_used += 1;
            return t;
        }
        let t = self.hidden(8, 8);
        self.temps.push(t);
        self.temps_used += 1;
        t
    }

    /// A new hidden variable.
    pub(super) fn hidden(&mut self, size: u64, align: u64) -> LocalId {
        self.locals.push(Local {
            name: "".into(),
            ty: types::ULONG,
            size,
            align,
            span: Span::default(),
            addressed: true,
            used: true,
            param: false,
            scope: 0,
            vla: false,
            register: false,
        });
        LocalId(self.locals.len() as u32 - 1)
    }

    pub(super) fn temp_mark(&self) -> usize {
        self.temps_used
    }
    pub(super) fn temp_release(&mut self, mark: usize) {
        self.temps_used = mark;
    }

    /// The operand of an op on a local variable.
    pub(super) fn slot(&mut self, id: LocalId, offset: i32) -> i32 {
        self.slots.push((id, offset));
        self.slots.len() as i32 - 1
    }

    pub(super) fn load_temp(&mut self, t: LocalId) {
        let slot = self.slot(t, 0);
        self.emit(Op::LoadLocal(Width::I64, slot));
    }
    pub(super) fn store_temp(&mut self, t: LocalId) {
        let slot = self.slot(t, 0);
        self.emit(Op::StoreLocal(Width::I64, slot));
    }

    /// Pushes an integer.
    pub(super) fn imm(&mut self, value: u64) {
        match i32::try_from(value as i64) {
            Ok(v) => self.emit(Op::Imm(v)),
            Err(_) => {
                let n = self.unit.constant(Const::Value(value));
                self.emit(Op::Const(n));
            }
        }
    }

    /// A statement begins here.
    pub(super) fn line(&mut self, span: Span) {
        if !self.unit.user || self.dead {
            return;
        }
        let n = match self.unit.out.lines.last() {
            Some(last) if *last == span => self.unit.out.lines.len() as u32 - 1,
            _ => {
                self.unit.out.lines.push(span);
                self.unit.out.lines.len() as u32 - 1
            }
        };
        if self.code.last() != Some(&Op::Line(n)) {
            self.emit(Op::Line(n));
        }
    }

    /// The front end knows that this cannot be run.
    pub(super) fn unsupported(&mut self, span: Span, message: Message) {
        let n = self.unit.out.messages.len() as u32;
        self.unit.out.messages.push((span, message));
        self.emit(Op::Unsupported(n));
    }

    fn prologue(&mut self) {
        self.emit(Op::Enter(crate::ids::FuncId(self.f.sym.0)));
        let f = self.f;
        // The last argument is on top.
        for &p in f.params.iter().rev() {
            let Some(local) = self.locals.get(p.0 as usize) else {
                continue;
            };
            let (ty, size) = (local.ty, local.size);
            let slot = self.slot(p, 0);
            if self.is_record(ty) {
                self.emit(Op::LocalAddr(slot));
                self.emit(Op::Swap);
                self.emit(Op::Copy(size.min(u64::from(u32::MAX)) as u32));
                continue;
            }
            if f.old_style && ty.plain() == types::FLOAT {
                self.emit(Op::Conv(Scalar::F64, Scalar::F32));
            }
            let width = self.width(ty);
            self.emit(Op::StoreLocal(width, slot));
        }
        if let Some(hidden) = f.hidden {
            let slot = self.slot(hidden, 0);
            self.emit(Op::StoreLocal(Width::I64, slot));
        }
    }

    fn body(&mut self) {
        let f = self.f;
        self.block(&f.body);
        if !self.dead {
            self.line(f.end);
            if f.is_main && !f.ret.is_void() {
                // "Reaching the } that terminates main returns 0", 5.1.2.2.3.
                self.imm(0);
                self.leave_function();
                self.emit(Op::Ret);
            } else {
                self.return_value(None);
            }
        }
    }

    /// Leaves the function.
    pub(super) fn return_value(&mut self, value: Option<&Expr>) {
        let f = self.f;
        match (value, f.hidden) {
            (Some(e), Some(hidden)) => {
                let slot = self.slot(hidden, 0);
                self.emit(Op::LoadLocal(Width::I64, slot));
                self.value(e);
                let size = self.size(e.ty).min(u64::from(u32::MAX)) as u32;
                self.emit(Op::Copy(size));
                let slot = self.slot(hidden, 0);
                self.emit(Op::LoadLocal(Width::I64, slot));
            }
            (Some(e), None) if !f.ret.is_void() => self.value(e),
            (Some(e), None) => {
                self.effect(e);
                self.emit(Op::LastResult);
            }
            (None, Some(hidden)) => {
                let slot = self.slot(hidden, 0);
                self.emit(Op::LoadLocal(Width::I64, slot));
            }
            // The register that it would be in is empty.
            (None, None) if self.types().is_wide(f.ret) => self.integer(0, f.ret),
            (None, None) if self.has_head(f.ret) => self.extended(F80::INDEFINITE),
            (None, None) => self.emit(Op::LastResult),
        }
        self.leave_function();
        self.emit(Op::Ret);
    }

    /// Fills in where labels and variables are.
    fn patch(&mut self, offsets: &[i32]) {
        let end = self.code.len() as u32;
        let at = |labels: &[u32], l: u32| match labels.get(l as usize) {
            Some(&NOWHERE) | None => Pc(end.saturating_sub(1)),
            Some(&at) => Pc(at),
        };
        let place = |slots: &[(LocalId, i32)], n: i32| {
            let (id, add) = slots.get(n as usize).copied().unwrap_or((LocalId(0), 0));
            offsets
                .get(id.0 as usize)
                .copied()
                .unwrap_or(0)
                .wrapping_add(add)
        };
        for op in &mut self.code {
            match op {
                Op::Jump(pc) | Op::JumpIfZero(pc) | Op::JumpIfNonZero(pc) => {
                    *pc = at(&self.labels, pc.0)
                }
                Op::LocalAddr(n) | Op::LoadLocal(_, n) | Op::StoreLocal(_, n) => {
                    *n = place(&self.slots, *n)
                }
                _ => {}
            }
        }
        for table in &mut self.switches {
            table.default = at(&self.labels, table.default.0);
            for (_, pc) in &mut table.cases {
                *pc = at(&self.labels, pc.0);
            }
        }
    }

    /// Where a label is, before the code is patched (for the frame's layout).
    pub(super) fn label_at(&self, l: u32) -> usize {
        match self.labels.get(l as usize) {
            Some(&NOWHERE) | None => self.code.len(),
            Some(&at) => at as usize,
        }
    }
}
