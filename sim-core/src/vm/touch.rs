//! Which library functions a task has called lately: what they touch besides what runs here
//! ([`crate::libc::glibc`]) is not looked at anew at each call.

use crate::ids::FuncId;

/// The functions that were called since the task entered the kernel last: what they touch is
/// mapped since, for nothing but the kernel takes it away.
#[derive(Debug, Default)]
pub struct Touched(Vec<FuncId>);

impl Touched {
    /// True if the function was called already.
    pub fn knows(&self, func: FuncId) -> bool {
        self.0.contains(&func)
    }

    /// Notes a call; true if it is the first of this function.
    pub fn first(&mut self, func: FuncId) -> bool {
        let first = !self.0.contains(&func);
        if first {
            self.0.push(func);
        }
        first
    }
}
