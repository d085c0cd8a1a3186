//! Groups of shapes as SVG elements. A group that stays keeps its elements, so
//! that it glides to its new place.

use super::keyed::keyed;
use draw::shape::tenths;
use draw::{Group, Shape};
use leptos::prelude::*;

/// A list of groups, the lowest first.
#[component]
pub fn Groups(#[prop(into)] groups: Signal<Vec<Group>>) -> impl IntoView {
    let items = keyed(move || {
        let groups = groups.get().into_iter();
        groups.map(|group| (group.key.clone(), group)).collect()
    });
    view! {
        <For each=move || items.get() key=|(key, _)| key.clone() let((_key, group))>
            <GroupView group=group.into() />
        </For>
    }
}

#[component]
fn GroupView(group: RwSignal<Group>) -> impl IntoView {
    let hook = move |of: fn(&Group) -> Option<String>| move || group.with(of);
    view! {
        <g class=move || group.with(|g| g.class.clone())
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
