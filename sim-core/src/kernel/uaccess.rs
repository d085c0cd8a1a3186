//! How the kernel, and the machine's part of the C library, read and write a
//! program's memory: piece by piece, no piece longer than a page.
//!
//! include/linux/uaccess.h: `copy_from_user`, `copy_to_user`, `strncpy_from_user`.
//! A bad address is EFAULT to a system call, and a signal to the C library. Which of
//! the two it is shows in the task: it is in a system call, or it is not.

use super::event::{Access, EventKind, FaultBy};
use super::mm::access;
use super::mm::gup::pieces;
use super::mm::place::TASK_SIZE;
use super::mm::trap::Trap;
use crate::ids::{Pid, VirtAddr};
use crate::live::Live;

/// Most bytes that a system call moves in one go (MAX_RW_COUNT is 2 GiB; the model stops earlier).
pub const MAX_COPY: u64 = 1 << 30;

/// Reads `len` bytes. `Err` is the signal that the access would raise.
pub fn read_bytes(live: &mut Live, pid: Pid, va: VirtAddr, len: u64) -> Result<Vec<u8>, Trap> {
    let by = accessor(live, pid, va, len)?;
    let mut bytes = Vec::with_capacity(len.min(1 << 16) as usize);
    for (va, len) in pieces(va, len) {
        let pfn = access::translate_by(live, pid, va, Access::Read, by)?;
        bytes.extend(access::bytes(&live.state().memory, pfn, va.offset(), len));
        live.emit(
            pid,
            EventKind::LoadBytes {
                va,
                pfn,
                len,
                library: true,
            },
        );
    }
    Ok(bytes)
}

/// What is at most `len` bytes of one page, for who reads on until something stops it: that they
/// have been read is said by [`note_read`], when it is known how many.
pub fn look(live: &mut Live, pid: Pid, va: VirtAddr, len: u16) -> Result<Vec<u8>, Trap> {
    let by = accessor(live, pid, va, u64::from(len))?;
    let pfn = access::translate_by(live, pid, va, Access::Read, by)?;
    Ok(access::bytes(&live.state().memory, pfn, va.offset(), len))
}

/// Says that so many bytes have been read that [`look`] has found.
pub fn note_read(live: &mut Live, pid: Pid, va: VirtAddr, len: u16) -> Result<(), Trap> {
    let by = accessor(live, pid, va, u64::from(len))?;
    let pfn = access::translate_by(live, pid, va, Access::Read, by)?;
    let library = true;
    live.emit(
        pid,
        EventKind::LoadBytes {
            va,
            pfn,
            len,
            library,
        },
    );
    Ok(())
}

/// Writes bytes. What lies before the first address that cannot be written is written.
pub fn write_bytes(
    live: &mut Live,
    pid: Pid,
    va: VirtAddr,
    bytes: &[u8],
    library: bool,
) -> Result<(), Trap> {
    let by = accessor(live, pid, va, bytes.len() as u64)?;
    write_by(live, pid, va, bytes, library, by)
}

/// The same by the kernel itself, outside of any system call: a signal's frame.
pub fn write_by_kernel(live: &mut Live, pid: Pid, va: VirtAddr, bytes: &[u8]) -> Result<(), Trap> {
    if va.0 > TASK_SIZE || bytes.len() as u64 > TASK_SIZE - va.0 {
        return Err(Trap::not_mapped(va));
    }
    write_by(live, pid, va, bytes, true, FaultBy::Kernel)
}

fn write_by(
    live: &mut Live,
    pid: Pid,
    va: VirtAddr,
    bytes: &[u8],
    library: bool,
    by: FaultBy,
) -> Result<(), Trap> {
    let mut rest = bytes;
    for (va, len) in pieces(va, bytes.len() as u64) {
        let pfn = access::translate_by(live, pid, va, Access::Write, by)?;
        let (piece, after) = rest.split_at(usize::from(len).min(rest.len()));
        rest = after;
        live.emit(
            pid,
            EventKind::StoreBytes {
                va,
                pfn,
                library,
                bytes: piece.into(),
            },
        );
    }
    Ok(())
}

/// Reads a string up to its terminating zero, or `max` bytes if there is none before.
/// Pages behind the zero are not touched.
pub fn read_cstr(live: &mut Live, pid: Pid, va: VirtAddr, max: u64) -> Result<Vec<u8>, Trap> {
    let by = accessor(live, pid, va, 0)?;
    let mut string = Vec::new();
    for (va, room) in pieces(va, max) {
        let pfn = access::translate_by(live, pid, va, Access::Read, by)?;
        let here = access::bytes(&live.state().memory, pfn, va.offset(), room);
        let end = here.iter().position(|&byte| byte == 0);
        let len = end.map_or(room, |end| end as u16 + 1);
        live.emit(
            pid,
            EventKind::LoadBytes {
                va,
                pfn,
                len,
                library: true,
            },
        );
        string.extend(&here[..end.unwrap_or(here.len())]);
        if end.is_some() {
            break;
        }
    }
    Ok(string)
}

macro_rules! scalars {
    ($($read:ident $write:ident $int:ty, $what:literal;)*) => {$(
        #[doc = concat!("Reads ", $what, ", little-endian.")]
        pub fn $read(live: &mut Live, pid: Pid, va: VirtAddr) -> Result<$int, Trap> {
            let bytes = read_bytes(live, pid, va, size_of::<$int>() as u64)?;
            Ok(bytes.first_chunk().map_or(0, |bytes| <$int>::from_le_bytes(*bytes)))
        }

        #[doc = concat!("Writes ", $what, ", little-endian.")]
        pub fn $write(live: &mut Live, pid: Pid, va: VirtAddr, value: $int) -> Result<(), Trap> {
            write_bytes(live, pid, va, &value.to_le_bytes(), true)
        }
    )*};
}

scalars! {
    read_u8 write_u8 u8, "a byte";
    read_u16 write_u16 u16, "two bytes";
    read_u32 write_u32 u32, "four bytes";
    read_u64 write_u64 u64, "eight bytes";
}

/// Who accesses. In a system call an address of the kernel's half is refused without
/// an access (`access_ok`).
fn accessor(live: &Live, pid: Pid, va: VirtAddr, len: u64) -> Result<FaultBy, Trap> {
    if live
        .state()
        .task(pid)
        .is_none_or(|task| task.syscall.is_none())
    {
        return Ok(FaultBy::User);
    }
    if len > MAX_COPY || va.0 > TASK_SIZE || len > TASK_SIZE - va.0 {
        return Err(Trap::not_mapped(va));
    }
    Ok(FaultBy::Kernel)
}
