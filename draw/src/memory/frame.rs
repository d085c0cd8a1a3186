//! A page frame: its number, what it holds, how many entries map it.

use crate::labels::Labels;
use crate::shape::{Anchor, Group, Hooks, Key, Shape, classes};
use crate::text::{cut, fill};
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::memory::{Drawing, Metrics};
use sim_core::lens::memory::{FrameRole, FrameView, MemoryScene};

/// Stretches of a frame that are shown: as many as [`FrameView::filled`] has bits.
const STRETCHES: i32 = 32;

/// A page frame as shapes.
pub fn group(view: &FrameView, rect: Rect, m: &Metrics, s: &Labels) -> Group {
    let narrow = rect.w < 100;
    let class = classes(
        "frame",
        &[
            (matches!(view.role, FrameRole::Zero), "zero"),
            (matches!(view.role, FrameRole::File { .. }), "file"),
            (view.count > 1, "shared"),
            (view.fresh, "fresh"),
            (view.count_change != 0, "counted"),
            (view.written != 0, "written"),
            (view.focused, "focused"),
        ],
    );
    let count = if matches!(view.role, FrameRole::Zero) {
        "∞".into()
    } else {
        format!("×{}", view.count)
    };
    let (w, h) = (rect.w, rect.h);
    let number = view.pfn.to_string();
    let inner = w - 16;
    let badge = 12 + 7 * count.chars().count() as i32;
    let mut shapes = Vec::new();
    if view.behind > 0 {
        // A stack: as many more as the note says.
        shapes.push(Shape::rect("frame-behind", 4, 4, w, h, 4));
        shapes.push(Shape::rect("frame-behind", 2, 2, w, h, 4));
    }
    shapes.extend([
        Shape::rect("frame-box", 0, 0, w, h, 4),
        Shape::text("frame-label", 8, 17, number.clone()),
        Shape::rect("count-box", w - badge - 6, 5, badge, 16, 8),
        Shape::text("count", w - 6, 17, count)
            .nudged(-badge * 5, 0)
            .anchored(Anchor::Middle),
    ]);
    if view.count_change != 0 && !matches!(view.role, FrameRole::Zero) {
        let sign = if view.count_change > 0 { "+" } else { "−" };
        let by = format!("{sign}{}", view.count_change.unsigned_abs());
        let (x, y) = if narrow {
            (w - 6, 31)
        } else {
            (w - badge - 10, 17)
        };
        shapes.push(Shape::text("count-by", x, y, by).anchored(Anchor::End));
    }
    let changes = view.count_change != 0;
    if let FrameRole::File { name, page } = &view.role
        && !narrow
    {
        // Between the number and the count.
        let x = 16 + 8 * number.len() as i32;
        let room = w - badge - 10 - x - if changes { 18 } else { 0 };
        let name = name.rsplit('/').next().unwrap_or("");
        let name = match page {
            0 => name.to_string(),
            page => fill(s.file_page, &[name, &page.to_string()]),
        };
        shapes.push(Shape::text("frame-note", x, 17, cut(&name, m.chars(room))));
    }
    let room = inner - if narrow && changes { 18 } else { 0 };
    let note = holds(view, narrow, m.chars(room), s);
    shapes.push(Shape::text("frame-note", 8, 31, note));
    shapes.push(Shape::rect("strip-box", 8, h - 13, inner, 7, 0));
    for (class, bits) in [("strip", view.filled), ("strip written", view.written)] {
        let (at, d) = ((8, h - 13), strip(bits, inner));
        shapes.push(Shape::Path { class, at, d });
    }
    Group {
        key: Key::Frame(view.pfn),
        class,
        rect,
        hooks: Hooks {
            kind: Some("frame"),
            pfn: Some(view.pfn.to_string()),
            count: Some(view.count.to_string()),
            ..Hooks::default()
        },
        shapes,
    }
}

/// Bytes that the step copied, as a stream from frame to frame. It flows once when it
/// comes into sight; what is left is an arrow.
pub fn copies(scene: &MemoryScene, drawing: &Drawing) -> Vec<Group> {
    let place = |pfn| {
        let at = scene.frames.iter().position(|frame| frame.pfn == pfn)?;
        drawing.frames.get(at).copied()
    };
    let copied = scene.frames.iter().filter_map(|frame| {
        let (from, to) = (place(frame.copied_from?)?, place(frame.pfn)?);
        let shapes = stream(from, to);
        Some(Group {
            key: Key::Copy(frame.pfn),
            class: "copy".into(),
            rect: Rect::default(),
            hooks: Hooks {
                kind: Some("copy"),
                ..Hooks::default()
            },
            shapes,
        })
    });
    copied.collect()
}

/// From the bytes of one frame to those of the other, around their right edges: frames stand
/// one above the other, and what is written in them stays readable.
fn stream(from: Rect, to: Rect) -> Vec<Shape> {
    let (x1, y1) = (from.right() - 8, from.bottom() - 9);
    let (x2, y2) = (to.right() - 8, to.bottom() - 9);
    let out = x1.max(x2) + 34;
    let path = |class, d| Shape::Path {
        class,
        at: (0, 0),
        d,
    };
    vec![
        path(
            "copy-bed",
            format!("M{x1} {y1} C{out} {y1} {out} {y2} {} {y2}", x2 + 8),
        ),
        path(
            "copy-line",
            format!("M{x1} {y1} C{out} {y1} {out} {y2} {} {y2}", x2 + 8),
        ),
        path("copy-head", format!("M{x2} {y2} l9 -6 v12z")),
    ]
}

/// True if bytes are rather text than numbers: nearly all of them, or the first few up to a
/// string's end.
fn is_text(text: &str) -> bool {
    let readable = |c: &char| *c != '·';
    text.chars().take_while(readable).count() >= 4 || text.chars().filter(readable).count() >= 6
}

/// What a frame holds, in words, or in as many of its bytes as there is room for letters.
fn holds(view: &FrameView, narrow: bool, room: usize, s: &Labels) -> String {
    if view.behind > 0 {
        return cut(&fill(s.frames_behind, &[&view.behind.to_string()]), room);
    }
    if let Some(from) = view.copied_from.filter(|_| view.focused && !narrow) {
        return cut(&fill(s.copied_from, &[&from.to_string()]), room);
    }
    let preview = &view.preview;
    match &view.role {
        FrameRole::Zero if !narrow => cut(s.zero_page, room),
        FrameRole::Free => cut(s.free_frame, room),
        _ if preview.hex.is_empty() && narrow => cut(s.zeros_short, room),
        _ if preview.hex.is_empty() => cut(s.all_zeros, room),
        _ if preview.code => cut(s.code_short, room),
        _ if is_text(&preview.text) => cut(&format!("\"{}\"", preview.text), room),
        // Whole bytes, without a sign that there are more: of 4096 there always are.
        _ if narrow => {
            let fits = preview.hex.len().min((room + 1) / 3 * 3);
            preview.hex.get(..fits).unwrap_or("").trim_end().to_string()
        }
        _ => cut(&preview.hex, room),
    }
}

/// An SVG path of little bars, one for each bit that is set.
fn strip(bits: u32, width: i32) -> String {
    let mut d = String::new();
    let at = |n: i32| n * width / STRETCHES;
    let mut n = 0;
    while n < STRETCHES {
        if bits & (1 << n) == 0 {
            n += 1;
            continue;
        }
        let from = n;
        while n < STRETCHES && bits & (1 << n) != 0 {
            n += 1;
        }
        let long = at(n) - at(from);
        d.push_str(&format!("M{} 0h{long}v7h-{long}z", at(from)));
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_joins_neighbours() {
        assert_eq!(strip(0, 64), "");
        assert_eq!(strip(0b1011, 64), "M0 0h4v7h-4zM6 0h2v7h-2z");
    }
}
