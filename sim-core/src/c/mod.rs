//! The C front end: C text to a linked program.

pub mod ast;
pub mod codegen;
pub mod diag;
pub mod object;
pub mod sema;
pub mod types;
