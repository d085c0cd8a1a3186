//! Ringside's core: a small, faithful, deterministic model of Linux that runs C programs.
//!
//! One path, in one direction: a [`scenario::Scenario`] is run to a recording of
//! events; any moment of it is a state; a lens makes a scene of that.
//!
//! No I/O, no clock, no randomness, no unsafe code, nothing of the web.

pub mod c;
pub mod debug_info;
pub mod explain;
pub mod ids;
pub mod image;
pub mod journal;
pub mod kernel;
pub mod lang;
pub mod lens;
pub mod lesson;
pub mod libc;
pub mod live;
pub mod machine;
pub mod mmu;
pub mod program;
pub mod recording;
pub mod scenario;
pub mod vm;
pub mod x87;
