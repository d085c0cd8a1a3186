//! Words and numbers of the scripts.

pub fn protection(word: &str) -> u64 {
    match word {
        "" | "rw" => 3,
        "r" => 1,
        "w" => 2,
        "rx" => 5,
        _ => 0,
    }
}

pub fn advice(word: &str) -> u64 {
    match word {
        "RANDOM" => 1,
        "WILLNEED" => 3,
        "DONTNEED" => 4,
        "FREE" => 8,
        "REMOVE" => 9,
        "DONTFORK" => 10,
        "DOFORK" => 11,
        "HUGEPAGE" => 14,
        "NOHUGEPAGE" => 15,
        "WIPEONFORK" => 18,
        "KEEPONFORK" => 19,
        "POPULATE_READ" => 22,
        "POPULATE_WRITE" => 23,
        "GUARD" => 102,
        "UNGUARD" => 103,
        other => panic!("no advice {other}"),
    }
}

/// As atoi: 0 if there is no number.
pub fn number(word: &str) -> u64 {
    word.parse().unwrap_or(0)
}

/// A `char` of the driver.
pub fn signed(value: u64) -> i64 {
    i64::from(value as u8 as i8)
}
