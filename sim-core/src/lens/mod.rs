//! Lenses: from a state, and what happened since the last frame shown, to a
//! scene of plain data with stable ids.
//!
//! A lens is a pure function and is tested without a browser. It says what is
//! there, what it is called and what just changed; it knows nothing of pixels
//! ([`layout`] does) and nothing of the page. Whoever draws a scene needs no
//! rule of Linux.

pub mod area;
pub mod changes;
mod chunks;
pub mod history;
pub mod layout;
pub mod legend;
pub mod memory;
mod objects;
pub mod part;
pub mod peek;
pub mod recap;
pub mod shot;
pub mod show;
pub mod source;
pub mod stops;
pub mod story;
pub mod terminal;
pub mod timeline;
pub mod timeline_view;
pub mod tree;
pub mod value;
pub mod word;

pub use legend::{Legend, Who};
pub use shot::{Focus, Shot, Step};
