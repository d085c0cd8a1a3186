//! What stands over the columns: whose each is, in what state, with how much memory.

use super::{pages_text, plain};
use crate::labels::Labels;
use crate::shape::{Anchor, Group, Key, Shape, classes};
use crate::text::{cut, fill, wide};
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::memory::Metrics;
use sim_core::lens::memory::{Alike, Column, crowd_sign};

/// Whose a column is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Whose {
    /// Where its head stands.
    pub rect: Rect,
    /// The number of its colour.
    pub colour: usize,
    /// The letters of its processes, cut to a few.
    pub letters: String,
}

impl Whose {
    pub(super) fn of(column: &Column, rect: Rect) -> Self {
        let letters: Vec<&str> = column.who.iter().map(|who| who.letter.as_str()).collect();
        Self {
            rect,
            colour: column.who.first().map_or(0, |who| who.colour.into()),
            letters: cut(&letters.join(" "), 5),
        }
    }
}

/// The head of the page frames.
pub(super) fn frames_head(rect: Rect, s: &Labels) -> Group {
    let title = if rect.w < 100 {
        s.frames_short
    } else {
        s.page_frames
    };
    let text = Shape::text("column-title", rect.w / 2, 28, title);
    plain(
        Key::Head("frames".into()),
        "head".into(),
        rect,
        vec![text.anchored(Anchor::Middle)],
    )
}

/// The head of an address space.
pub(super) fn head(column: &Column, rect: Rect, m: &Metrics, s: &Labels) -> Group {
    let Whose {
        letters: letter,
        colour,
        ..
    } = Whose::of(column, rect);
    let first = column.who.first();
    let key = match (column.mm, first) {
        (Some(mm), _) => mm.to_string(),
        (None, Some(who)) => format!("ended{}", who.pid.0),
        (None, None) => "ended".into(),
    };
    let crowd = column.crowd.as_ref();
    let badge = 22 + 8 * letter.chars().count().saturating_sub(1) as i32;
    // The title's type is larger than the other's, but for a phone.
    let letter_width = if m.cell < 150 { 67 } else { 79 };
    let room = ((rect.w - badge - 8).max(0) * 10 / letter_width) as usize;
    // The sign that unfolds stands before it.
    let sign = if crowd.is_some() { 2 } else { 0 };
    let title = match crowd.filter(|crowd| crowd.size > 0) {
        Some(crowd) => fill(crowd_text(crowd.alike, s), &[&crowd.size.to_string()]),
        None => states(column, room.saturating_sub(sign)),
    };
    let cut_title = cut(title.trim(), room.saturating_sub(sign));
    let mut title = Shape::text("head-title", badge + 8, 18, cut_title.clone());
    if let Some((crowd, place)) = crowd.zip(crowd_sign(column)) {
        let sign = if crowd.size > 0 { "▸" } else { "▾" };
        title = Shape::text("head-title", badge + 8, 18, format!("{sign} {cut_title}"));
        title = title.folding(place);
    }
    let pages = pages_text(column.resident.into(), s);
    let (long, short) = match column.mm {
        Some(_) => (fill(s.entries, &[&pages]), pages),
        None => (s.given_back.to_string(), s.given_back_short.to_string()),
    };
    let note = if wide(&long) <= room { long } else { short };
    let shapes = vec![
        Shape::rect("head-badge", 0, 8, badge, 22, 11),
        Shape::text("head-letter", badge / 2, 23, letter)
            .nudged(0, 5)
            .anchored(Anchor::Middle),
        title,
        Shape::text("head-note", badge + 8, 34, cut(&note, room)),
    ];
    let class = classes(
        "head",
        &[(column.fresh, "changed"), (column.focused, "focused")],
    );
    plain(Key::Head(key), format!("{class} c{colour}"), rect, shapes)
}

fn crowd_text(alike: Alike, s: &Labels) -> &'static str {
    match alike {
        Alike::Same => s.crowd_same,
        Alike::Like => s.crowd_like,
        Alike::Kin(_) => s.crowd_kin,
    }
}

/// Each process of a column with its state; where that does not fit the states alone, in the order
/// of the letters.
fn states(column: &Column, room: usize) -> String {
    let each = column.who.iter().zip(column.states.chars());
    let each: Vec<String> = each
        .map(|(who, state)| format!("{} {state}", who.pid))
        .collect();
    let all = each.join(", ");
    if each.len() == 1 || wide(&all) <= room {
        return all;
    }
    let states: Vec<String> = column.states.chars().map(String::from).collect();
    states.join(", ")
}
