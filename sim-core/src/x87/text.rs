//! Text to the nearest extended number: for constants with the suffix `L` and strtold(3).

use super::{F80, MAX_EXPONENT, NEAREST};
use rustc_apfloat::ieee::X87DoubleExtended;
use rustc_apfloat::{Float, Status};

/// What a text was read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text {
    /// The number.
    pub value: F80,
    /// It is too large, or too small to be exact: ERANGE.
    pub range: bool,
}

impl F80 {
    /// Reads a decimal number, or a hexadecimal one with its `0x` and its exponent. Neither
    /// sign nor suffix nor space. `None` if it is no number.
    pub fn parse(text: &str) -> Option<Text> {
        let read = X87DoubleExtended::from_str_r(text, NEAREST).ok()?;
        let bits = read.value.to_bits();
        let value = F80::new(bits as u64, (bits >> 64) as u16 & MAX_EXPONENT);
        let range = read.status.intersects(Status::OVERFLOW | Status::UNDERFLOW);
        Some(Text { value, range })
    }
}
