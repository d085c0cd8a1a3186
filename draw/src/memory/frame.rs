//! A page frame: its number, what it holds, how many entries map it.

use crate::labels::Labels;
use crate::shape::{Anchor, Group, Hooks, Key, Shape, classes};
use crate::text::{cut, fill};
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::memory::Metrics;
use sim_core::lens::memory::{FrameRole, FrameView};

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
    let inner = w - 16;
    let badge = 12 + 7 * count.chars().count() as i32;
    let mut shapes = vec![
        Shape::rect("frame-box", 0, 0, w, h, 4),
        Shape::text("frame-label", 8, 17, view.pfn.to_string()),
        Shape::rect("count-box", w - badge - 6, 5, badge, 16, 8),
        Shape::text("count", w - 6, 17, count)
            .nudged(-badge * 5, 0)
            .anchored(Anchor::Middle),
    ];
    if !narrow {
        let note = cut(&holds(view, narrow, s), m.chars(inner));
        shapes.push(Shape::text("frame-note", 8, 31, note));
    }
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

/// What a frame holds, in words.
fn holds(view: &FrameView, narrow: bool, s: &Labels) -> String {
    if let Some(from) = view.copied_from.filter(|_| view.focused && !narrow) {
        return fill(s.copied_from, &[&from.to_string()]);
    }
    match &view.role {
        FrameRole::Zero => s.zero_page.to_string(),
        FrameRole::Anon if view.preview.hex.is_empty() => s.all_zeros.to_string(),
        FrameRole::Anon => {
            let readable = view.preview.text.chars().filter(|&c| c != '·').count() >= 6;
            if readable {
                format!("\"{}\"", view.preview.text)
            } else {
                view.preview.hex.clone()
            }
        }
        FrameRole::File { name, page } => fill(
            s.file_page,
            &[name.rsplit('/').next().unwrap_or(""), &page.to_string()],
        ),
        FrameRole::Free => s.free_frame.to_string(),
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
