//! Calls: arguments in gcc's order, the calling convention of [`crate::program`].

use super::super::sema::tree::{Call, Callee, Expr, LocalId};
use super::function::Gen;
use crate::ids::FuncId;
use crate::program::Op;

/// How an argument comes to its place.
enum Plan {
    /// It is worked out when it is pushed.
    Direct,
    /// It was worked out before, into a hidden variable.
    Temp(LocalId),
    /// Its effects were done before; the variable is read when it is pushed.
    Late,
}

impl Gen<'_, '_> {
    /// Calls; the result is left on the stack.
    pub(super) fn call(&mut self, call: &Call) {
        let mark = self.temp_mark();
        let (fixed, variable) = call.args.split_at(call.fixed.min(call.args.len()));
        // gcc works out the function first.
        let any_impure = call.args.iter().any(|a| a.impure);
        let mut pointer = None;
        if let Callee::Pointer(p) = &call.callee
            && any_impure
            && (p.impure || call.args.iter().any(|a| self.disturbs(a, p)))
            && self.late(p).is_none()
        {
            let t = self.temp();
            self.value(p);
            self.store_temp(t);
            pointer = Some(t);
        }
        // In the order in which they are pushed.
        let order: Vec<&Expr> = variable.iter().rev().chain(fixed).collect();
        let ranks: Vec<usize> = (fixed.len()..call.args.len())
            .rev()
            .chain(0..fixed.len())
            .collect();
        // What is called for an argument finds the stack as it is before the
        // call: on x86-64 the first arguments are in registers.
        let calls = |list: &[Expr]| list.iter().any(super::order::calls);
        let alone = matches!(variable, [a] if calls(variable) && !calls(fixed) && !self.is_record(a.ty))
            && !fixed.iter().any(|f| f.impure);
        let early =
            !variable.is_empty() && !alone && any_impure && (calls(variable) || calls(fixed));
        let mut plans = self.plan(&order, &ranks, early);

        let (holes, bytes) = self.slots_of(variable);
        let pad = if (self.pushed + bytes) % 16 == 0 {
            0
        } else {
            8
        };
        plans.reverse();
        if alone && let Some(a) = variable.first() {
            self.push_planned(a, plans.pop());
        }
        if pad > 0 {
            self.emit(Op::SpAdd(-pad));
            self.pushed += pad;
        }
        for (a, hole) in variable.iter().zip(holes).rev() {
            if hole > 0 {
                self.emit(Op::SpAdd(-hole));
                self.pushed += hole;
            }
            if !alone {
                self.push_planned(a, plans.pop());
            }
            if self.is_record(a.ty) {
                self.emit(Op::PushVarBytes(
                    self.size(a.ty).min(u64::from(u32::MAX)) as u32
                ));
            } else if self.has_head(a.ty) {
                self.emit(Op::SpAdd(-16));
                self.emit(Op::SpGet);
                self.emit(Op::Swap);
                let width = self.kept_width(a.ty);
                self.emit(Op::Store(width));
            } else {
                self.emit(Op::PushVar);
            }
            self.pushed += self.slot_bytes(a);
        }
        let mut argc = fixed.len();
        if let Some(result) = call.result {
            let slot = self.slot(result, 0);
            self.emit(Op::LocalAddr(slot));
            argc += 1;
        }
        for a in fixed {
            self.push_planned(a, plans.pop());
        }
        let argc = argc.min(255) as u8;
        match &call.callee {
            Callee::Direct(id) => {
                if let Some(s) = self.unit.out.symbols.get_mut(id.0 as usize) {
                    s.used = true;
                }
                if let Some(name) = call.stand_in
                    && !self.dead
                {
                    self.stand_ins.push((self.code.len() as u32, name));
                }
                self.emit(Op::Call {
                    func: FuncId(id.0),
                    argc,
                });
            }
            Callee::Pointer(p) => {
                match pointer {
                    Some(t) => self.load_temp(t),
                    None => self.value(p),
                }
                self.emit(Op::CallPtr { argc });
            }
        }
        self.pushed -= bytes + pad;
        if bytes + pad > 0 {
            self.emit(Op::SpAdd(bytes + pad));
        }
        self.temp_release(mark);
    }

    fn slot_bytes(&self, a: &Expr) -> i32 {
        if self.is_record(a.ty) {
            self.size(a.ty).next_multiple_of(8).min(1 << 30) as i32
        } else if self.has_head(a.ty) {
            16
        } else {
            8
        }
    }

    /// Where variable arguments go: the bytes left free behind each one, so that the next is
    /// at a multiple of its alignment, and how many bytes they take in all.
    fn slots_of(&self, variable: &[Expr]) -> (Vec<i32>, i32) {
        let (mut at, mut holes) = (0i32, Vec::with_capacity(variable.len()));
        for a in variable {
            let free = if at % 16 != 0 && self.types().align(a.ty) >= 16 {
                8
            } else {
                0
            };
            if let Some(before) = holes.last_mut() {
                *before = free;
            }
            holes.push(0);
            at = at.saturating_add(free).saturating_add(self.slot_bytes(a));
        }
        (holes, at)
    }

    fn push_planned(&mut self, a: &Expr, plan: Option<Plan>) {
        match plan {
            Some(Plan::Temp(t)) => self.load_kept(t, a.ty),
            Some(Plan::Late) => self.late_value(a),
            Some(Plan::Direct) | None => self.value(a),
        }
    }

    /// The value of a variable whose assignment is done already.
    fn late_value(&mut self, a: &Expr) {
        if let Some(id) = self.late(a) {
            let width = self.width(a.ty);
            self.load_place(super::access::Place::Local(id, 0), width);
        }
    }

    /// Pushes the arguments of something that is not a function, first one lowest.
    pub(super) fn push_all(&mut self, args: &[&Expr]) {
        let mark = self.temp_mark();
        let ranks: Vec<usize> = (0..args.len()).collect();
        let plans = self.plan(args, &ranks, false);
        for (a, plan) in args.iter().zip(plans) {
            self.push_planned(a, Some(plan));
        }
        self.temp_release(mark);
    }

    /// Works out, right to left, what cannot wait until it is pushed. `order`
    /// is the order of pushing, `ranks` each one's place in the call; `early`
    /// says that nothing with effects may wait.
    fn plan(&mut self, order: &[&Expr], ranks: &[usize], early: bool) -> Vec<Plan> {
        let mut plans: Vec<Plan> = order.iter().map(|_| Plan::Direct).collect();
        if !order.iter().any(|a| a.impure) {
            return plans;
        }
        let stack_moves = early || order.iter().any(|a| a.impure && self.moves_stack(a));
        // Indices into `order`, from the last argument to the first.
        let mut by_rank: Vec<usize> = (0..order.len()).collect();
        by_rank.sort_by_key(|&i| std::cmp::Reverse(ranks.get(i).copied().unwrap_or(0)));
        let rank = |i: usize| ranks.get(i).copied().unwrap_or(0);
        // If nothing is moved, is every conflicting pair pushed in gcc's order?
        let natural = |g: &Self| {
            (0..order.len()).all(|i| {
                (0..i).all(|j| {
                    // `j` is pushed before `i`; gcc does the one further right first.
                    let (Some(a), Some(b)) = (order.get(j), order.get(i)) else {
                        return true;
                    };
                    let clash = g.disturbs(a, b) || g.disturbs(b, a);
                    !clash || (rank(j) > rank(i) && !g.reads_late(a, b) && !g.reads_late(b, a))
                })
            })
        };
        if !stack_moves && natural(self) {
            return plans;
        }
        for i in by_rank {
            let Some(&a) = order.get(i) else { continue };
            let Some(plan) = plans.get_mut(i) else {
                continue;
            };
            if self.late(a).is_some() {
                *plan = Plan::Late;
                self.effect(a);
                continue;
            }
            let pure = !a.impure && !a.reads && !order.iter().any(|b| self.disturbs(b, a));
            if pure || self.is_record(a.ty) && !a.impure {
                // Struct arguments are read by the callee itself, at the call.
                continue;
            }
            *plan = Plan::Temp(self.keep(a));
        }
        plans
    }

    /// Whether `a` is a plain variable (read at the call) that `b` assigns.
    fn reads_late(&self, a: &Expr, b: &Expr) -> bool {
        self.late(a)
            .is_some_and(|id| a.impure || super::order::assigns(b, id))
    }
}
