//! Memory management: areas, page tables, faults, copy-on-write. The verbs.
//!
//! Each file follows one or two of the kernel's mm/*.c (Linux 6.18) and keeps
//! its function names. They read the state and emit events; nothing else.
//! What the kernel does and these do not: huge pages, swap, NUMA, userfaultfd,
//! KSM, memory cgroups, protection keys.

pub mod access;
pub mod advise;
pub mod anon;
pub mod brk;
pub mod cow;
pub mod exit;
pub mod fault;
pub mod filemap;
pub mod folio;
pub mod fork;
pub mod frame;
pub mod gup;
pub mod limit;
pub mod loaded;
pub mod map;
pub mod mincore;
pub mod mlock;
pub mod msync;
pub mod place;
pub mod process_vm;
pub mod prot;
pub mod protect;
pub mod remap;
pub mod smaps;
pub mod table;
pub mod touch;
pub mod trap;
pub mod truncate;
pub mod unmap;
pub mod vma;
pub mod zap;
