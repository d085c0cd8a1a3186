//! A digest of events: sixty-four bits that are the same natively and in
//! WebAssembly, whatever the width of a `usize` and the order of bytes there.

use std::hash::{Hash, Hasher};

/// A [`Hasher`] that gives the same on every machine.
///
/// Every number is widened to 64 bits and mixed in by a multiplication and a
/// shift (as in splitmix64). It is made to notice differences, not to resist an
/// attacker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Digest {
    /// Adds a value.
    pub fn add(&mut self, value: &impl Hash) {
        value.hash(self);
    }

    /// The digest of all that was added so far.
    pub fn value(&self) -> u64 {
        self.0
    }

    #[inline]
    fn mix(&mut self, word: u64) {
        let x = (self.0 ^ word).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        self.0 = (x ^ (x >> 29)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Digest {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.mix(
                chunk
                    .iter()
                    .rev()
                    .fold(0, |word, &byte| (word << 8) | u64::from(byte)),
            );
        }
        let rest = chunks.remainder();
        if !rest.is_empty() {
            self.mix(
                rest.iter()
                    .rev()
                    .fold(1, |word, &byte| (word << 8) | u64::from(byte)),
            );
        }
    }
    fn write_u8(&mut self, n: u8) {
        self.mix(u64::from(n));
    }
    fn write_u16(&mut self, n: u16) {
        self.mix(u64::from(n));
    }
    fn write_u32(&mut self, n: u32) {
        self.mix(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }
    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }
    fn write_i8(&mut self, n: i8) {
        self.mix(i64::from(n) as u64);
    }
    fn write_i16(&mut self, n: i16) {
        self.mix(i64::from(n) as u64);
    }
    fn write_i32(&mut self, n: i32) {
        self.mix(i64::from(n) as u64);
    }
    fn write_i64(&mut self, n: i64) {
        self.mix(n as u64);
    }
    fn write_isize(&mut self, n: isize) {
        self.mix(n as i64 as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn differs_with_content_and_order() {
        let of = |values: &[(u8, &str)]| {
            let mut digest = Digest::default();
            values.iter().for_each(|value| digest.add(value));
            digest.value()
        };
        assert_eq!(of(&[(1, "a"), (2, "b")]), of(&[(1, "a"), (2, "b")]));
        assert_ne!(of(&[(1, "a"), (2, "b")]), of(&[(2, "b"), (1, "a")]));
        assert_ne!(of(&[(1, "ab")]), of(&[(1, "a"), (0, "b")]));
        assert_ne!(of(&[]), of(&[(0, "")]));
    }
}
