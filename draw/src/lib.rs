//! From a scene to the shapes that show it, and from shapes to SVG text.
//!
//! Pure: no browser, no rule of Linux. A lens says what there is, its layout says
//! where it stands, and here it becomes [`Group`]s of a few plain shapes with the
//! classes that the style sheets know. The page makes elements of them, and
//! whoever needs a file (an export, a printed book) makes text of them: it is
//! the same picture, because it is the same list.

pub mod apng;
pub mod icons;
pub mod labels;
pub mod markup;
pub mod memory;
pub mod shape;
pub mod sheet;
pub mod style;
pub mod svg;
pub mod text;
pub mod tree;
pub mod walk;

pub use labels::Labels;
pub use shape::{Anchor, Group, Hooks, Key, Layer, Letter, Note, Shape};
