//! The libc.so.6 and ld.so that a program on Debian 12 is linked with: where their parts lie, and
//! what of them is touched beyond what our own library does.
//!
//! A page fault of a file's page maps up to sixteen pages around it, within an aligned 64 KiB
//! (mm/memory.c, `do_fault_around`), and fork does not copy entries of files
//! ([`crate::kernel::mm::fork`]). So how many faults a child has depends on where the functions lie
//! that it calls, and on what else they go through. [`places`] has the first, [`touches`] the second.

pub mod places;
mod touches;

pub use touches::{OF_A_CPU, ON_BINDING, REST_OF_EXEC, START, of_function};

/// The first address of libc.so.6, without randomisation.
pub const LIBC: u64 = 0x7fff_f7dd_5000;
/// The first thread's variables (TLS) lie in a mapping before it.
pub const TLS: u64 = 0x7fff_f7dd_2000;
/// The first address of ld.so.
pub const LD: u64 = 0x7fff_f7fc_a000;
/// Memory for ld.so's own malloc.
pub const LD_HEAP: u64 = 0x7fff_f7fc_0000;

/// Buckets of the library's table of names (`.gnu.hash`), and how many of them have their symbols
/// on the pages that a fault of the table's own maps as well: `readelf -SD libc.so.6`.
const BUCKETS: u32 = 1009;
const BUCKETS_NEAR: u32 = 415;
/// Pages of the symbol table (`.dynsym`): one near the table of names, one behind it.
const SYMBOLS: [u64; 2] = [LIBC + 0x8000, LIBC + 0x1_0000];

/// Where the library chooses among its routines of a name, if it has one for each kind of processor.
pub fn chooser(name: &str) -> Option<u64> {
    places::chooser(name).map(|offset| LIBC + offset)
}

/// A page of the library's symbol table that stands for the one where the entry of a function is: the entries stand
/// in the order of their names' buckets (elf/dl-lookup.c, `do_lookup_x`; `_dl_new_hash`).
pub fn symbol(name: &str) -> u64 {
    let hash = name.bytes().fold(5381u32, |hash, byte| {
        hash.wrapping_mul(33).wrapping_add(u32::from(byte))
    });
    SYMBOLS[usize::from(hash % BUCKETS >= BUCKETS_NEAR)]
}
