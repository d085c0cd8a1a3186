//! The command line: the same model, without a browser.

fn main() {}
