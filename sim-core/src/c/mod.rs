//! The C front end: C text to a linked program.

pub mod ast;
pub mod diag;
