//! Groups of shapes as SVG elements. A group that stays keeps its element, so that it glides
//! to its new place, and only what changed of it is written.
//!
//! The elements are not a view of the framework: it would compare each attribute by a signal
//! of its own. Whoever has the picture asks for [`draw_groups`], which follows the list.

use super::patch::{Drawn, Home, SVG, Worn};
use crate::player::Player;
use crate::reader::words;
use crate::words::fill;
use draw::{Group, Key};
use leptos::ev::KeyboardEvent;
use leptos::html::ElementType;
use leptos::prelude::*;
use sim_core::ids::Pid;
use sim_core::lens::history::Thing;
use sim_core::lesson::question::Kind;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What was drawn, the lowest first.
#[derive(Default)]
struct Sheet {
    /// The picture that it was drawn in: it may come and go.
    on: Option<Element>,
    drawn: Vec<Drawn>,
}

/// Keeps what is in a picture at a list of groups, the lowest first: `each` shows them one
/// after the other, and is asked again when what it reads changes. While a question asks for
/// it, they can be pointed at.
pub fn draw_groups<E>(
    player: Player,
    picture: NodeRef<E>,
    each: impl Fn(&mut dyn FnMut(&Group)) + 'static,
) where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + Into<Element> + 'static,
{
    Effect::new(move |sheet: Option<Sheet>| {
        let mut sheet = sheet.unwrap_or_default();
        let Some(picture) = picture.get() else {
            return sheet;
        };
        let picture: Element = picture.into();
        let home = match picture.namespace_uri().as_deref() {
            Some(SVG) => Home::Picture,
            _ => Home::Boxes,
        };
        if sheet.on.as_ref() != Some(&picture) {
            sheet = Sheet {
                on: Some(picture.clone()),
                ..Sheet::default()
            };
        }
        let glides = !player.hurries();
        let pointing = player.gates.pointing.get();
        update(&mut sheet.drawn, (&picture, home), &each, glides, pointing);
        sheet
    });
}

/// Draws what is otherwise than before.
fn update(
    drawn: &mut Vec<Drawn>,
    (picture, home): (&Element, Home),
    each: &impl Fn(&mut dyn FnMut(&Group)),
    glides: bool,
    pointing: Option<Kind>,
) {
    let worn = |group: &Group, glides: bool| Worn {
        glides,
        name: target(group, pointing).map(|thing| name(group, thing)),
    };
    // Mostly the same groups stand in the same order: looked for where it is expected, and
    // only then by name.
    let mut old: Vec<Option<Drawn>> = drawn.drain(..).map(Some).collect();
    let mut places: Option<BTreeMap<Key, usize>> = None;
    let mut next = 0;
    each(&mut |group| {
        while old.get(next).is_some_and(Option::is_none) {
            next += 1;
        }
        let expected = old.get(next).and_then(Option::as_ref);
        let mut found = expected
            .is_some_and(|it| it.group.key == group.key)
            .then_some(next);
        if found.is_none() && expected.is_some() {
            let places = places.get_or_insert_with(|| {
                let keys = old.iter().enumerate();
                keys.filter_map(|(n, it)| Some((it.as_ref()?.group.key.clone(), n)))
                    .collect()
            });
            let place = places.get(&group.key).copied();
            found = place.filter(|&n| old.get(n).is_some_and(Option::is_some));
        }
        // Those between are gone, or will be asked for and moved.
        let in_place = found.is_some_and(|n| n >= next);
        let before = expected.map(|it| it.element().clone());
        if let (true, Some(n)) = (in_place, found) {
            next = n;
        }
        let held = found.and_then(|n| old.get_mut(n)?.take());
        let it = match held {
            Some(mut held) => {
                let now = worn(group, glides);
                if !held.shows(group, &now) {
                    held.show(group, now);
                }
                Some(held)
            }
            None => Drawn::new(group, worn(group, false), home),
        };
        let Some(it) = it else { return };
        if !in_place {
            let _ = picture.insert_before(it.element(), before.as_deref().map(AsRef::as_ref));
        }
        drawn.push(it);
    });
    for gone in old.into_iter().flatten() {
        gone.element().remove();
    }
}

/// The role of a picture: one image, unless something in it can be pointed at.
pub fn picture_role(player: Player) -> &'static str {
    match player.gates.pointing.get() {
        Some(_) => "group",
        None => "img",
    }
}

/// What a group answers a question with, if one asks for such things.
fn target(group: &Group, pointing: Option<Kind>) -> Option<Thing> {
    let thing = group.key.thing()?;
    (thing != Thing::Process(Pid(1))).then(|| pointing?.takes(thing))?
}

/// What a thing is called when it can be pointed at.
fn name(group: &Group, thing: Thing) -> String {
    let hooks = &group.hooks;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match thing {
        Thing::Page { .. } => fill(
            words().point_page,
            &[&text(&hooks.letter), &text(&hooks.va)],
        ),
        Thing::Frame(pfn) => fill(words().point_frame, &[&pfn.to_string()]),
        _ => fill(words().point_process, &[&text(&hooks.letter)]),
    }
}

/// Points at what has the focus, if the key presses it: for a picture's `keydown`.
pub fn on_press(player: Player, event: &KeyboardEvent) {
    if !matches!(event.key().as_str(), "Enter" | " ") {
        return;
    }
    let element: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
    let target = element.and_then(|it| it.closest(".target").ok().flatten());
    let thing = target.and_then(|it| Thing::of(&it.get_attribute("data-thing")?));
    if let Some(thing) = thing {
        event.prevent_default();
        event.stop_propagation();
        player.gates.point(thing);
    }
}
