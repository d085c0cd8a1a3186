//! The kernel's model: what there is ([`state`]), what can happen ([`event`]),
//! how it changes ([`apply`]), and the verbs that decide what happens.

pub mod anon_types;
pub mod apply;
pub mod cred;
pub mod errno;
pub mod event;
mod event_types;
pub mod exec;
pub mod file;
pub mod file_types;
pub mod fs;
pub mod futex;
pub mod invariants;
pub mod ipc;
pub mod ipc_types;
pub mod mm;
pub mod mm_types;
pub mod page;
pub mod process;
pub mod procfs;
pub mod pte;
pub mod random;
pub mod sched;
pub mod sig;
pub mod sig_types;
pub mod state;
pub mod syscall;
pub mod task;
pub mod time;
pub mod uaccess;

#[cfg(test)]
mod tests;
