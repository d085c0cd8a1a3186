//! The whole stage, small, with the part that is in sight: to see where one is in a large
//! scene, and to go elsewhere by pointer or keys.

use super::scale::Scale;
use super::sight::Sight;
use crate::player::Player;
use crate::reader::words;
use draw::Key;
use draw::memory::Picture;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use sim_core::lens::layout::Rect;

/// The largest that it may be.
const WIDEST: f64 = 68.0;
/// See there.
const TALLEST: f64 = 190.0;
/// It is shown for a drawing that is so many times larger than its room, in tenths.
const LARGE: i32 = 13;

/// True if a drawing is so large that one can lose one's way.
pub fn is_large(drawn: &Picture, sight: Rect) -> bool {
    let times = |whole: i32, seen: i32| seen > 0 && whole * 10 > seen * LARGE;
    times(drawn.width, sight.w) || times(drawn.height, sight.h)
}

/// Shows and hides the map where there is no room for it beside the stage: the style sheet
/// says where.
#[component]
pub fn MapButton(large: Memo<bool>, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Show when=move || large.get()>
            <button class="small map-button" data-testid="map-button" aria-expanded=move || open.get().to_string()
                aria-label=move || words().map_short title=move || words().map_short
                on:click=move |_| open.update(|open| *open = !*open)>
                <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M2 2h3v3H2zM11 2h3v3h-3zM2 7h3v2H2zM11 7h3v2h-3zM2 11h3v3H2zM11 11h3v3h-3zM7 3h2v10H7z" fill="currentColor"></path>
                </svg>
            </button>
        </Show>
    }
}

/// What the map shows of a drawing.
#[derive(Clone, PartialEq, Default)]
pub struct Outline {
    width: i32,
    height: i32,
    /// By class.
    paths: Vec<(String, String)>,
}

/// The outline of what is drawn, as it is where the reader rests: of who steps fast it is drawn
/// once he has arrived. `room` is how wide the room is for which it is drawn.
pub fn outline(player: Player, drawn: Memo<Picture>, room: Signal<i32>) -> Memo<Outline> {
    Memo::new(move |_| {
        player.rests.track();
        room.track();
        drawn.with_untracked(|drawn| Outline {
            width: drawn.width,
            height: drawn.height,
            paths: outlines(drawn),
        })
    })
}

/// The map. `room` is what scrolls.
#[component]
pub fn Minimap(
    outline: Memo<Outline>,
    scale: Memo<Scale>,
    sight: Sight,
    room: NodeRef<html::Div>,
) -> impl IntoView {
    let map = NodeRef::<html::Div>::new();
    let held = StoredValue::new(false);
    // Of a narrow and tall drawing the height is squeezed: it is a map, not a picture.
    let size = Memo::new(move |_| {
        outline.with(|it| {
            let (w, h) = (f64::from(it.width.max(1)), f64::from(it.height.max(1)));
            let tallest = (f64::from(sight.with(|it| it.h)) * 0.45).clamp(60.0, TALLEST);
            let scale = (WIDEST / w).min(tallest / h);
            ((w * scale).max(WIDEST), (h * scale).max(40.0))
        })
    });
    let share = move |at: i32, whole: fn(&Outline) -> i32| {
        let whole = outline.with(whole).max(1);
        f64::from(at) * 100.0 / f64::from(whole)
    };
    // By so much of the drawing.
    let scroll_by = move |x: i32, y: i32| {
        if let Some(room) = room.get_untracked() {
            let scale = scale.get_untracked();
            room.set_scroll_left(room.scroll_left() + scale.shown(x));
            room.set_scroll_top(room.scroll_top() + scale.shown(y));
        }
    };
    let go_to = move |event: &PointerEvent| {
        let (Some(map), Some(room)) = (map.get_untracked(), room.get_untracked()) else {
            return;
        };
        let rect = map.get_bounding_client_rect();
        let part = |at: i32, from: f64, long: f64| (f64::from(at) - from) / long.max(1.0);
        let (x, y) = (
            part(event.client_x(), rect.left(), rect.width()),
            part(event.client_y(), rect.top(), rect.height()),
        );
        let shown = |length: i32| f64::from(scale.get_untracked().shown(length));
        let (w, h) = outline.with_untracked(|it| (shown(it.width), shown(it.height)));
        room.set_scroll_left((x * w) as i32 - room.client_width() / 2);
        room.set_scroll_top((y * h) as i32 - room.client_height() / 2);
    };
    let on_key = move |event: KeyboardEvent| {
        let (w, h) = sight.with_untracked(|sight| (sight.w, sight.h));
        let whole = outline.with_untracked(|it| it.height);
        match event.key().as_str() {
            "ArrowLeft" => scroll_by(-w / 4, 0),
            "ArrowRight" => scroll_by(w / 4, 0),
            "ArrowUp" => scroll_by(0, -h / 4),
            "ArrowDown" => scroll_by(0, h / 4),
            "PageUp" => scroll_by(0, -h),
            "PageDown" => scroll_by(0, h),
            "Home" => scroll_by(0, -whole),
            "End" => scroll_by(0, whole),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let now = move || {
        share(sight.with(|it| it.y), |it| it.height)
            .round()
            .to_string()
    };
    view! {
        <div class="minimap" node_ref=map role="scrollbar" tabindex="0" data-testid="minimap" data-scrolls=""
            aria-label=move || words().minimap aria-controls="stage-room" aria-orientation="vertical"
            aria-valuemin="0" aria-valuemax="100" aria-valuenow=now
            title=move || words().minimap
            style:width=move || format!("{}px", size.get().0)
            style:height=move || format!("{}px", size.get().1)
            on:keydown=on_key
            on:pointerdown=move |event| {
                held.set_value(true);
                if let Some(map) = map.get_untracked() {
                    let _ = map.set_pointer_capture(event.pointer_id());
                }
                go_to(&event);
            }
            on:pointermove=move |event| if held.get_value() { go_to(&event) }
            on:pointerup=move |_| held.set_value(false)
            on:pointercancel=move |_| held.set_value(false)>
            <svg aria-hidden="true" preserveAspectRatio="none"
                viewBox=move || outline.with(|it| format!("0 0 {} {}", it.width.max(1), it.height.max(1)))>
                {move || outline.with(|it| it.paths.iter().map(|(class, d)| view! { <path class=class.clone() d=d.clone()></path> }).collect_view())}
            </svg>
            <div class="minimap-sight"
                style:left=move || format!("{}%", share(sight.with(|it| it.x), |it| it.width))
                style:top=move || format!("{}%", share(sight.with(|it| it.y), |it| it.height))
                style:width=move || format!("{}%", share(sight.with(|it| it.w), |it| it.width).min(100.0))
                style:height=move || format!("{}%", share(sight.with(|it| it.h), |it| it.height).min(100.0))></div>
        </div>
    }
}

/// The pages of each colour as one path, and the frames as another.
fn outlines(drawn: &Picture) -> Vec<(String, String)> {
    let mut paths: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    for group in &drawn.groups {
        let class = match group.key {
            Key::Page(..) => {
                let colour = group.class.split(' ').find(|it| {
                    let digits = it.strip_prefix('c');
                    digits.is_some_and(|it| it.parse::<u8>().is_ok())
                });
                let absent = group.class.contains(" absent");
                format!(
                    "{}{}",
                    if absent { "none " } else { "page-of " },
                    colour.unwrap_or_default()
                )
            }
            Key::Frame(_) => "frame-of".to_string(),
            _ => continue,
        };
        let Rect { x, y, w, h } = group.rect;
        let path = paths.entry(class).or_default();
        path.push_str(&format!("M{x} {y}h{w}v{h}h-{w}z"));
    }
    paths.into_iter().collect()
}
