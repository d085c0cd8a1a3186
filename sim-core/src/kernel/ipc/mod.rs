//! System V interprocess communication: things that processes find by a key.
//!
//! svipc(7); ipc/util.c.

pub mod shm;
