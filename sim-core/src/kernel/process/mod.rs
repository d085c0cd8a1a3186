//! Processes: how they are made, end, are waited for and signalled.

pub mod exit;
pub mod fork;
pub mod group;
pub mod limit;
pub mod signal;
pub mod usage;
pub mod wait;

use super::state::{INIT_PID, State};

/// The user that the program runs as.
pub const UID: u32 = 1000;

/// Tasks that count against the user's RLIMIT_NPROC: all but init, zombies too.
pub fn user_tasks(state: &State) -> u64 {
    state.tasks.len() as u64 - u64::from(state.tasks.contains_key(&INIT_PID))
}
