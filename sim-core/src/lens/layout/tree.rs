//! Where the process tree's boxes stand: the root on the left, children to the
//! right of their parent, each leaf in a row of its own.

use super::Rect;
use crate::ids::Pid;
use crate::lens::tree::TreeScene;
use serde::Serialize;
use std::collections::BTreeMap;

/// A tree's boxes and lines.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Drawing {
    /// The whole.
    pub width: i32,
    /// The whole.
    pub height: i32,
    /// As [`TreeScene::nodes`].
    pub boxes: Vec<Rect>,
    /// From each parent to each child, as SVG paths: (the child's place, path).
    pub lines: Vec<(usize, String)>,
}

/// Width of a box.
pub const WIDTH: i32 = 108;
/// Height of a box.
pub const HEIGHT: i32 = 40;
const ACROSS: i32 = 20;
const DOWN: i32 = 10;

/// Where everything of a tree stands.
pub fn layout(scene: &TreeScene) -> Drawing {
    let mut drawing = Drawing::default();
    let mut places: BTreeMap<Pid, usize> = BTreeMap::new();
    let mut row = 0;
    for (index, node) in scene.nodes.iter().enumerate() {
        // Parents come first and a first child stands beside its parent.
        let first_child = index > 0 && scene.nodes[index - 1].depth + 1 == node.depth;
        if index > 0 && !first_child {
            row += 1;
        }
        let rect = Rect {
            x: node.depth as i32 * (WIDTH + ACROSS),
            y: row * (HEIGHT + DOWN),
            w: WIDTH,
            h: HEIGHT,
        };
        drawing.width = drawing.width.max(rect.right());
        drawing.height = drawing.height.max(rect.bottom());
        if let Some(&parent) = node.parent.as_ref().and_then(|pid| places.get(pid)) {
            let from: Rect = drawing.boxes[parent];
            let (x1, y1) = (from.right(), from.y + HEIGHT / 2);
            let (x2, y2) = (rect.x, rect.y + HEIGHT / 2);
            let middle = x1 + ACROSS / 2;
            drawing
                .lines
                .push((index, format!("M{x1} {y1} H{middle} V{y2} H{x2}")));
        }
        places.insert(node.who.pid, index);
        drawing.boxes.push(rect);
    }
    drawing
}
