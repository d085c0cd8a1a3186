//! Scenes as SVG and HTML. Draws what the lenses say, and holds no rule of Linux.

pub mod folds;
pub mod follow;
pub mod group;
pub mod leaves_out;
pub mod memory;
pub mod minimap;
mod names;
pub mod overview;
mod patch;
pub mod pick;
pub mod poke;
mod prose;
mod recap;
pub mod room;
mod scale;
pub mod sentence;
pub mod sight;
pub mod source;
pub mod table;
pub mod terminal;
pub mod timeline;
pub mod tree;
pub mod walk;

use leptos::prelude::*;
use sim_core::lens::Who;

/// The class that gives something a process's colour.
pub fn colour(who: &Who) -> String {
    format!("c{}", who.colour)
}

/// A process's badge: its letter on its colour.
#[component]
pub fn Badge(who: Who) -> impl IntoView {
    let (class, pid) = (format!("badge {}", colour(&who)), who.pid.0);
    view! { <span class=class data-pid=pid>{who.letter}</span> }
}
