//! What the reader wrote by hand, in a link: `poke=EVENT.PID.ADDRESS.BYTES`, the last two
//! in hexadecimal.

use sim_core::ids::{Pid, VirtAddr};
use sim_core::scenario::Poke;

/// Most bytes of one.
const MOST: usize = 64;

/// A poke as a link says it.
pub fn write(poke: &Poke) -> String {
    let bytes: String = poke
        .bytes
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{}.{}.{:x}.{bytes}", poke.at, poke.pid.0, poke.va.0)
}

/// What [`write`] wrote; none if it cannot be read.
pub fn read(text: &str) -> Option<Poke> {
    let mut parts = text.split('.');
    let mut next = || parts.next();
    let (at, pid) = (next()?.parse().ok()?, next()?.parse().ok()?);
    let va = u64::from_str_radix(next()?, 16).ok()?;
    let hex = next()?;
    if next().is_some() || hex.is_empty() || !hex.is_ascii() || !hex.len().is_multiple_of(2) {
        return None;
    }
    let byte = |n: usize| u8::from_str_radix(hex.get(n..n + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..hex.len()).step_by(2).map(byte).collect();
    Some(Poke {
        at,
        pid: Pid(pid),
        va: VirtAddr(va),
        bytes: bytes.filter(|bytes| bytes.len() <= MOST)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_poke_comes_back_as_it_was() {
        let poke = Poke {
            at: 513,
            pid: Pid(1001),
            va: VirtAddr(0x7fff_f7fb_f000),
            bytes: vec![77, 0, 0, 255],
        };
        let text = write(&poke);
        assert_eq!(text, "513.1001.7ffff7fbf000.4d0000ff");
        assert_eq!(read(&text), Some(poke));
        for text in [
            "",
            "1.2.3",
            "1.2.3.",
            "1.2.3.4",
            "1.2.x.44",
            "1.2.3.44.5",
            "1.2.3.é",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
