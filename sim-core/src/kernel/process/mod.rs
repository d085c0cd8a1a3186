//! Processes: how they are made, end, are waited for and signalled.

pub mod exit;
pub mod fork;
pub mod group;
pub mod limit;
pub mod signal;
pub mod usage;
pub mod wait;

use super::state::{INIT_PID, State};
use super::task::Task;
use std::sync::Arc;

/// Tasks that count against a user's RLIMIT_NPROC: zombies too, init never.
pub fn user_tasks(state: &State, user: u32) -> u64 {
    let of_user = |task: &&Arc<Task>| task.pid != INIT_PID && task.cred.user.real == user;
    state.tasks.values().filter(of_user).count() as u64
}
