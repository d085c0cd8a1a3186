//! How an argument that is made of flags, or is one of several numbers, is told by names.

use crate::explain::names::signal_name;

/// Names of numbers.
pub type Names = &'static [(u64, &'static str)];

/// An argument made of bits, in the order in which they are told.
#[derive(Clone, Copy, Debug)]
pub struct Flags {
    /// The lowest bits, where they are a number of their own.
    pub low: Low,
    /// The others. A flag of several bits stands before those that are part of it.
    pub bits: Names,
    /// What none of them is called.
    pub none: &'static str,
}

/// What the lowest bits of an argument are.
#[derive(Clone, Copy, Debug)]
pub enum Low {
    /// Flags like the others.
    Bits,
    /// One of several, told first: the mask, and their names.
    One(u64, Names),
    /// Permissions, told last.
    Mode,
    /// A signal, told last (clone's `CSIGNAL`).
    Signal,
}

impl Flags {
    /// Flags of one bit or more each, without a number among them.
    pub const fn of(bits: Names) -> Flags {
        Flags {
            low: Low::Bits,
            bits,
            none: "0",
        }
    }

    /// The names of an argument's bits, joined as C joins them; what has no name in hexadecimal.
    pub fn text(&self, value: u64) -> String {
        // Every such argument is an int: what is above is not the program's.
        let value = value & 0xffff_ffff;
        let (mask, first, last) = match self.low {
            Low::Bits => (0, None, None),
            Low::One(mask, names) => (mask, Some(one(names, value & mask)), None),
            Low::Mode => (0o777, None, Some(octal(value & 0o777))),
            Low::Signal => (0xff, None, Some(signal_name((value & 0xff) as u8))),
        };
        let mut left = value & !mask;
        let mut told: Vec<String> = first.into_iter().collect();
        for &(bits, name) in self.bits {
            if left & bits == bits {
                left &= !bits;
                told.push(name.into());
            }
        }
        if left != 0 {
            told.push(format!("{left:#x}"));
        }
        let last = last.filter(|_| value & mask != 0);
        told.extend(last);
        match told.is_empty() {
            true => self.none.into(),
            false => told.join("|"),
        }
    }
}

/// The name of one of several; a number that has none as it is.
pub fn one(names: Names, value: u64) -> String {
    let found = names.iter().find(|(number, _)| *number == value);
    found.map_or_else(
        || (value as i32).to_string(),
        |(_, name)| (*name).to_string(),
    )
}

/// Permissions as one writes them.
pub fn octal(mode: u64) -> String {
    match mode & 0xffff_ffff {
        0 => "0".into(),
        mode => format!("0{mode:o}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::{CLONE, FUTEX, IPC, MAP, OPEN, PROT, SEEK};
    use super::*;

    #[test]
    fn flags_are_told_as_the_reader_writes_them() {
        assert_eq!(OPEN.text(0o1102), "O_RDWR|O_CREAT|O_TRUNC");
        assert_eq!(OPEN.text(0), "O_RDONLY");
        assert_eq!(OPEN.text(0o4010001), "O_WRONLY|O_SYNC");
        assert_eq!(MAP.text(0x22), "MAP_PRIVATE|MAP_ANONYMOUS");
        assert_eq!(PROT.text(0), "PROT_NONE");
        assert_eq!(CLONE.text(0x11), "SIGCHLD");
        assert_eq!(CLONE.text(0x4111), "CLONE_VM|CLONE_VFORK|SIGCHLD");
        assert_eq!(IPC.text(0o1600), "IPC_CREAT|0600");
        assert_eq!(IPC.text(0), "0");
        assert_eq!(FUTEX.text(0x80), "FUTEX_WAIT|FUTEX_PRIVATE_FLAG");
    }

    #[test]
    fn what_has_no_name_stays_a_number() {
        assert_eq!(PROT.text(0x41), "PROT_READ|0x40");
        assert_eq!(MAP.text(0x20), "0|MAP_ANONYMOUS");
        assert_eq!(one(SEEK, 9), "9");
        assert_eq!(octal(0o22), "022");
    }
}
