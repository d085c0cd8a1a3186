//! The stretch, or stretches, of user memory that a read or write moves bytes to or
//! from (`struct iov_iter`): readv(2), lib/iov_iter.c.

use crate::ids::{PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno::{EFAULT, EINVAL};
use crate::kernel::uaccess;
use crate::live::Live;

/// The most bytes that one call moves (`MAX_RW_COUNT`).
pub const MAX_RW_COUNT: u64 = 0x7fff_f000;
/// One past the last address of user memory (`TASK_SIZE_MAX`).
const TASK_SIZE: u64 = 0x7fff_ffff_f000;
/// The most segments of a readv or writev.
const UIO_MAXIOV: u64 = 1024;

/// User memory that a call reads or writes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct UserBuf {
    segments: Vec<(VirtAddr, u64)>,
    len: u64,
    /// Bytes of the kernel's own instead (sendfile).
    own: Option<Vec<u8>>,
}

impl UserBuf {
    /// The buffer of read(2) and write(2).
    pub(crate) fn single(at: u64, len: u64) -> Result<UserBuf, i64> {
        if at.checked_add(len).is_none_or(|end| end > TASK_SIZE) {
            return Err(EFAULT);
        }
        let len = len.min(MAX_RW_COUNT);
        Ok(UserBuf {
            segments: vec![(VirtAddr(at), len)],
            len,
            own: None,
        })
    }

    /// The buffers of readv(2) and writev(2): `count` structs iovec at `at`.
    pub(crate) fn vector(live: &mut Live, pid: Pid, at: u64, count: u64) -> Result<UserBuf, i64> {
        if count > UIO_MAXIOV {
            return Err(EINVAL);
        }
        let bytes = uaccess::read_bytes(live, pid, VirtAddr(at), count * 16).map_err(|_| EFAULT)?;
        let mut buf = UserBuf::default();
        for pair in bytes.chunks_exact(16) {
            let word = |i: usize| {
                pair.get(i..i + 8)
                    .and_then(|b| b.try_into().ok())
                    .map_or(0, u64::from_le_bytes)
            };
            if (word(8) as i64) < 0 {
                return Err(EINVAL);
            }
            let one = UserBuf::single(word(0), word(8))?;
            for (at, len) in one.segments {
                let len = len.min(MAX_RW_COUNT - buf.len);
                buf.segments.push((at, len));
                buf.len += len;
            }
        }
        Ok(buf)
    }

    /// Bytes that the kernel has itself, to be written somewhere.
    pub(crate) fn of_kernel(bytes: Vec<u8>) -> UserBuf {
        UserBuf {
            segments: Vec::new(),
            len: bytes.len() as u64,
            own: Some(bytes),
        }
    }

    /// Bytes in all segments.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// The parts of user memory that hold `len` bytes from byte `from` of the buffer on.
    pub(crate) fn parts(&self, from: u64, len: u64) -> Vec<(VirtAddr, u64)> {
        let mut parts = Vec::new();
        let (mut skip, mut left) = (from, len);
        for &(at, size) in &self.segments {
            let skipped = skip.min(size);
            skip -= skipped;
            let part = left.min(size - skipped);
            if part > 0 {
                parts.push((at.add(skipped), part));
                left -= part;
            }
        }
        parts
    }

    /// Copies from user memory; fails if any byte of it cannot be read.
    pub(crate) fn copy_in(
        &self,
        live: &mut Live,
        pid: Pid,
        from: u64,
        len: u64,
    ) -> Result<Vec<u8>, i64> {
        let wanted = len.min(self.len.saturating_sub(from));
        let bytes = self.copy_in_some(live, pid, from, len)?;
        match bytes.len() as u64 == wanted {
            true => Ok(bytes),
            false => Err(EFAULT),
        }
    }

    /// The same, but up to the first page that cannot be read; fails if that is the first one
    /// (`copy_page_from_iter`).
    pub(crate) fn copy_in_some(
        &self,
        live: &mut Live,
        pid: Pid,
        from: u64,
        len: u64,
    ) -> Result<Vec<u8>, i64> {
        if let Some(own) = &self.own {
            let bytes = own.iter().skip(from as usize).take(len as usize);
            return Ok(bytes.copied().collect());
        }
        let mut bytes = Vec::new();
        for (at, len) in self.pages(from, len) {
            match uaccess::read_bytes(live, pid, at, len) {
                Ok(part) => bytes.extend(part),
                Err(_) if bytes.is_empty() => return Err(EFAULT),
                Err(_) => break,
            }
        }
        Ok(bytes)
    }

    /// Copies to user memory, from byte `from` of the buffer on; fails at the first page
    /// that cannot be written.
    pub(crate) fn copy_out(
        &self,
        live: &mut Live,
        pid: Pid,
        from: u64,
        bytes: &[u8],
    ) -> Result<(), i64> {
        match self.copy_out_some(live, pid, from, bytes)? == bytes.len() as u64 {
            true => Ok(()),
            false => Err(EFAULT),
        }
    }

    /// The same, but up to the first page that cannot be written: how many bytes; fails if that is
    /// the first one (`copy_page_to_iter`).
    pub(crate) fn copy_out_some(
        &self,
        live: &mut Live,
        pid: Pid,
        from: u64,
        bytes: &[u8],
    ) -> Result<u64, i64> {
        let (mut rest, mut done) = (bytes, 0);
        for (at, len) in self.pages(from, bytes.len() as u64) {
            let (now, later) = rest.split_at(rest.len().min(len as usize));
            match uaccess::write_bytes(live, pid, at, now, true) {
                Ok(()) => (rest, done) = (later, done + len),
                Err(_) if done == 0 => return Err(EFAULT),
                Err(_) => break,
            }
        }
        Ok(done)
    }

    /// [`UserBuf::parts`], cut where pages end.
    fn pages(&self, from: u64, len: u64) -> Vec<(VirtAddr, u64)> {
        let mut pages = Vec::new();
        for (mut at, mut left) in self.parts(from, len) {
            while left > 0 {
                let part = left.min(PAGE_SIZE - at.0 % PAGE_SIZE);
                pages.push((at, part));
                (at, left) = (at.add(part), left - part);
            }
        }
        pages
    }
}
