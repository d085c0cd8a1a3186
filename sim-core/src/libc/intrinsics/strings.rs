//! memcpy(3) and its kin, over simulated memory. Results that the standard
//! leaves open (the size of a difference) are those of glibc on x86-64.

use super::space::{Space, in_page};

/// `memmove`; glibc's `memcpy` is the same function.
pub fn copy<S: Space>(s: &mut S, to: u64, from: u64, n: u64) -> Result<u64, S::Fault> {
    if to.wrapping_sub(from) >= n {
        let mut done = 0;
        while done < n {
            let (src, dst) = (from.wrapping_add(done), to.wrapping_add(done));
            let len = in_page(src, n - done).min(in_page(dst, n - done));
            let bytes = s.read(src, len)?;
            s.write(dst, &bytes)?;
            done += len as u64;
        }
    } else {
        let mut left = n;
        while left > 0 {
            // The piece that ends where the uncopied part ends.
            let (src, dst) = (from.wrapping_add(left), to.wrapping_add(left));
            let len = before(src, left).min(before(dst, left));
            let bytes = s.read(src.wrapping_sub(len), len as usize)?;
            s.write(dst.wrapping_sub(len), &bytes)?;
            left -= len;
        }
    }
    Ok(to)
}

/// How many of `want` bytes that end at `va` lie on the last one's page.
fn before(va: u64, want: u64) -> u64 {
    want.min((va.wrapping_sub(1) & 0xfff) + 1)
}

/// `memset`.
pub fn fill<S: Space>(s: &mut S, to: u64, byte: u8, n: u64) -> Result<u64, S::Fault> {
    let mut done = 0;
    while done < n {
        let at = to.wrapping_add(done);
        let len = in_page(at, n - done);
        s.write(at, &[byte; 4096][..len])?;
        done += len as u64;
    }
    Ok(to)
}

/// The first difference between two stretches of at most `n` bytes, as
/// `stop(a, b)` sees it: the value it gives.
fn walk<S: Space>(
    s: &mut S,
    a: u64,
    b: u64,
    n: u64,
    stop: impl Fn(u8, u8) -> Option<i64>,
) -> Result<i64, S::Fault> {
    let mut done = 0u64;
    while done < n {
        let (x, y) = (a.wrapping_add(done), b.wrapping_add(done));
        let len = in_page(x, n - done).min(in_page(y, n - done));
        let (p, q) = (s.look(x, len)?, s.look(y, len)?);
        let mut pairs = p.iter().zip(&q).enumerate();
        let found = pairs.find_map(|(i, (&c, &d))| Some((i + 1, stop(c, d)?)));
        let read = found.map_or(len, |(read, _)| read);
        s.note_read(x, read)?;
        s.note_read(y, read)?;
        if let Some((_, result)) = found {
            return Ok(result);
        }
        done += len as u64;
    }
    Ok(0)
}

fn minus(c: u8, d: u8) -> i64 {
    i64::from(c) - i64::from(d)
}

/// `memcmp`: the difference of the first bytes that differ.
pub fn compare<S: Space>(s: &mut S, a: u64, b: u64, n: u64) -> Result<u64, S::Fault> {
    walk(s, a, b, n, |c, d| (c != d).then(|| minus(c, d))).map(|r| r as u64)
}

/// `strncmp` (and `strcmp`, with the largest `n`); `fold` for `strncasecmp`.
pub fn compare_strings<S: Space>(
    s: &mut S,
    a: u64,
    b: u64,
    n: u64,
    fold: bool,
) -> Result<u64, S::Fault> {
    walk(s, a, b, n, |c, d| {
        let (c, d) = if fold {
            (c.to_ascii_lowercase(), d.to_ascii_lowercase())
        } else {
            (c, d)
        };
        (c != d || c == 0).then(|| minus(c, d))
    })
    .map(|r| r as u64)
}

/// `memchr`: the address, or 0.
pub fn find_byte<S: Space>(s: &mut S, va: u64, byte: u8, n: u64) -> Result<u64, S::Fault> {
    Ok(s.find(va, n, |b| b == byte)?
        .map_or(0, |(i, _)| va.wrapping_add(i)))
}

/// `memrchr`.
pub fn find_last_byte<S: Space>(s: &mut S, va: u64, byte: u8, n: u64) -> Result<u64, S::Fault> {
    let mut left = n;
    while left > 0 {
        let end = va.wrapping_add(left);
        let len = before(end, left);
        let start = end.wrapping_sub(len);
        if let Some(i) = s
            .read(start, len as usize)?
            .iter()
            .rposition(|&b| b == byte)
        {
            return Ok(start.wrapping_add(i as u64));
        }
        left -= len;
    }
    Ok(0)
}

/// `strnlen`.
pub fn length<S: Space>(s: &mut S, va: u64, max: u64) -> Result<u64, S::Fault> {
    Ok(s.find(va, max, |b| b == 0)?.map_or(max, |(n, _)| n))
}

/// `strchrnul`: the address of the byte or of the string's end.
pub fn find_or_end<S: Space>(s: &mut S, va: u64, byte: u8) -> Result<u64, S::Fault> {
    Ok(s.find(va, u64::MAX, |b| b == byte || b == 0)?
        .map_or(va, |(i, _)| va.wrapping_add(i)))
}

/// `strrchr`.
pub fn find_last<S: Space>(s: &mut S, va: u64, byte: u8) -> Result<u64, S::Fault> {
    let end = s.string_len(va)?;
    find_last_byte(s, va, byte, end.wrapping_add(1))
}

/// `stpcpy`: the address of the copy's end.
pub fn copy_string<S: Space>(s: &mut S, to: u64, from: u64) -> Result<u64, S::Fault> {
    let mut done = 0u64;
    loop {
        let (src, dst) = (from.wrapping_add(done), to.wrapping_add(done));
        let len = in_page(src, u64::MAX).min(in_page(dst, u64::MAX));
        let (mut bytes, end) = s.read_until(src, len, |b| b == 0)?;
        let copied = bytes.len() as u64;
        bytes.extend(end);
        s.write(dst, &bytes)?;
        if end.is_some() {
            return Ok(dst.wrapping_add(copied));
        }
        done = done.wrapping_add(len as u64);
    }
}

/// How many bytes from `va` are in the set (`strspn`) or not in it (`strcspn`).
pub fn span<S: Space>(s: &mut S, va: u64, set: u64, inside: bool) -> Result<u64, S::Fault> {
    let mut member = [false; 256];
    for b in s.string(set, u64::MAX)? {
        member[usize::from(b)] = true;
    }
    Ok(
        s.find(va, u64::MAX, |b| b == 0 || member[usize::from(b)] != inside)?
            .map_or(0, |(n, _)| n),
    )
}

/// `strstr`; `fold` for `strcasestr`.
pub fn find_string<S: Space>(s: &mut S, va: u64, needle: u64, fold: bool) -> Result<u64, S::Fault> {
    let mut needle = s.string(needle, u64::MAX)?;
    if fold {
        needle.make_ascii_lowercase();
    }
    let mut search = Search::new(needle);
    let end = s.find(va, u64::MAX, |b| {
        search.step(if fold { b.to_ascii_lowercase() } else { b }) || b == 0
    })?;
    Ok(search.result(va, end))
}

/// `memmem`.
pub fn find_bytes<S: Space>(
    s: &mut S,
    va: u64,
    n: u64,
    needle: u64,
    m: u64,
) -> Result<u64, S::Fault> {
    if m > n {
        return Ok(0);
    }
    let needle = s.get(needle, usize::try_from(m).unwrap_or(usize::MAX))?;
    let mut search = Search::new(needle);
    let end = s.find(va, n, |b| search.step(b))?;
    Ok(search.result(va, end))
}

/// Looks for bytes in a stream, in linear time (Knuth, Morris, Pratt).
struct Search {
    needle: Vec<u8>,
    fail: Vec<usize>,
    matched: usize,
}

impl Search {
    fn new(needle: Vec<u8>) -> Self {
        let mut fail = vec![0usize; needle.len()];
        let mut k = 0;
        for i in 1..needle.len() {
            while k > 0 && needle[k] != needle[i] {
                k = fail[k - 1];
            }
            k += usize::from(needle[k] == needle[i]);
            fail[i] = k;
        }
        Self {
            needle,
            fail,
            matched: 0,
        }
    }

    /// Takes one more byte; true when the needle is found.
    fn step(&mut self, b: u8) -> bool {
        if self.needle.is_empty() {
            return true;
        }
        while self.matched > 0 && self.needle[self.matched] != b {
            self.matched = self.fail[self.matched - 1];
        }
        self.matched += usize::from(self.needle[self.matched] == b);
        self.matched == self.needle.len()
    }

    /// The address of what was found, given where the search ended; 0 if nothing was.
    fn result(&self, va: u64, end: Option<(u64, u8)>) -> u64 {
        match end {
            _ if self.needle.is_empty() => va,
            Some((last, _)) if self.matched == self.needle.len() => {
                va.wrapping_add(last + 1).wrapping_sub(self.matched as u64)
            }
            _ => 0,
        }
    }
}
