//! The text of /proc's files: pure functions from a state (and a process) to bytes.
//!
//! proc(5). What can be asked of the model is said in the kernel's own format, byte for
//! byte; what the model does not have (CPU flags, NUMA, security) is said as on a small
//! machine without it.

pub mod args;
pub mod array;
pub mod limits;
pub mod machine;
pub mod page;
pub mod size;
pub mod smaps;
