//! Simulated memory as the intrinsics see it: bytes at addresses, any of which
//! can fault. Everything goes page piece by page piece, so that a function that
//! runs off a mapping faults at the address where the CPU would, having read or
//! written what lies before it.

use crate::ids::PAGE_SIZE;

/// How much of a string is read at first: most are short.
const FIRST_CHUNK: u64 = 64;

/// Memory that can be read and written, and that can fault with an `E`.
pub trait Space {
    /// What stops an access.
    type Fault;

    /// Reads bytes that lie within one page.
    fn read(&mut self, va: u64, len: usize) -> Result<Vec<u8>, Self::Fault>;

    /// Bytes within one page that are perhaps not all read: see [`Space::note_read`].
    fn look(&mut self, va: u64, len: usize) -> Result<Vec<u8>, Self::Fault>;

    /// Says how many of the bytes that were looked at have been read.
    fn note_read(&mut self, va: u64, len: usize) -> Result<(), Self::Fault>;

    /// Reads bytes that lie within one page, up to and with the first that `stop` accepts: those
    /// before it, and the byte.
    fn read_until(
        &mut self,
        va: u64,
        len: usize,
        stop: impl FnMut(u8) -> bool,
    ) -> Result<(Vec<u8>, Option<u8>), Self::Fault> {
        let mut bytes = self.look(va, len)?;
        let end = bytes.iter().copied().position(stop);
        self.note_read(va, end.map_or(len, |end| end + 1))?;
        let stopped = end.and_then(|end| bytes.get(end).copied());
        bytes.truncate(end.unwrap_or(len));
        Ok((bytes, stopped))
    }

    /// Writes bytes within one page.
    fn write(&mut self, va: u64, bytes: &[u8]) -> Result<(), Self::Fault>;

    /// Reads across pages. `len` is bounded by the caller.
    fn get(&mut self, mut va: u64, len: usize) -> Result<Vec<u8>, Self::Fault> {
        let mut out = Vec::new();
        while out.len() < len {
            let n = in_page(va, (len - out.len()) as u64);
            out.extend_from_slice(&self.read(va, n)?);
            va = va.wrapping_add(n as u64);
        }
        Ok(out)
    }

    /// Writes across pages.
    fn put(&mut self, mut va: u64, mut bytes: &[u8]) -> Result<(), Self::Fault> {
        while !bytes.is_empty() {
            let (now, rest) = bytes.split_at(in_page(va, bytes.len() as u64));
            self.write(va, now)?;
            va = va.wrapping_add(now.len() as u64);
            bytes = rest;
        }
        Ok(())
    }

    /// Reads a little-endian number of up to 8 bytes.
    fn number(&mut self, va: u64, size: usize) -> Result<u64, Self::Fault> {
        let bytes = self.get(va, size.min(8))?;
        Ok(bytes.iter().rev().fold(0, |n, &b| n << 8 | u64::from(b)))
    }

    /// Writes the low `size` bytes of a number.
    fn put_number(&mut self, va: u64, value: u64, size: usize) -> Result<(), Self::Fault> {
        self.put(va, &value.to_le_bytes()[..size.min(8)])
    }

    /// The first byte from `va` that `stop` accepts, among at most `max`:
    /// how many bytes lie before it, and the byte; `None` if there is none.
    fn find(
        &mut self,
        va: u64,
        max: u64,
        mut stop: impl FnMut(u8) -> bool,
    ) -> Result<Option<(u64, u8)>, Self::Fault> {
        let (mut done, mut chunk) = (0u64, FIRST_CHUNK);
        while done < max {
            let at = va.wrapping_add(done);
            let len = in_page(at, chunk.min(max - done));
            let (before, stopped) = self.read_until(at, len, &mut stop)?;
            done += before.len() as u64;
            if let Some(byte) = stopped {
                return Ok(Some((done, byte)));
            }
            chunk = (chunk * 4).min(PAGE_SIZE);
        }
        Ok(None)
    }

    /// `strlen`.
    fn string_len(&mut self, va: u64) -> Result<u64, Self::Fault> {
        Ok(self.find(va, u64::MAX, |b| b == 0)?.map_or(0, |(n, _)| n))
    }

    /// The bytes of a string, without its end; at most `max`.
    fn string(&mut self, va: u64, max: u64) -> Result<Vec<u8>, Self::Fault> {
        let mut out = Vec::new();
        self.find(va, max, |b| {
            out.push(b);
            b == 0
        })?;
        if out.last() == Some(&0) {
            out.pop();
        }
        Ok(out)
    }
}

/// How many of `want` bytes from `va` lie on its page.
pub fn in_page(va: u64, want: u64) -> usize {
    want.min(PAGE_SIZE - (va & (PAGE_SIZE - 1))) as usize
}
