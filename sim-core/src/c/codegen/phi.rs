//! Which variables need a phi function in SSA form: gcc numbers those first,
//! and so they come first in the frame. Iterated dominance frontiers (Cytron
//! et al. 1991), pruned by liveness; dominators after Cooper, Harvey, Kennedy.
//! The other variables are numbered where a walk over the dominator tree first
//! sets them (gcc's `tree-into-ssa.cc`, `domwalk.cc`).

use super::super::sema::tree::LocalId;
use super::function::Gen;
use crate::program::Op;

/// Functions with more blocks than this are not looked at.
const MAX_BLOCKS: usize = 20_000;

/// The control flow graph of a function's code.
struct Graph {
    /// First op of each block.
    starts: Vec<usize>,
    succ: Vec<Vec<usize>>,
    pred: Vec<Vec<usize>>,
}

/// For each of `vars` (indices of plain locals), whether it needs a phi; and
/// for each op its place in the walk over the dominator tree in which gcc
/// gives names.
pub(super) fn needed(g: &Gen<'_, '_>, vars: &[usize]) -> (Vec<bool>, Vec<usize>) {
    let straight = || (vec![false; vars.len()], (0..g.code.len()).collect());
    let graph = build(g);
    let n = graph.starts.len();
    if !(3..=MAX_BLOCKS).contains(&n) || vars.is_empty() {
        return straight();
    }
    let order = postorder(&graph);
    let idom = dominators(&graph, &order);
    let ranks = walk_order(g, &graph, &order, &idom);
    let frontier = frontiers(&graph, &order, &idom);
    // For each variable and block: set there, and read there before it is set.
    let mut sets = vec![vec![false; n]; vars.len()];
    let mut reads = vec![vec![false; n]; vars.len()];
    for b in 0..n {
        let end = graph.starts.get(b + 1).copied().unwrap_or(g.code.len());
        for op in g.code.get(graph.starts[b]..end).unwrap_or(&[]) {
            let (slot, store) = match op {
                Op::StoreLocal(_, s) => (*s, true),
                Op::LoadLocal(_, s) => (*s, false),
                _ => continue,
            };
            let Some(&(LocalId(id), _)) = g.slots.get(slot as usize) else {
                continue;
            };
            let Ok(v) = vars.binary_search(&(id as usize)) else {
                continue;
            };
            if store {
                sets[v][b] = true;
            } else if !sets[v][b] {
                reads[v][b] = true;
            }
        }
    }
    let phis = (0..vars.len())
        .map(|v| has_phi(&graph, &frontier, &sets[v], &reads[v]))
        .collect();
    (phis, ranks)
}

/// Numbers all ops in a walk over the dominator tree, children in reverse postorder.
fn walk_order(g: &Gen<'_, '_>, graph: &Graph, postorder: &[usize], idom: &[usize]) -> Vec<usize> {
    let mut children = vec![Vec::new(); graph.starts.len()];
    // Pushed so that the first in reverse postorder is popped first.
    for &b in postorder.iter().filter(|&&b| b != 0) {
        if let Some(list) = idom.get(b).and_then(|&d| children.get_mut(d)) {
            list.push(b);
        }
    }
    let mut ranks = vec![usize::MAX / 2; g.code.len()];
    let (mut stack, mut next) = (vec![0], 0);
    while let Some(b) = stack.pop() {
        let end = graph.starts.get(b + 1).copied().unwrap_or(g.code.len());
        for rank in ranks.get_mut(graph.starts[b]..end).unwrap_or(&mut []) {
            *rank = next;
            next += 1;
        }
        stack.extend(&children[b]);
    }
    ranks
}

fn build(g: &Gen<'_, '_>) -> Graph {
    let len = g.code.len();
    let mut leader = vec![false; len + 1];
    leader[0] = true;
    let targets = |op: &Op| -> Vec<usize> {
        match op {
            Op::Jump(pc) | Op::JumpIfZero(pc) | Op::JumpIfNonZero(pc) => {
                vec![g.label_at(pc.0).min(len)]
            }
            Op::Switch(n) => match g.switches.get(*n as usize) {
                Some(t) => std::iter::once(t.default)
                    .chain(t.cases.iter().map(|c| c.1))
                    .map(|pc| g.label_at(pc.0).min(len))
                    .collect(),
                None => Vec::new(),
            },
            _ => Vec::new(),
        }
    };
    for (i, op) in g.code.iter().enumerate() {
        let to = targets(op);
        if !to.is_empty() || matches!(op, Op::Ret | Op::LongJmp | Op::Unsupported(_)) {
            leader[(i + 1).min(len)] = true;
        }
        for t in to {
            leader[t] = true;
        }
    }
    let starts: Vec<usize> = (0..len).filter(|&i| leader[i]).collect();
    let block_of = |at: usize| starts.binary_search(&at).ok();
    let mut succ = vec![Vec::new(); starts.len()];
    let mut pred = vec![Vec::new(); starts.len()];
    for (b, out) in succ.iter_mut().enumerate() {
        let end = starts.get(b + 1).copied().unwrap_or(len);
        let Some(last) = end.checked_sub(1).and_then(|i| g.code.get(i)) else {
            continue;
        };
        let mut to: Vec<usize> = targets(last).into_iter().filter_map(block_of).collect();
        if !matches!(
            last,
            Op::Jump(_) | Op::Ret | Op::Switch(_) | Op::LongJmp | Op::Unsupported(_)
        ) && b + 1 < starts.len()
        {
            // gcc's first edge is the one for a condition that holds.
            let first = g.true_jumps.binary_search(&(end as u32 - 1)).is_ok();
            to.insert(if first { to.len() } else { 0 }, b + 1);
        }
        let mut seen = Vec::new();
        to.retain(|t| {
            !seen.contains(t) && {
                seen.push(*t);
                true
            }
        });
        for &t in &to {
            pred[t].push(b);
        }
        *out = to;
    }
    Graph { starts, succ, pred }
}

/// Reachable blocks, each after its successors (but for back edges).
fn postorder(graph: &Graph) -> Vec<usize> {
    let mut seen = vec![false; graph.starts.len()];
    let mut out = Vec::new();
    let mut stack = vec![(0usize, 0usize)];
    seen[0] = true;
    while let Some((b, next)) = stack.pop() {
        match graph.succ[b].get(next) {
            Some(&s) => {
                stack.push((b, next + 1));
                if !std::mem::replace(&mut seen[s], true) {
                    stack.push((s, 0));
                }
            }
            None => out.push(b),
        }
    }
    out
}

/// The immediate dominator of each block; `usize::MAX` for what is not reached.
fn dominators(graph: &Graph, postorder: &[usize]) -> Vec<usize> {
    let n = graph.starts.len();
    let mut number = vec![usize::MAX; n];
    for (i, &b) in postorder.iter().enumerate() {
        number[b] = i;
    }
    let mut idom = vec![usize::MAX; n];
    idom[0] = 0;
    let mut changed = true;
    while changed {
        changed = false;
        for &b in postorder.iter().rev().filter(|&&b| b != 0) {
            let mut new = usize::MAX;
            for &p in graph.pred[b].iter().filter(|&&p| idom[p] != usize::MAX) {
                new = if new == usize::MAX {
                    p
                } else {
                    meet(&idom, &number, p, new)
                };
            }
            if new != idom[b] {
                idom[b] = new;
                changed = true;
            }
        }
    }
    idom
}

fn frontiers(graph: &Graph, postorder: &[usize], idom: &[usize]) -> Vec<Vec<usize>> {
    let mut out = vec![Vec::new(); graph.starts.len()];
    for &b in postorder {
        let preds: Vec<usize> = graph.pred[b]
            .iter()
            .copied()
            .filter(|&p| idom[p] != usize::MAX)
            .collect();
        if preds.len() < 2 {
            continue;
        }
        for p in preds {
            let mut runner = p;
            while runner != idom[b] {
                if !out[runner].contains(&b) {
                    out[runner].push(b);
                }
                runner = idom[runner];
            }
        }
    }
    out
}

fn meet(idom: &[usize], number: &[usize], a: usize, b: usize) -> usize {
    let (mut a, mut b) = (a, b);
    while a != b {
        while number[a] < number[b] {
            a = idom[a];
        }
        while number[b] < number[a] {
            b = idom[b];
        }
    }
    a
}

fn has_phi(graph: &Graph, frontier: &[Vec<usize>], sets: &[bool], reads: &[bool]) -> bool {
    let n = sets.len();
    let mut join = vec![false; n];
    let mut work: Vec<usize> = (0..n).filter(|&b| sets[b]).collect();
    while let Some(b) = work.pop() {
        for &f in &frontier[b] {
            if !std::mem::replace(&mut join[f], true) && !sets[f] {
                work.push(f);
            }
        }
    }
    if !join.contains(&true) {
        return false;
    }
    // Live at the start of a block: read there, or live at its end and not set.
    let mut live = reads.to_vec();
    let mut work: Vec<usize> = (0..n).filter(|&b| reads[b]).collect();
    while let Some(b) = work.pop() {
        for &p in &graph.pred[b] {
            if !live[p] && !sets[p] {
                live[p] = true;
                work.push(p);
            }
        }
    }
    (0..n).any(|b| join[b] && live[b])
}
