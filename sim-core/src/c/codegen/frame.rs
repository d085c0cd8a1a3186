//! The frame's layout, as gcc -O0 without stack protector makes it
//! (`expand_used_vars` in gcc's `cfgexpand.cc`): an overflowing buffer then
//! hits the neighbour that it hits there.
//!
//! From the frame pointer down: scalars whose address is never taken (they are
//! SSA names: those that need a phi first, in order of declaration, then the
//! others in order of their first value); the other variables by block; large
//! arrays of inner blocks, which share room where their blocks are disjoint;
//! then, from a multiple of 16, the parameters; last, what only the compiler
//! needs.

use super::super::sema::tree::{Local, LocalId};
use super::super::types::Kind;
use super::function::Gen;
use super::phi;
use crate::program::Op;

/// Inner aggregates of this size are laid out last (gcc's
/// `param_min_size_for_stack_sharing`).
const LARGE: u64 = 32;

/// A frame in the making: bytes used below the frame pointer.
struct Frame {
    offsets: Vec<i32>,
    used: i64,
}

impl Frame {
    fn put(&mut self, index: usize, size: u64, align: u64) {
        let align = align.clamp(1, 4096) as i64;
        let bottom = self.used.saturating_add(size.min(1 << 31) as i64);
        self.used = bottom.saturating_add(align - 1) / align * align;
        if let Some(o) = self.offsets.get_mut(index) {
            *o = i32::try_from(-self.used).unwrap_or(i32::MIN / 2);
        }
    }

    fn align(&mut self, align: i64) {
        self.used = (self.used + align - 1) / align * align;
    }
}

impl Gen<'_, '_> {
    /// Each local's distance from the frame pointer, the frame's size, and what the frame
    /// pointer is aligned to (16, unless a variable needs more).
    pub(super) fn lay_out_frame(&self) -> (Vec<i32>, u32, u32) {
        let aligns = self.locals.iter().filter(|l| l.used).map(|l| l.align);
        let align = aligns.max().unwrap_or(1).clamp(16, 4096) as u32;
        let mut frame = Frame {
            offsets: vec![0; self.locals.len()],
            // Where the frame pointer would be without the alignment is kept below it.
            used: if align > 16 { 8 } else { 0 },
        };
        let named = |l: &Local| !l.name.is_empty() && !l.param && l.used;
        for id in self.plain_order() {
            if let Some(l) = self.locals.get(id) {
                frame.put(id, l.size, l.align);
            }
        }
        // Scopes as gcc walks its blocks: a block's own variables, then the blocks in it. They are
        // numbered when they are opened, which is that order.
        let mut by_scope: Vec<(u32, usize)> = (0..)
            .zip(&self.locals)
            .filter(|(_, l)| named(l) && l.addressed)
            .map(|(i, l)| (l.scope, i))
            .collect();
        by_scope.sort_unstable();
        let mut large = Vec::new();
        for (scope, i) in by_scope {
            let l = &self.locals[i];
            if scope != 0 && l.size >= LARGE {
                large.push(i);
            } else {
                frame.put(i, l.size, self.local_align(l));
            }
        }
        self.put_large(&mut frame, large);
        frame.align(16);
        // Parameters; those that the ABI passes in memory come after the others.
        for in_memory in [false, true] {
            for (i, l) in self.locals.iter().enumerate().filter(|(_, l)| l.param) {
                let record = self.is_record(l.ty);
                if (record && l.size > 16) == in_memory {
                    let unit = if record { 8 } else { 4 };
                    let size = l.size.max(1).next_multiple_of(unit);
                    frame.put(i, size, l.align.max(unit));
                }
            }
        }
        for (i, l) in self.locals.iter().enumerate() {
            // A variable-length array that nobody uses still has its address kept.
            let unused_vla = !l.used && matches!(self.types().kind(l.ty), Kind::Vla(..));
            if (l.name.is_empty() || unused_vla) && !l.param {
                frame.put(i, l.size.max(1), self.local_align(l).max(8));
            }
        }
        frame.align(16);
        (
            frame.offsets,
            u32::try_from(frame.used).unwrap_or(!15),
            align,
        )
    }

    /// gcc's `ix86_local_alignment`.
    fn local_align(&self, l: &Local) -> u64 {
        let aggregate = self.types().is_array(l.ty) || self.is_record(l.ty);
        let va_list = self
            .types()
            .element(l.ty)
            .is_some_and(|of| of == self.types().va_tag);
        if aggregate && l.size >= 16 && !va_list {
            l.align.max(16)
        } else {
            l.align
        }
    }

    /// Plain scalars in the order of their SSA partitions.
    fn plain_order(&self) -> Vec<usize> {
        let plain: Vec<usize> = (0..self.locals.len())
            .filter(|&i| {
                let l = &self.locals[i];
                !l.name.is_empty() && !l.param && !l.addressed && l.used
            })
            .collect();
        let (with_phi, ranks) = if self.unit.user {
            phi::needed(self, &plain)
        } else {
            (vec![false; plain.len()], (0..self.code.len()).collect())
        };
        let mut first = vec![usize::MAX; self.locals.len()];
        for (at, op) in self.code.iter().enumerate() {
            let (n, store) = match op {
                Op::StoreLocal(_, n) => (*n, true),
                Op::LoadLocal(_, n) | Op::LocalAddr(n) => (*n, false),
                _ => continue,
            };
            let Some(&(LocalId(id), _)) = self.slots.get(n as usize) else {
                continue;
            };
            if let Some(f) = first.get_mut(id as usize) {
                // A variable that is never set gets its name where it is first read.
                let rank = ranks.get(at).copied().unwrap_or(at);
                *f = (*f).min(if store {
                    rank
                } else {
                    rank.saturating_add(self.code.len())
                });
            }
        }
        let mut order: Vec<(bool, usize, usize)> = plain
            .iter()
            .zip(with_phi)
            .map(|(&i, phi)| {
                (
                    !phi,
                    if phi {
                        i
                    } else {
                        first.get(i).copied().unwrap_or(usize::MAX)
                    },
                    i,
                )
            })
            .collect();
        order.sort_unstable();
        // A variable that nothing touches has no place.
        order
            .into_iter()
            .map(|(_, _, i)| i)
            .filter(|&i| first.get(i).is_some_and(|f| *f != usize::MAX))
            .collect()
    }

    fn put_large(&self, frame: &mut Frame, mut large: Vec<usize>) {
        let info = |i: usize| {
            self.locals
                .get(i)
                .map_or((0, 0, 0), |l| (l.size, self.local_align(l), l.scope))
        };
        large.sort_by_key(|&i| {
            (
                std::cmp::Reverse(info(i).0),
                std::cmp::Reverse(info(i).1),
                i,
            )
        });
        let mut done = vec![false; large.len()];
        for a in 0..large.len() {
            if done[a] {
                continue;
            }
            let mut members = vec![large[a]];
            for b in a + 1..large.len() {
                let free = !done[b]
                    && members
                        .iter()
                        .all(|&m| self.disjoint(info(m).2, info(large[b]).2));
                if free {
                    done[b] = true;
                    members.push(large[b]);
                }
            }
            let align = members.iter().map(|&m| info(m).1).max().unwrap_or(1);
            let (size, ..) = info(large[a]);
            frame.put(large[a], size, align);
            let at = frame.offsets.get(large[a]).copied().unwrap_or(0);
            for &m in members.iter().skip(1) {
                if let Some(o) = frame.offsets.get_mut(m) {
                    *o = at;
                }
            }
        }
    }

    /// Neither block is inside the other.
    fn disjoint(&self, a: u32, b: u32) -> bool {
        !self.inside(a, b) && !self.inside(b, a)
    }

    fn inside(&self, inner: u32, outer: u32) -> bool {
        let mut s = inner;
        loop {
            if s == outer {
                return true;
            }
            // A parent has a lower number.
            match self.f.scopes.get(s as usize) {
                Some(scope) if scope.parent < s => s = scope.parent,
                _ => return false,
            }
        }
    }
}
