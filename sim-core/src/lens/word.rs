//! What one load or store moves, where its type is not known.

use serde::Serialize;
use std::fmt;

/// Up to eight bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Word {
    /// The bytes, the lowest first.
    pub raw: u64,
    /// How many they are.
    pub size: u8,
}

impl fmt::Display for Word {
    /// A signed number of that many bytes; one that can be an address as an address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let raw = self.raw;
        match self.size {
            1 => write!(f, "{}", raw as i8),
            2 => write!(f, "{}", raw as i16),
            4 => write!(f, "{}", raw as i32),
            _ if raw > 0xffff_ffff && (raw as i64) > 0 => write!(f, "{raw:#x}"),
            _ => write!(f, "{}", raw as i64),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_hexadecimal_and_small_numbers_signed() {
        let word = |raw, size| Word { raw, size }.to_string();
        assert_eq!(word(0x7fff_f7fb_f000, 8), "0x7ffff7fbf000");
        assert_eq!(word(u64::MAX, 8), "-1");
        assert_eq!(word(0xffff_ffff, 4), "-1");
        assert_eq!(word(7, 4), "7");
    }
}
