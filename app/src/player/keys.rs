//! Keys, while the player has the focus: arrows and space, Home and End; `b` sets
//! a breakpoint at the line that is shown, `c` goes on to the next one; Escape
//! stops following.
//!
//! A key that something inside the player uses itself (typing, a list, a
//! slider) is left to it, and so is every key with a modifier. Tab is never
//! touched.

use super::Player;
use leptos::ev::KeyboardEvent;
use leptos::prelude::{WithUntracked, event_target};
use web_sys::Element;

/// Moves the player. What it uses does not scroll the page.
pub fn on_key(player: Player, event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
        return;
    }
    let target: Element = event_target(event);
    let tag = target.tag_name().to_ascii_lowercase();
    let slider = tag == "input" && target.get_attribute("type").as_deref() == Some("range");
    if matches!(tag.as_str(), "textarea" | "select") || (tag == "input" && !slider) {
        return;
    }
    let presses = matches!(tag.as_str(), "button" | "a" | "summary");
    match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => player.forward(),
        "ArrowLeft" | "ArrowUp" => player.back(),
        "Home" => player.first(),
        "End" => player.last(),
        " " if !presses => player.toggle(),
        "b" | "B" => player.toggle_breakpoint_here(),
        "c" | "C" => player.run_to_breakpoint(),
        "Escape" if player.following.with_untracked(Option::is_some) => player.unfollow(),
        _ => return,
    }
    event.prevent_default();
}
