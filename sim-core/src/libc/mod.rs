//! What a program links against: the C library, itself written in C and
//! compiled with the user's program, over a few functions of the machine.

/// A function of the C library that the machine provides (`__rt_NAME` in its source).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Intrinsic {
    /// `void *memcpy(void *to, const void *from, size_t n)`.
    Memcpy,
}

impl Intrinsic {
    /// The intrinsic of this name, without its `__rt_`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "memcpy" => Some(Self::Memcpy),
            _ => None,
        }
    }
}
