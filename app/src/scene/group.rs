//! Groups of shapes as SVG elements. A group that stays keeps its elements, so
//! that it glides to its new place.

use super::keyed::keyed;
use crate::page::words;
use crate::player::Player;
use crate::words::fill;
use draw::shape::tenths;
use draw::{Group, Shape};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use sim_core::ids::Pid;
use sim_core::lens::history::Thing;

/// A list of groups, the lowest first. While a question asks for it, they can be
/// pointed at.
#[component]
pub fn Groups(player: Player, #[prop(into)] groups: Signal<Vec<Group>>) -> impl IntoView {
    let items = keyed(move || {
        let groups = groups.get().into_iter();
        groups.map(|group| (group.key.clone(), group)).collect()
    });
    view! {
        <For each=move || items.get() key=|(key, _)| key.clone() let((_key, group))>
            <GroupView player group=group.into() />
        </For>
    }
}

/// The role of a picture: one image, unless something in it can be pointed at.
pub fn picture_role(player: Player) -> &'static str {
    match player.gates.pointing.get() {
        Some(_) => "group",
        None => "img",
    }
}

/// What a thing is called when it can be pointed at.
fn name(group: &Group) -> String {
    let hooks = &group.hooks;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match group.key.thing() {
        Some(Thing::Page { .. }) => fill(
            words().point_page,
            &[&text(&hooks.letter), &text(&hooks.va)],
        ),
        Some(Thing::Frame(pfn)) => fill(words().point_frame, &[&pfn.to_string()]),
        _ => fill(words().point_process, &[&text(&hooks.letter)]),
    }
}

#[component]
fn GroupView(player: Player, group: RwSignal<Group>) -> impl IntoView {
    let hook = move |of: fn(&Group) -> Option<String>| move || group.with(of);
    let target = move || {
        let kind = player.gates.pointing.get()?;
        let thing = group.with(|g| g.key.thing())?;
        (thing != Thing::Process(Pid(1))).then(|| kind.takes(thing))?
    };
    let only_then = move |value: &'static str| move || target().map(|_| value);
    let on_key = move |event: KeyboardEvent| {
        let presses = matches!(event.key().as_str(), "Enter" | " ");
        if let (true, Some(thing)) = (presses, untrack(target)) {
            event.prevent_default();
            event.stop_propagation();
            player.gates.point(thing);
        }
    };
    view! {
        <g class=move || {
                let class = group.with(|g| g.class.clone());
                if target().is_some() { class + " target" } else { class }
            }
            role=only_then("button") tabindex=only_then("0")
            aria-label=move || target().map(|_| group.with(name))
            on:keydown=on_key
            data-testid=move || group.with(|g| g.hooks.kind)
            data-pid=hook(|g| g.hooks.pid.map(|pid| pid.to_string()))
            data-process=hook(|g| g.hooks.letter.clone())
            data-state=hook(|g| g.hooks.state.clone())
            data-va=hook(|g| g.hooks.va.clone())
            data-pfn=hook(|g| g.hooks.pfn.clone())
            data-pte=hook(|g| g.hooks.pte.clone())
            data-thing=hook(|g| g.key.thing().map(|thing| thing.id()))
            data-count=hook(|g| g.hooks.count.clone())
            style:transform=hook(|g| Some(format!("translate({}px, {}px)", g.rect.x, g.rect.y)))>
            {move || group.with(|g| g.shapes.iter().map(shape).collect_view())}
        </g>
    }
}

fn shape(shape: &Shape) -> AnyView {
    match shape {
        Shape::Box { class, rect, round } => view! {
            <rect class=*class x=rect.x y=rect.y width=rect.w height=rect.h rx=tenths(*round)></rect>
        }
        .into_any(),
        Shape::Text {
            class,
            x,
            y,
            anchor,
            text,
            note,
            about,
            fold,
        } => {
            let fold = fold.map(|(va, depth)| format!("{:x}.{depth}", va.0));
            let thing = about.map(|thing| thing.id());
            let note = note.clone().map(|note| {
                view! { <tspan class=note.class dx=note.dx>{note.text}</tspan> }
            });
            view! {
                <text class=*class data-thing=thing data-fold=fold x=tenths(*x) y=tenths(*y) text-anchor=anchor.name()>
                    {text.clone()}{note}
                </text>
            }
            .into_any()
        }
        Shape::Path { class, at, d } => {
            let place = (*at != (0, 0)).then(|| format!("translate({} {})", at.0, at.1));
            view! { <path class=*class transform=place d=d.clone()></path> }.into_any()
        }
        Shape::Dot { class, at, r } => {
            view! { <circle class=*class cx=at.0 cy=at.1 r=*r></circle> }.into_any()
        }
    }
}
