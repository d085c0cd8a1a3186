//! How large the drawing stands in its room, and what that makes of places in it.

use draw::memory;
use sim_core::lens::layout::Rect;

/// How much larger than drawn it stands, in percent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Scale(i32);

impl Scale {
    /// In a room of this width, in CSS pixels.
    pub fn of(room: i32) -> Self {
        Self(memory::scale(room))
    }

    /// A length of the drawing, as it stands in the room.
    pub fn shown(self, length: i32) -> i32 {
        length * self.0 / 100
    }

    /// A length in the room, as the drawing counts.
    pub fn drawn(self, length: i32) -> i32 {
        length * 100 / self.0
    }

    /// A part of the drawing, as it stands in the room.
    pub fn rect(self, rect: Rect) -> Rect {
        let Rect { x, y, w, h } = rect;
        let [x, y, w, h] = [x, y, w, h].map(|length| self.shown(length));
        Rect { x, y, w, h }
    }

    /// For the style sheets: 1.25.
    pub fn factor(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The transform of what is scaled; none where nothing is, since each has its price.
    pub fn transform(self) -> Option<String> {
        (self.0 != 100).then(|| format!("scale({})", self.factor()))
    }
}
