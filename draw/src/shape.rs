//! What a picture is made of: groups with stable keys, of a few plain shapes.
//!
//! All sizes are CSS pixels. A shape's looks come from its class: colours and
//! type are in the style sheets (`assets/styles`), never here.

use sim_core::ids::{MmId, Pfn, Pid, VirtAddr, Vpn};
use sim_core::lens::history::Thing;
use sim_core::lens::layout::Rect;

/// Names a group, from frame to frame: what keeps its key keeps its element.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    /// A title or a folded stretch over the stage.
    Line(String),
    /// A column's head.
    Head(String),
    /// A line from a page to its frame.
    Wire(MmId, Vpn),
    /// A page of an address space.
    Page(MmId, Vpn),
    /// The arrow of the pointer at this address.
    Arrow(MmId, VirtAddr),
    /// Where that line led before.
    Ghost(MmId, Vpn),
    /// Bytes on their way to this frame.
    Copy(Pfn),
    /// A page frame.
    Frame(Pfn),
    /// A line from a parent to this child.
    Branch(Pid),
    /// A process.
    Process(Pid),
}

impl Key {
    /// What the group shows, if that can be followed through a recording.
    pub fn thing(&self) -> Option<Thing> {
        Some(match self {
            Key::Page(mm, vpn) => Thing::Page { mm: *mm, vpn: *vpn },
            Key::Frame(pfn) => Thing::Frame(*pfn),
            Key::Process(pid) => Thing::Process(*pid),
            Key::Line(_)
            | Key::Head(_)
            | Key::Wire(..)
            | Key::Ghost(..)
            | Key::Copy(_)
            | Key::Arrow(..)
            | Key::Branch(_) => return None,
        })
    }
}

/// How high a group lies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Layer {
    /// Lines below the things that they join.
    Under,
    /// What has a place and a size of its own.
    Things,
    /// Lines over everything.
    Over,
}

/// What the page's elements say about themselves (`data-…`), for tests and for
/// whoever clicks on them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hooks {
    /// What it is: `page`, `frame`, `wire`, `process`.
    pub kind: Option<&'static str>,
    /// The process.
    pub pid: Option<u32>,
    /// Its letter.
    pub letter: Option<String>,
    /// Its state's letter.
    pub state: Option<String>,
    /// The first address of a page.
    pub va: Option<String>,
    /// The frame.
    pub pfn: Option<String>,
    /// An entry's bits as letters.
    pub pte: Option<String>,
    /// How many entries map a frame.
    pub count: Option<String>,
}

/// Shapes that belong together and move together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Stable.
    pub key: Key,
    /// Classes.
    pub class: String,
    /// Where it stands: its shapes count from its upper left corner.
    pub rect: Rect,
    /// What it says about itself.
    pub hooks: Hooks,
    /// The shapes, the lowest first.
    pub shapes: Vec<Shape>,
}

impl Group {
    /// How high it lies.
    pub fn layer(&self) -> Layer {
        match self.key {
            Key::Wire(..) | Key::Ghost(..) | Key::Branch(_) => Layer::Under,
            Key::Arrow(..) | Key::Copy(_) => Layer::Over,
            Key::Line(_) | Key::Head(_) | Key::Page(..) | Key::Frame(_) | Key::Process(_) => {
                Layer::Things
            }
        }
    }

    /// The room that it takes in the picture: its own, or that of its paths, whose curves stay
    /// between the points that they name.
    pub fn bounds(&self) -> Rect {
        if self.rect.w > 0 {
            return self.rect;
        }
        let paths = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Path { at, d, .. } => Some((at, d)),
            _ => None,
        });
        let boxes = paths.filter_map(|(at, d)| points(d, *at));
        boxes
            .reduce(|all, rect| all.union(rect))
            .unwrap_or_default()
    }
}

/// The box around the absolute points of a path; none if it names none.
fn points(d: &str, at: (i32, i32)) -> Option<Rect> {
    // What is relative comes after the points that matter.
    let absolute = d.split(|c: char| c.is_ascii_lowercase()).next()?;
    let mut numbers = absolute
        .split(|c: char| !(c.is_ascii_digit() || c == '-' || c == '.'))
        .filter_map(|text| text.parse::<f64>().ok());
    let mut found: Option<Rect> = None;
    while let (Some(x), Some(y)) = (numbers.next(), numbers.next()) {
        let point = Rect {
            x: x as i32 + at.0,
            y: y as i32 + at.1,
            w: 1,
            h: 1,
        };
        found = Some(found.map_or(point, |all| all.union(point)));
    }
    found
}

/// Which end of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Anchor {
    /// The beginning.
    #[default]
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

impl Anchor {
    /// As SVG's `text-anchor`.
    pub fn name(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// More words in a line of text, in another style.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Classes.
    pub class: &'static str,
    /// Room before it.
    pub dx: i32,
    /// The words.
    pub text: String,
}

/// One of a row of letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// Classes.
    pub class: &'static str,
    /// Its middle, in tenths of a pixel.
    pub x: i32,
    /// What it is.
    pub text: &'static str,
}

/// One shape.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A box.
    Box {
        /// Classes.
        class: &'static str,
        /// Where, in the group.
        rect: Rect,
        /// Radius of its corners, in tenths of a pixel.
        round: i32,
    },
    /// A line of text.
    Text {
        /// Classes.
        class: &'static str,
        /// Its place, in tenths of a pixel.
        x: i32,
        /// Its base line, in tenths of a pixel.
        y: i32,
        /// What stands there.
        anchor: Anchor,
        /// The words.
        text: String,
        /// More words behind them.
        note: Option<Note>,
        /// What it names, if that can be followed.
        about: Option<Thing>,
        /// What it folds and unfolds: an address and a depth, as the memory lens's options say.
        fold: Option<(VirtAddr, u8)>,
    },
    /// A row of letters, each with a style and a place of its own: one line of text, which a
    /// browser lays out much sooner than a line for each.
    Letters {
        /// Classes.
        class: &'static str,
        /// Their base line, in tenths of a pixel.
        y: i32,
        /// The letters.
        letters: Vec<Letter>,
    },
    /// A path.
    Path {
        /// Classes.
        class: &'static str,
        /// Where its 0,0 is.
        at: (i32, i32),
        /// As SVG's `d`.
        d: String,
    },
    /// A dot.
    Dot {
        /// Classes.
        class: &'static str,
        /// Its middle.
        at: (i32, i32),
        /// Its radius.
        r: i32,
    },
}

impl Shape {
    /// A box with round corners; `round` in pixels.
    pub fn rect(class: &'static str, x: i32, y: i32, w: i32, h: i32, round: i32) -> Shape {
        Shape::Box {
            class,
            rect: Rect { x, y, w, h },
            round: round * 10,
        }
    }

    /// A line of text; places in pixels.
    pub fn text(class: &'static str, x: i32, y: i32, text: impl Into<String>) -> Shape {
        Shape::Text {
            class,
            x: x * 10,
            y: y * 10,
            anchor: Anchor::Start,
            text: text.into(),
            note: None,
            about: None,
            fold: None,
        }
    }

    /// The same text, as a sign that folds and unfolds something.
    pub fn folding(mut self, place: (VirtAddr, u8)) -> Shape {
        if let Shape::Text { fold, .. } = &mut self {
            *fold = Some(place);
        }
        self
    }

    /// The same text, as the name of something that can be followed.
    pub fn naming(mut self, thing: Thing) -> Shape {
        if let Shape::Text { about, .. } = &mut self {
            *about = Some(thing);
        }
        self
    }

    /// The same text with another end at its place.
    pub fn anchored(mut self, to: Anchor) -> Shape {
        if let Shape::Text { anchor, .. } = &mut self {
            *anchor = to;
        }
        self
    }

    /// The same text, moved by tenths of a pixel: for the middle of an odd width.
    pub fn nudged(mut self, dx: i32, dy: i32) -> Shape {
        if let Shape::Text { x, y, .. } = &mut self {
            *x += dx;
            *y += dy;
        }
        self
    }
}

/// Tenths as a decimal number.
pub fn tenths(n: i32) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let n = n.unsigned_abs();
    match n % 10 {
        0 => format!("{sign}{}", n / 10),
        rest => format!("{sign}{}.{rest}", n / 10),
    }
}

/// Classes: the first, and those that are on.
pub fn classes(first: impl Into<String>, more: &[(bool, &str)]) -> String {
    let mut class = first.into();
    for (_, name) in more.iter().filter(|(on, _)| *on) {
        class.push(' ');
        class.push_str(name);
    }
    class
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_written_short() {
        let all = [0, 5, 10, 235, -5, -20].map(tenths);
        assert_eq!(all, ["0", "0.5", "1", "23.5", "-0.5", "-2"]);
    }

    #[test]
    fn a_path_has_bounds() {
        let line = |d: &str| Group {
            key: Key::Line("x".into()),
            class: String::new(),
            rect: Rect::default(),
            hooks: Hooks::default(),
            shapes: vec![Shape::Path {
                class: "",
                at: (0, 0),
                d: d.into(),
            }],
        };
        let bounds = line("M10 20 L30 20 C40 20 -5 90 60 90").bounds();
        assert_eq!((bounds.x, bounds.y), (-5, 20));
        assert_eq!((bounds.right(), bounds.bottom()), (61, 91));
        assert_eq!(line("").bounds(), Rect::default());
    }

    #[test]
    fn classes_are_joined() {
        assert_eq!(classes("page", &[(true, "a"), (false, "b")]), "page a");
    }
}
