//! How fast the model is and how much memory a recording takes.
//!
//! The same code measures natively (`src/main.rs`) and in a browser (`web`), so
//! that the two can be compared. It only measures: what is good enough is for
//! `cargo xtask bench` to say, and for docs/performance.md to explain.

mod measure;
mod web;
mod workload;

pub use measure::{Rate, Seeks, Size, rate, record, seeks, size};
pub use workload::{WORKLOADS, Workload, find};
