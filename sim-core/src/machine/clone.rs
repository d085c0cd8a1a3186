//! A child of clone(2) begins on a stack of its own.

use super::Machine;
use crate::ids::Pid;
use crate::kernel::syscall::{Outcome, table as nr};
use std::sync::Arc;

impl Outcome {
    /// The child that the call has made.
    pub(super) fn child(&self) -> Option<Pid> {
        match self {
            Outcome::Fork { child } | Outcome::Vfork { child } => Some(*child),
            _ => None,
        }
    }
}

impl Machine {
    /// Gives the child of a clone the stack that the call names, if it names one.
    pub(super) fn child_stack(&mut self, child: Option<Pid>, call: u32, args: [u64; 6]) {
        let [_, stack, ..] = args;
        if call != nr::CLONE || stack == 0 {
            return;
        }
        if let Some(context) = child.and_then(|child| self.contexts.get_mut(&child)) {
            Arc::make_mut(context).sp = stack;
        }
    }
}
