//! What an access goes through: the beats of its story, in the stage's head, and the
//! walk through the page tables as a picture over the stage's foot.

use super::Badge;
use super::group::draw_groups;
use super::room::watch_width;
use super::scale::Scale;
use crate::browser;
use crate::player::Player;
use crate::reader::{labels, words};
use crate::words::{Strings, fill};
use draw::walk;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use sim_core::kernel::event::{Access, Level};
use sim_core::lens::memory::{Stage, Walk};
use sim_core::lens::story::{Beat, BeatKind, Story};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What is known of the access that the frame is about. It can be copied.
#[derive(Clone, Copy)]
pub struct Telling {
    walk: Memo<Option<Walk>>,
    story: Memo<Option<Story>>,
    /// The frame is about the walk itself, not about what the kernel makes of it: its
    /// picture is shown.
    pub looking: Memo<bool>,
}

impl Telling {
    /// Of the frame that is shown.
    pub fn new(player: Player) -> Self {
        let picture = player.picture;
        let walk = Memo::new(move |_| picture.with(|picture| picture.memory.walk.clone()));
        let story = Memo::new(move |_| picture.with(|picture| picture.story.clone()));
        let looking = Memo::new(move |_| {
            // Coarser steps go over what happens inside the kernel.
            let fine = player.level.get() >= Level::Kernel;
            let beat = story.with(|story| {
                let story = story.as_ref()?;
                story.beats.get(story.at).map(|beat| beat.kind)
            });
            let wanted = walk.with(|walk| walk.as_ref().map(|walk| walk.access.is_some()));
            fine && match (beat, wanted) {
                (_, None) => false,
                (Some(kind), _) => matches!(
                    kind,
                    BeatKind::Access
                        | BeatKind::Walk
                        | BeatKind::Fault
                        | BeatKind::Entry
                        | BeatKind::Again
                ),
                (None, Some(wanted)) => wanted,
            }
        });
        Self {
            walk,
            story,
            looking,
        }
    }
}

/// What stands in the stage's head: the beats of a story, and who wants what. One line
/// of one height, whatever there is to tell, so that nothing below it jumps.
#[component]
pub fn WalkLine(
    player: Player,
    telling: Telling,
    /// What else stands in the line.
    children: Children,
) -> impl IntoView {
    let Telling {
        walk,
        story,
        looking,
    } = telling;
    let used = Memo::new(move |_| player.picture.with(|picture| picture.memory.frames_used));
    let told = move || story.with(Option::is_some);
    view! {
        <div class="walk" class:told=told data-testid="walk" role="group"
            aria-label=move || if walk.with(Option::is_some) { words().walk_title } else { words().memory }>
            <div class="walk-room">
                <Beats player story />
                // All of it follows in one place: what came and went with the line and followed for
                // itself would never be forgotten.
                {move || (!looking.get()).then(|| {
                    let line = match walk.get() {
                        Some(walk) => line(walk).into_any(),
                        None => view! {
                            <span class="stage-name" aria-hidden="true">{words().memory}</span>
                            <span class="quiet">{fill(words().frames_in_use, &[&used.get().to_string()])}</span>
                        }.into_any(),
                    };
                    view! { <p class="walk-line">{line}</p> }
                })}
            </div>
            {children()}
        </div>
    }
}

/// The walk as a picture, while the frame is about it; in a room of this width.
#[component]
pub fn WalkPicture(
    player: Player,
    telling: Telling,
    #[prop(into)] width: Signal<i32>,
    scale: Memo<Scale>,
) -> impl IntoView {
    let Telling { walk, looking, .. } = telling;
    let room = Memo::new(move |_| scale.get().drawn(width.get().max(280)));
    // What was shown last is kept, elements and all, while the frames are about something else: the
    // next walk is much the same.
    let shown = Memo::new(move |before: Option<&Option<(Walk, i32)>>| {
        let before = before.cloned().flatten();
        if looking.get() {
            walk.get().map(|walk| (walk, room.get()))
        } else {
            before
        }
    });
    let canvas = NodeRef::<leptos::svg::Svg>::new();
    draw_groups(player, canvas, move |draw| {
        shown.with(|shown| {
            if let Some((walk, room)) = shown {
                walk::groups(walk, *room, labels())
                    .iter()
                    .for_each(&mut *draw);
            }
        });
    });
    let there = Memo::new(move |_| shown.with(Option::is_some));
    let class = move || {
        if looking.get() {
            "walk-over"
        } else {
            "walk-kept"
        }
    };
    let shown_line = move || {
        let walk = looking.get().then(|| walk.get()).flatten();
        walk.map(|walk| untrack(|| line(walk)))
    };
    let said = move || shown.with(|shown| said(shown.as_ref().map(|(walk, _)| walk)));
    let wide = move || {
        shown.with(|shown| {
            shown
                .as_ref()
                .map(|(_, room)| walk::width(*room).to_string())
        })
    };
    // Paper may be narrower than the screen.
    let view_box = move || wide().map(|wide| format!("0 0 {wide} {}", walk::HEIGHT));
    view! {
        <Show when=move || there.get()>
            <div class=class data-testid="walk-picture">
                <p class="walk-line">{shown_line}</p>
                <svg class="walk-picture" node_ref=canvas role="img" aria-label=said
                    style:transform=move || scale.get().transform()
                    width=wide height=walk::HEIGHT.to_string() viewBox=view_box></svg>
            </div>
        </Show>
    }
}

/// Who does what where, and what comes of it.
fn line(walk: Walk) -> impl IntoView {
    let s = words();
    let verb = verb(&walk, s);
    let refused = walk::refused(&walk);
    let class = if refused {
        "walk-verdict no"
    } else {
        "walk-verdict"
    };
    let verdict = walk::verdict(&walk, labels());
    let raised = matches!(walk.stage, Stage::Fault(_));
    view! {
        <Badge who=walk.who />
        <span class="walk-verb">{verb}</span>
        <code data-testid="walk-va">{walk.va.to_string()}</code>
        {raised.then(|| view! { <strong class="walk-fault">{s.walk_fault}</strong> })}
        <span class=class data-testid="walk-verdict">{verdict}</span>
    }
}

fn verb(walk: &Walk, s: &Strings) -> &'static str {
    match walk.access {
        Some(Access::Read) => s.walk_read,
        Some(Access::Write) => s.walk_write,
        Some(Access::Execute) => s.walk_execute,
        None => s.walk_entry,
    }
}

/// The picture in words.
fn said(walk: Option<&Walk>) -> String {
    let s = words();
    let Some(walk) = walk else {
        return String::new();
    };
    let tables = ["PGD", "PUD", "PMD", "PTE"].into_iter().zip(walk.index);
    let way: Vec<String> = tables
        .take(usize::from(walk.tables))
        .map(|(name, index)| format!("{name} {index}"))
        .collect();
    let bits = draw::memory::pte_text(walk.bits);
    let verdict = walk::verdict(walk, labels());
    fill(s.walk_said, &[&way.join(", "), &bits, &verdict])
}

fn beat_name(beat: Beat, access: Option<Access>, s: &Strings) -> &'static str {
    match (beat.kind, access) {
        (BeatKind::Access | BeatKind::Again, Some(Access::Read)) => s.beat_load,
        (BeatKind::Access | BeatKind::Again, Some(Access::Execute)) => s.beat_fetch,
        (BeatKind::Access | BeatKind::Again, _) => s.beat_store,
        (BeatKind::Walk, _) => s.beat_walk,
        (BeatKind::Fault, _) => s.beat_fault,
        (BeatKind::Area, _) => s.beat_area,
        (BeatKind::Tables, _) => s.beat_tables,
        (BeatKind::Frame, _) => s.beat_frame,
        (BeatKind::Bytes, _) => s.beat_bytes,
        (BeatKind::Entry, _) => s.beat_entry,
        (BeatKind::Count, _) => s.beat_count,
        (BeatKind::Done, _) => s.beat_done,
        (BeatKind::Signal, _) => s.beat_signal,
    }
}

/// A beat as it stands in the row: its kind, the frame that it leads to, its name.
type Told = (BeatKind, u64, String);

/// The row's elements, made once and then written to where its beats differ from those that they
/// show.
#[derive(Default)]
struct Row {
    told: Vec<Told>,
    at: usize,
    items: Vec<(Element, Element)>,
}

impl Row {
    fn write(&mut self, list: &Element, told: &[Told], at: usize) {
        for (n, (kind, _, name)) in told.iter().enumerate() {
            let before = self.told.get(n);
            if n == self.items.len() {
                let Some(item) = beat_element() else { return };
                let _ = list.append_child(&item.0);
                self.items.push(item);
            }
            let Some((_, button)) = self.items.get(n) else {
                return;
            };
            if before.is_none_or(|before| before.0 != *kind) {
                let kind = format!("{kind:?}").to_lowercase();
                let _ = button.set_attribute("data-beat", &kind);
            }
            if before.is_none_or(|before| before.2 != *name) {
                let _ = button.set_attribute("title", name);
                if let Some(words) = button.first_element_child() {
                    words.set_text_content(Some(name));
                }
            }
            let look = |at: usize| (n < at, n == at);
            if before.is_none() || look(at) != look(self.at) {
                button.set_class_name(if n < at { "beat told" } else { "beat" });
                let here = if n == at { "step" } else { "false" };
                let _ = button.set_attribute("aria-current", here);
            }
        }
        for (gone, _) in self.items.drain(told.len().min(self.items.len())..) {
            gone.remove();
        }
        self.told = told.to_vec();
        self.at = at;
    }
}

/// A beat's place in the row, and its button.
fn beat_element() -> Option<(Element, Element)> {
    let item = document().create_element("li").ok()?;
    item.set_inner_html("<button class=\"beat\"><span class=\"beat-name\"></span></button>");
    let button = item.first_element_child()?;
    Some((item, button))
}

/// The beats as a row of buttons, the one that is shown marked; hidden where no story is told.
#[component]
fn Beats(player: Player, story: Memo<Option<Story>>) -> impl IntoView {
    let told = Memo::new(move |_| {
        let s = words();
        story.with(|story| {
            let Story { access, beats, at } = story.as_ref()?;
            let all = beats.iter().enumerate();
            // What a question is about is not told beforehand.
            let told = all.filter(|(n, beat)| n <= at || player.gate_to(beat.frame).is_none());
            let told = told.map(|(_, beat)| {
                let name = match beat.kind {
                    BeatKind::Again => fill(s.beat_again, &[beat_name(*beat, *access, s)]),
                    _ => beat_name(*beat, *access, s).to_string(),
                };
                (beat.kind, beat.frame, name)
            });
            Some(told.collect::<Vec<Told>>())
        })
    });
    let at = Memo::new(move |_| story.with(|story| story.as_ref().map_or(0, |story| story.at)));
    let list = NodeRef::<leptos::html::Ol>::new();
    // What stands beside the row, such as the map's button, comes and goes.
    let width = RwSignal::new(0);
    watch_width(list, width);
    Effect::new(move |row: Option<Row>| {
        let mut row = row.unwrap_or_default();
        width.track();
        let now = at.get();
        let Some(list) = list.get() else { return row };
        let any = told.with(|told| {
            // Where nothing is told the row is hidden as it is: the next story is much the same.
            let Some(told) = told else { return false };
            row.write(&list, told, now);
            true
        });
        if any {
            // The beat that is told is kept in sight, once it has been painted.
            browser::in_next_frame(move || bring_into_sight(&list, now));
        }
        row
    });
    let go = move |event: MouseEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let item = target.and_then(|it| it.closest(".beats > li").ok().flatten());
        let before = |item: &Element| item.previous_element_sibling();
        let place = item.map(|item| std::iter::successors(before(&item), before).count());
        let frame = place.and_then(|n| {
            told.with_untracked(|told| told.as_ref()?.get(n).map(|(_, frame, _)| *frame))
        });
        if let Some(frame) = frame {
            player.go_to(frame);
        }
    };
    view! {
        <ol class="beats" node_ref=list aria-label=move || words().beats_label data-scrolls=""
            hidden=move || told.with(Option::is_none) on:click=go></ol>
    }
}

fn bring_into_sight(list: &web_sys::HtmlElement, at: usize) {
    let Some(item) = list.children().item(at as u32) else {
        return;
    };
    let (item, room) = (
        item.get_bounding_client_rect(),
        list.get_bounding_client_rect(),
    );
    let middle = item.left() + item.width() / 2.0 - room.left() - room.width() / 2.0;
    list.set_scroll_left(list.scroll_left() + middle as i32);
}
