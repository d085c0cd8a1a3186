//! Picking something on the stage: a page, a frame, a variable, a process. One
//! listener for a whole picture asks what stands where the reader clicked.

use crate::player::Player;
use crate::reader::words;
use crate::words::fill;
use leptos::prelude::Update;
use sim_core::ids::VirtAddr;
use sim_core::lens::history::Thing;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What stands at an event's place, and how the reader knows it.
pub fn picked(player: Player, target: Option<web_sys::EventTarget>) -> Option<(Thing, String)> {
    let element: Element = target?.dyn_into().ok()?;
    let element = element.closest("[data-thing]").ok()??;
    let thing = Thing::of(&element.get_attribute("data-thing")?)?;
    Some((thing, name(player, thing, &element)))
}

/// How the reader knows a thing: by what stands on the stage.
fn name(player: Player, thing: Thing, element: &Element) -> String {
    let s = words();
    let says = |name: &str| element.get_attribute(name).unwrap_or_default();
    match thing {
        Thing::Page { .. } => fill(s.follow_page, &[&says("data-va"), &says("data-process")]),
        Thing::Frame(pfn) => fill(s.follow_frame, &[&pfn.0.to_string()]),
        Thing::Process(pid) => {
            let who = player.with(|film| film.legend.who(pid).letter);
            fill(s.follow_process, &[&who.unwrap_or_default()])
        }
        Thing::Bytes { .. } => {
            let text = element.text_content().unwrap_or_default();
            let page = element
                .parent_element()
                .and_then(|page| page.closest("[data-process]").ok()?);
            let process = page.and_then(|page| page.get_attribute("data-process"));
            let variable = text.split(" = ").next().unwrap_or_default();
            fill(s.follow_variable, &[variable, &process.unwrap_or_default()])
        }
    }
}

/// The sign that folds something, if that is what was clicked.
fn folded(target: Option<&web_sys::EventTarget>) -> Option<(VirtAddr, u8)> {
    let element: &Element = target?.dyn_ref()?;
    let says = element.get_attribute("data-fold")?;
    let (va, depth) = says.split_once('.')?;
    Some((
        VirtAddr(u64::from_str_radix(va, 16).ok()?),
        depth.parse().ok()?,
    ))
}

/// Unfolds what was clicked, answers a question with it, or follows it.
pub fn on_pick(player: Player, target: Option<web_sys::EventTarget>) {
    if let Some(place) = folded(target.as_ref()) {
        player.options.update(|options| {
            if !options.unfolded.remove(&place) {
                options.unfolded.insert(place);
            }
        });
        return;
    }
    if let Some((thing, name)) = picked(player, target)
        && !player.gates.point(thing)
    {
        player.follow(thing, name);
    }
}
