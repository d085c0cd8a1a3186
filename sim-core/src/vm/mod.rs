//! The virtual CPU: runs bytecode against simulated memory.
//!
//! [`exec::run`] executes one task's instructions until its time is up, it
//! enters the kernel, an exception is raised, or it meets something that is not
//! modelled. Every load and store goes through the MMU and is an event. An
//! instruction that faults has changed nothing yet, so it can be run again.

pub mod arith;
pub mod context;
pub mod control;
pub mod convert;
pub mod exec;
mod extended;
pub mod layout;
pub mod memory;
mod plain;
mod switch;
pub mod touch;
pub mod wide;
