//! What of the stage is in sight: kept up to date, and moved to what the frame is about.
//! Only the stage's own room is ever scrolled, never the page.

use super::scale::Scale;
use crate::browser;
use crate::player::Player;
use draw::memory::Picture;
use leptos::html;
use leptos::prelude::*;
use sim_core::lens::layout::Rect;

/// What of the drawing is in sight, in its own coordinates.
pub type Sight = RwSignal<Rect>;

/// Room above the drawing, as in the style sheet.
pub const PAD: i32 = 10;
/// Room beside the drawing, as in the style sheet, with the edges of its boxes.
pub const SIDE: i32 = 14;
/// What is brought into sight stands so far from the edges; above it stands an area's title.
const MARGIN: i32 = 12;
const TITLE: i32 = 40;
/// Where there is no room for that.
const TIGHT: i32 = 5;
/// The stretch within which scrolling changes nothing, in CSS pixels.
const STRETCH: i32 = 256;

/// How high the row of names over the columns is, in CSS pixels, as in the style sheet.
pub const NAMES: i32 = 26;
/// In a room lower than this (a phone's) it would take too much.
const LOW: i32 = 240;

/// How much of a room of this height the names take ([`super::names`]).
pub fn names_height(room: i32) -> i32 {
    if room < LOW { 0 } else { NAMES }
}

/// Looks where a room is now.
pub fn look(room: NodeRef<html::Div>, scale: Memo<Scale>, sight: Sight) {
    // It may be asked once more after the stage is gone.
    let (Some(room), Some(scale)) = (
        room.try_get_untracked().flatten(),
        scale.try_get_untracked(),
    ) else {
        return;
    };
    let (x, y) = (room.scroll_left() - SIDE, room.scroll_top() - PAD);
    let (w, h) = (room.client_width(), room.client_height());
    let [x, y, w, h] = [x, y, w, h].map(|length| scale.drawn(length));
    let now = Rect { x, y, w, h };
    if sight
        .try_get_untracked()
        .is_some_and(|before| before != now)
    {
        sight.set(now);
    }
}

/// What is in sight with a margin all around, in coarse steps.
pub fn cells_around(sight: Rect) -> Rect {
    let from = |at: i32| (at.div_euclid(STRETCH) - 1) * STRETCH;
    let (x, y) = (from(sight.x), from(sight.y));
    Rect {
        x,
        y,
        w: sight.w + 3 * STRETCH,
        h: sight.h + 3 * STRETCH,
    }
}

/// Scrolls the room so that what the frame is about can be seen: the page, and the frames
/// that it leads to and was copied to; or else the first that the step changed. Also when
/// the reader asks for the same frame once more; `covered` is true while the walk lies over
/// the room's foot.
pub fn follow(
    player: Player,
    room: NodeRef<html::Div>,
    (drawn, scale): (Memo<Picture>, Memo<Scale>),
    covered: Memo<bool>,
) {
    let focus = Memo::new(move |_| {
        let scale = scale.get();
        let shown = |rect: Option<Rect>| rect.map(|rect| scale.rect(rect));
        drawn.with(|drawn| (shown(drawn.focus), shown(drawn.page), shown(drawn.changed)))
    });
    let shown = StoredValue::new(None);
    let go = move || {
        // It may be asked once more after the stage is gone.
        let (Some(before), Some((about, page, changed))) =
            (shown.try_get_value(), focus.try_get_untracked())
        else {
            return;
        };
        // The picture with which a recording opens stands as it stood before the player came.
        let now = (player.edition.get_untracked(), player.frame.get_untracked());
        let opening = before
            .filter(|(edition, _)| *edition == now.0)
            .unwrap_or(now);
        shown.set_value(Some(opening));
        let first = opening == now;
        let rect = about.or(changed.filter(|_| !first));
        let (Some(rect), Some(room)) = (rect, room.try_get_untracked().flatten()) else {
            return;
        };
        let free = free_height(&room, covered);
        let page = page.unwrap_or(rect);
        let tight = |all: i32, seen: i32, wide, narrow| if all <= seen { wide } else { narrow };
        let (above, below) = tight(
            rect.h + TITLE + MARGIN,
            free,
            (TITLE, MARGIN),
            (least_above(rect.h, free, &room), TIGHT),
        );
        let top = best(
            (room.scroll_top(), free),
            (rect.y + PAD - above, rect.bottom() + PAD + below),
            (page.y + PAD - above, page.bottom() + PAD + below),
        );
        let wide = room.client_width();
        let (before, behind) = tight(rect.w + 2 * MARGIN, wide, (MARGIN, MARGIN), (TIGHT, TIGHT));
        let left = best(
            (room.scroll_left(), wide),
            (rect.x + SIDE - before, rect.right() + SIDE + behind),
            (page.x + SIDE - before, page.right() + SIDE + behind),
        );
        if (left, top) != (room.scroll_left(), room.scroll_top()) {
            let glide = !first && !player.hurries() && !player.playing.get_untracked();
            browser::scroll_to(&room, left, top, glide && !browser::wants_no_motion());
        }
    };
    Effect::new(move |_| {
        focus.track();
        covered.track();
        player.frame.track();
        player.by_hand.track();
        player.edition.track();
        // Once the drawing has its new size: before, a room scrolls no further than the old one.
        if room.get().is_some() {
            browser::in_next_frame(go);
        }
    });
}

/// Keeps what the reader begins to follow in sight: the strip that opens takes room from the stage.
pub fn keep(player: Player, room: NodeRef<html::Div>, covered: Memo<bool>) {
    let thing = Memo::new(move |_| player.following.with(|it| it.as_ref().map(|it| it.thing)));
    let go = move |id: String| {
        let Some(room) = room.try_get_untracked().flatten() else {
            return;
        };
        let there = room.query_selector(&format!("[data-thing='{id}']"));
        let Some(there) = there.ok().flatten() else {
            return;
        };
        let (place, around) = (
            there.get_bounding_client_rect(),
            room.get_bounding_client_rect(),
        );
        let top = (place.top() - around.top()) as i32 + room.scroll_top();
        let left = (place.left() - around.left()) as i32 + room.scroll_left();
        let (h, w) = (place.height() as i32, place.width() as i32);
        let free = free_height(&room, covered);
        let above = if h + TITLE + MARGIN <= free {
            TITLE
        } else {
            least_above(h, free, &room)
        };
        let to = (
            along(
                (room.scroll_left(), room.client_width()),
                (left - TIGHT, left + w + TIGHT),
            ),
            along((room.scroll_top(), free), (top - above, top + h + TIGHT)),
        );
        if to != (room.scroll_left(), room.scroll_top()) {
            browser::scroll_to(&room, to.0, to.1, !browser::wants_no_motion());
        }
    };
    Effect::new(move |_| {
        if let Some(thing) = thing.get() {
            browser::in_next_frame(move || go(thing.id()));
        }
    });
}

/// How far from the upper edge something so high stands where there is no room for its title: below
/// the columns' names, if it still fits.
fn least_above(high: i32, free: i32, room: &web_sys::Element) -> i32 {
    let names = names_height(room.client_height()).max(TIGHT);
    names.min(free - high - TIGHT).max(TIGHT)
}

/// How much of a room can be seen.
fn free_height(room: &web_sys::Element, covered: Memo<bool>) -> i32 {
    let hidden = if covered.try_get_untracked() == Some(true) {
        covered_by(room)
    } else {
        0
    };
    room.client_height() - hidden
}

/// How much of the room's foot the walk lies over.
fn covered_by(room: &web_sys::Element) -> i32 {
    let body = room.closest(".stage-body").ok().flatten();
    let over = body.and_then(|body| body.query_selector(".walk-over").ok().flatten());
    over.map_or(0, |over| over.client_height())
}

/// Where to scroll to, of one direction: from where it is and how much is seen, to see from
/// here to there. Where not all of it fits, its beginning counts.
pub fn along((at, seen): (i32, i32), (from, to): (i32, i32)) -> i32 {
    if from < at {
        from.max(0)
    } else if to > at + seen {
        (to - seen).min(from)
    } else {
        at
    }
}

/// As [`along`]; where not all of it fits, this part of it counts, and as much of the rest as
/// there is room for.
fn best((at, seen): (i32, i32), all: (i32, i32), part: (i32, i32)) -> i32 {
    if all.1 - all.0 <= seen || part.1 - part.0 > seen {
        return along((at, seen), all);
    }
    let (first, last) = (all.0.max(part.1 - seen), part.0.min(all.1 - seen));
    at.clamp(first.min(last), last).max(0)
}

#[cfg(test)]
mod tests {
    use super::{along, best};

    #[test]
    fn of_what_does_not_fit_the_part_that_counts_is_seen() {
        // All of it fits: as if there were no part.
        assert_eq!(best((0, 300), (100, 380), (300, 380)), 80);
        assert_eq!(best((0, 300), (100, 500), (420, 500)), 200);
        assert_eq!(best((0, 300), (100, 500), (100, 180)), 100);
        assert_eq!(best((150, 300), (100, 500), (250, 300)), 150);
        // The part itself is too large: its beginning, as of everything.
        assert_eq!(best((0, 300), (100, 900), (110, 800)), 100);
    }

    #[test]
    fn it_scrolls_no_further_than_it_must() {
        assert_eq!(along((100, 200), (120, 180)), 100);
        assert_eq!(along((100, 200), (40, 180)), 40);
        assert_eq!(along((100, 200), (-20, 60)), 0);
        assert_eq!(along((100, 200), (280, 350)), 150);
        assert_eq!(along((100, 200), (280, 900)), 280);
    }
}
