//! A faithful, deterministic model of Linux that runs C programs.
