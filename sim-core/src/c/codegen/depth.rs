//! How many arrays of variable length and variables with a cleanup live at each label: a jump
//! there ends the lives of those that were made since.

use super::super::sema::tree::{Func, Stmt, StmtKind};

/// For each label, how many of them were declared before it in the blocks around it.
pub(super) fn label_depths(f: &Func) -> Vec<usize> {
    let mut depths = vec![0; f.labels as usize];
    block(&f.body.stmts, 0, &mut depths);
    depths
}

fn block(stmts: &[Stmt], mut depth: usize, depths: &mut Vec<usize>) {
    for s in stmts {
        note(s, &mut depth, depths);
    }
}

/// `depth` counts those of the block that the statement is in.
fn note(s: &Stmt, depth: &mut usize, depths: &mut Vec<usize>) {
    let inside = |s: &Stmt, depths: &mut Vec<usize>| block(std::slice::from_ref(s), *depth, depths);
    match &s.kind {
        StmtKind::VlaAlloc(..) | StmtKind::Cleanup(_) => *depth += 1,
        StmtKind::Label(l, body) => {
            if let Some(d) = depths.get_mut(l.0 as usize) {
                *d = *depth;
            }
            note(body, depth, depths);
        }
        StmtKind::Block(b) => block(&b.stmts, *depth, depths),
        StmtKind::Many(list) => list.iter().for_each(|s| note(s, depth, depths)),
        StmtKind::If(_, a, b) => {
            inside(a, depths);
            if let Some(b) = b {
                inside(b, depths);
            }
        }
        StmtKind::While(_, body) | StmtKind::DoWhile(body, _) | StmtKind::Switch { body, .. } => {
            inside(body, depths);
        }
        StmtKind::For { init, body, .. } => {
            let mut inner = *depth;
            init.iter().for_each(|s| note(s, &mut inner, depths));
            note(body, &mut inner, depths);
        }
        _ => {}
    }
}
