//! The C front end: C text to a linked program.

pub mod ast;
pub mod codegen;
pub mod diag;
mod dump;
pub mod hints;
pub mod lex;
pub mod parse;
pub mod pp;
pub mod report;
pub mod token;
pub mod object;
pub mod sema;
pub mod types;

pub use parse::parse_unit;
