//! The process tree as shapes.

use crate::labels::Labels;
use crate::shape::{Anchor, Group, Hooks, Key, Shape, classes};
use crate::text::{cut, fill};
use sim_core::explain::names::signal_name;
use sim_core::lens::layout::Rect;
use sim_core::lens::layout::tree::Drawing;
use sim_core::lens::tree::{Doing, Node, TreeScene};

/// What a process is doing, in words.
pub fn doing_text(doing: &Doing, s: &Labels) -> String {
    match doing {
        Doing::Running { line: Some(line) } => fill(s.at_line_short, &[&line.to_string()]),
        Doing::Running { line: None } => s.state_running.to_string(),
        Doing::Ready => s.state_ready.to_string(),
        Doing::Sleeping { call, .. } if call.is_empty() => s.state_sleeping.to_string(),
        Doing::Sleeping { call, .. } => fill(s.waits_in, &[call]),
        Doing::Stopped => s.state_stopped.to_string(),
        Doing::Ended {
            signal: Some(signal),
            ..
        } => fill(s.killed_by, &[&signal_name(*signal)]),
        Doing::Ended { code, .. } => fill(s.exit_code, &[&code.unwrap_or(0).to_string()]),
        Doing::Init => s.state_init.to_string(),
    }
}

/// A length of the drawing as an SVG attribute: it grows with the text of the page.
pub fn in_rem(length: i32) -> String {
    format!("{}rem", f64::from(length) / 16.0)
}

/// Everything to draw of a tree, the lowest first.
pub fn groups(scene: &TreeScene, drawing: &Drawing, s: &Labels) -> Vec<Group> {
    let branches = drawing.lines.iter().filter_map(|(child, d)| {
        let path = Shape::Path {
            class: "tree-line",
            at: (0, 0),
            d: d.clone(),
        };
        Some(Group {
            key: Key::Branch(scene.nodes.get(*child)?.who.pid),
            class: "branch".into(),
            rect: Rect::default(),
            hooks: Hooks::default(),
            shapes: vec![path],
        })
    });
    let nodes = scene.nodes.iter().zip(&drawing.boxes);
    branches
        .chain(nodes.map(|(node, &rect)| process(node, rect, drawing.small, s)))
        .collect()
}

fn process(node: &Node, rect: Rect, small: bool, s: &Labels) -> Group {
    let init = node.doing == Doing::Init;
    let class = classes(
        format!("node s-{} c{}", node.state, node.who.colour),
        &[
            (init, "init"),
            (node.changed, "changed"),
            (matches!(node.doing, Doing::Running { .. }), "running"),
            (node.focused, "focused"),
        ],
    );
    let badge = 14 + 8 * node.who.letter.chars().count() as i32;
    let pid = node.who.pid.to_string();
    let name = if init { "1" } else { &pid };
    // From the box's upper edge to the badge's.
    let down = (rect.h - 22) / 2;
    let letter = Shape::text(
        "node-letter",
        6 + badge / 2,
        down + 15,
        node.who.letter.clone(),
    );
    // A letter of the small type takes about 5.6 pixels.
    let room = ((rect.w - badge - 16) * 10 / 56).max(4) as usize;
    let mut shapes = vec![
        Shape::rect("node-box", 0, 0, rect.w, rect.h, 6),
        Shape::rect("node-badge", 6, down, badge, 22, 11),
        letter.nudged(0, 5).anchored(Anchor::Middle),
    ];
    let x = badge + 12;
    match (small, init) {
        (false, _) => shapes.extend([
            Shape::text("node-pid", x, 17, format!("{name} {}", node.state)),
            Shape::text("node-doing", x, 32, cut(&doing_text(&node.doing, s), room)),
        ]),
        (true, false) => {
            let state = node.state.to_string();
            shapes.push(Shape::text("node-pid", x, down + 15, state));
        }
        // init's name fills a small box.
        (true, true) => {}
    }
    Group {
        key: Key::Process(node.who.pid),
        class,
        rect,
        hooks: Hooks {
            kind: Some("process"),
            pid: Some(node.who.pid.0),
            state: Some(node.state.to_string()),
            ..Hooks::default()
        },
        shapes,
    }
}
