//! Where the process tree's boxes stand: the root on the left, children to the
//! right of their parent, each leaf in a row of its own. Boxes of many processes say less and are
//! smaller, so that a tree of six can be seen whole.

use super::Rect;
use crate::ids::Pid;
use crate::lens::tree::TreeScene;
use serde::Serialize;
use std::collections::BTreeMap;

/// A tree of so many processes or more, over the whole run, has small boxes from its beginning.
const MANY: usize = 6;

/// How large boxes are, and what is between them.
struct Sizes {
    width: i32,
    height: i32,
    across: i32,
    down: i32,
}

const USUAL: Sizes = Sizes {
    width: 108,
    height: 40,
    across: 20,
    down: 10,
};
const SMALL: Sizes = Sizes {
    width: 58,
    height: 28,
    across: 14,
    down: 6,
};

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
    /// The boxes are small: a letter and a state.
    pub small: bool,
}

/// Where everything of a tree stands.
pub fn layout(scene: &TreeScene) -> Drawing {
    let small = scene.whole_run >= MANY;
    let Sizes {
        width,
        height,
        across,
        down,
    } = if small { SMALL } else { USUAL };
    let mut drawing = Drawing {
        small,
        ..Drawing::default()
    };
    let mut places: BTreeMap<Pid, usize> = BTreeMap::new();
    let mut row = 0;
    for (index, node) in scene.nodes.iter().enumerate() {
        // Parents come first and a first child stands beside its parent.
        let first_child = index > 0 && scene.nodes[index - 1].depth + 1 == node.depth;
        if index > 0 && !first_child {
            row += 1;
        }
        let rect = Rect {
            x: node.depth as i32 * (width + across),
            y: row * (height + down),
            w: width,
            h: height,
        };
        drawing.width = drawing.width.max(rect.right());
        drawing.height = drawing.height.max(rect.bottom());
        if let Some(&parent) = node.parent.as_ref().and_then(|pid| places.get(pid)) {
            let from: Rect = drawing.boxes[parent];
            let (x1, y1) = (from.right(), from.y + height / 2);
            let (x2, y2) = (rect.x, rect.y + height / 2);
            let middle = x1 + across / 2;
            drawing
                .lines
                .push((index, format!("M{x1} {y1} H{middle} V{y2} H{x2}")));
        }
        places.insert(node.who.pid, index);
        drawing.boxes.push(rect);
    }
    drawing
}
