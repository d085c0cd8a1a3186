//! A shape as an element of SVG: its name, its attributes, the words in it. Whoever writes
//! elements (a file, the page's first picture, the page that patches them) asks here.

use crate::shape::{Shape, tenths};
use crate::text::escape;
use std::fmt::Write;

/// An attribute that an element has or has not.
pub type Attribute = (&'static str, Option<String>);

/// The name of a shape's element.
pub fn tag(shape: &Shape) -> &'static str {
    match shape {
        Shape::Box { .. } => "rect",
        Shape::Text { .. } | Shape::Letters { .. } => "text",
        Shape::Path { .. } => "path",
        Shape::Dot { .. } => "circle",
    }
}

/// A shape's classes.
pub fn class(shape: &Shape) -> &'static str {
    match shape {
        Shape::Box { class, .. }
        | Shape::Text { class, .. }
        | Shape::Letters { class, .. }
        | Shape::Path { class, .. }
        | Shape::Dot { class, .. } => class,
    }
}

/// Where a shape stands and what form it has: of one kind of shape always the same names in
/// the same order.
pub fn attributes(shape: &Shape) -> Vec<Attribute> {
    let number = |n: i32| Some(n.to_string());
    match shape {
        Shape::Box { rect, round, .. } => vec![
            ("x", number(rect.x)),
            ("y", number(rect.y)),
            ("width", number(rect.w)),
            ("height", number(rect.h)),
            ("rx", Some(tenths(*round))),
        ],
        Shape::Text { x, y, anchor, .. } => vec![
            ("x", Some(tenths(*x))),
            ("y", Some(tenths(*y))),
            ("text-anchor", Some(anchor.name().into())),
        ],
        Shape::Letters { y, .. } => vec![
            ("y", Some(tenths(*y))),
            ("text-anchor", Some("middle".into())),
        ],
        Shape::Path { at, d, .. } => {
            let place = || format!("translate({} {})", at.0, at.1);
            vec![
                ("transform", (*at != (0, 0)).then(place)),
                ("d", Some(d.clone())),
            ]
        }
        Shape::Dot { at, r, .. } => {
            vec![
                ("cx", number(at.0)),
                ("cy", number(at.1)),
                ("r", number(*r)),
            ]
        }
    }
}

/// Words inside a shape's element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words<'a> {
    /// The classes of an element of their own and its place; none if they stand in the
    /// shape's element itself.
    pub own: Option<(&'static str, (&'static str, String))>,
    /// What they say.
    pub text: &'a str,
}

/// The words inside a shape's element, in order.
pub fn words(shape: &Shape) -> Vec<Words<'_>> {
    match shape {
        Shape::Text { text, note, .. } => {
            let plain = Words { own: None, text };
            let note = note.as_ref().map(|note| Words {
                own: Some((note.class, ("dx", note.dx.to_string()))),
                text: &note.text,
            });
            [Some(plain), note].into_iter().flatten().collect()
        }
        Shape::Letters { letters, .. } => {
            let letters = letters.iter().map(|letter| Words {
                own: Some((letter.class, ("x", tenths(letter.x)))),
                text: letter.text,
            });
            letters.collect()
        }
        Shape::Box { .. } | Shape::Path { .. } | Shape::Dot { .. } => Vec::new(),
    }
}

/// A shape as the text of its element; `looks` writes the attributes from which an element
/// with these classes has its looks: the shape's own, or that of words in it.
pub fn write(out: &mut String, shape: &Shape, mut looks: impl FnMut(&mut String, Inner)) {
    let tag = tag(shape);
    let _ = write!(out, "<{tag}");
    for (name, value) in attributes(shape) {
        if let Some(value) = value {
            let _ = write!(out, " {name}=\"{}\"", escape(&value));
        }
    }
    looks(out, Inner::Shape);
    if !matches!(tag, "text") {
        out.push_str("/>");
        return;
    }
    out.push('>');
    write_words(out, shape, |out, class| looks(out, Inner::Words(class)));
    out.push_str("</text>");
}

/// The words in a shape's element as text; `looks` as in [`write`].
pub fn write_words(
    out: &mut String,
    shape: &Shape,
    mut looks: impl FnMut(&mut String, &'static str),
) {
    for Words { own, text } in words(shape) {
        let text = escape(text);
        let Some((class, (name, value))) = own else {
            out.push_str(&text);
            continue;
        };
        let _ = write!(out, "<tspan {name}=\"{value}\"");
        looks(out, class);
        let _ = write!(out, ">{text}</tspan>");
    }
}

/// What is being written of a shape.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inner {
    /// Its element.
    Shape,
    /// Words in it, with these classes.
    Words(&'static str),
}
