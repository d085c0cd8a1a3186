//! Where things stand: from a scene to rectangles and paths, in CSS pixels.
//!
//! Pure, so it is tested without a browser, and the same picture can be drawn
//! anywhere. Sizes are whole numbers.

pub mod memory;
pub mod tree;

use serde::Serialize;

/// A rectangle in CSS pixels, y downwards.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Rect {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
}

impl Rect {
    /// The right edge.
    pub fn right(&self) -> i32 {
        self.x + self.w
    }
    /// The lower edge.
    pub fn bottom(&self) -> i32 {
        self.y + self.h
    }
    /// The smallest rectangle around both.
    pub fn union(&self, other: Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect {
            x,
            y,
            w: self.right().max(other.right()) - x,
            h: self.bottom().max(other.bottom()) - y,
        }
    }
    /// True if the two have a pixel in common.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}
