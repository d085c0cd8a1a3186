//! A group's elements, made once and then written to where its shapes differ from those that
//! they show: a step costs as much as it changed.

use draw::shape::{Letter, Note, tenths};
use draw::svg::escape;
use draw::{Group, Shape};
use leptos::prelude::document;
use sim_core::lens::history::Thing;
use std::fmt::Write;
use web_sys::{Element, SvgElement};

/// The namespace of what is drawn.
const SVG: &str = "http://www.w3.org/2000/svg";

/// What a group's own element says beside its shapes.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Worn {
    /// It is drawn as part of a step that the reader has time to see: it glides to its place.
    pub glides: bool,
    /// What it is called while it can be pointed at.
    pub name: Option<String>,
}

/// A group with its element.
pub struct Drawn {
    /// As it was drawn last.
    pub group: Group,
    worn: Worn,
    element: SvgElement,
}

impl Drawn {
    /// Makes the element of a group; it stands nowhere yet.
    pub fn new(group: &Group, worn: Worn) -> Option<Self> {
        let element: Element = document().create_element_ns(Some(SVG), "g").ok()?;
        let drawn = Self {
            group: group.clone(),
            worn,
            element: wasm_bindgen::JsCast::unchecked_into(element),
        };
        drawn.write_own(None);
        drawn.element.set_inner_html(&markup(&group.shapes));
        Some(drawn)
    }

    /// The element.
    pub fn element(&self) -> &SvgElement {
        &self.element
    }

    /// True if this is what it shows.
    pub fn shows(&self, group: &Group, worn: &Worn) -> bool {
        self.group == *group && self.worn.name == worn.name
    }

    /// Shows what the group has become.
    pub fn show(&mut self, group: &Group, worn: Worn) {
        let before = std::mem::replace(&mut self.group, group.clone());
        let worn = std::mem::replace(&mut self.worn, worn);
        self.write_own(Some((&before, &worn)));
        if before.shapes != self.group.shapes {
            self.write_shapes(&before.shapes);
        }
    }

    /// Writes the group's own attributes, those that differ from what stood there.
    fn write_own(&self, before: Option<(&Group, &Worn)>) {
        let (now, old) = (
            own(&self.group, &self.worn),
            before.map(|(group, worn)| own(group, worn)),
        );
        for (n, (name, value)) in now.iter().enumerate() {
            let old = old.as_ref().and_then(|old| old[n].1.as_ref());
            match value {
                value if value.as_ref() == old => {}
                Some(value) => set(&self.element, name, value),
                None => {
                    let _ = self.element.remove_attribute(name);
                }
            }
        }
        let (rect, old) = (self.group.rect, before.map(|(group, _)| group.rect));
        if old.is_none_or(|old| (old.x, old.y) != (rect.x, rect.y)) {
            let place = format!("translate({}px, {}px)", rect.x, rect.y);
            let _ = self.element.style().set_property("transform", &place);
        }
    }

    /// Writes what differs of the shapes; all of them anew where there are others.
    fn write_shapes(&self, before: &[Shape]) {
        let now = &self.group.shapes;
        let kinds = |of: &[Shape]| of.iter().map(kind).collect::<Vec<_>>();
        if kinds(before) != kinds(now) {
            self.element.set_inner_html(&markup(now));
            return;
        }
        let elements = self.element.children();
        for (n, (old, new)) in (0..).zip(before.iter().zip(now)) {
            if old == new {
                continue;
            }
            let Some(element) = elements.item(n) else {
                continue;
            };
            for ((name, new), (_, old)) in attributes(new).iter().zip(attributes(old)) {
                match new {
                    new if *new == old => {}
                    Some(new) => set(&element, name, new),
                    None => {
                        let _ = element.remove_attribute(name);
                    }
                }
            }
            write_words(&element, old, new);
        }
    }
}

fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// What the group's own element says: always the same names in the same order.
fn own(group: &Group, worn: &Worn) -> [(&'static str, Option<String>); 13] {
    let hooks = &group.hooks;
    let mut class = group.class.clone();
    for (on, name) in [(worn.name.is_some(), " target"), (worn.glides, " glides")] {
        if on {
            class.push_str(name);
        }
    }
    let only_then = |value: &str| worn.name.is_some().then(|| value.to_string());
    [
        ("class", Some(class)),
        ("role", only_then("button")),
        ("tabindex", only_then("0")),
        ("aria-label", worn.name.clone()),
        ("data-testid", hooks.kind.map(String::from)),
        ("data-pid", hooks.pid.map(|pid| pid.to_string())),
        ("data-process", hooks.letter.clone()),
        ("data-state", hooks.state.clone()),
        ("data-va", hooks.va.clone()),
        ("data-pfn", hooks.pfn.clone()),
        ("data-pte", hooks.pte.clone()),
        ("data-thing", group.key.thing().map(|thing| thing.id())),
        ("data-count", hooks.count.clone()),
    ]
}

/// Shapes that differ in it have other elements.
fn kind(shape: &Shape) -> (u8, usize) {
    match shape {
        Shape::Box { .. } => (0, 0),
        Shape::Text { note, .. } => (1, note.iter().count()),
        Shape::Letters { letters, .. } => (4, letters.len()),
        Shape::Path { .. } => (2, 0),
        Shape::Dot { .. } => (3, 0),
    }
}

fn tag(shape: &Shape) -> &'static str {
    match shape {
        Shape::Box { .. } => "rect",
        Shape::Text { .. } | Shape::Letters { .. } => "text",
        Shape::Path { .. } => "path",
        Shape::Dot { .. } => "circle",
    }
}

/// A shape's attributes: of one kind always the same names in the same order.
fn attributes(shape: &Shape) -> Vec<(&'static str, Option<String>)> {
    let number = |n: i32| Some(n.to_string());
    match shape {
        Shape::Box { class, rect, round } => vec![
            ("class", Some((*class).into())),
            ("x", number(rect.x)),
            ("y", number(rect.y)),
            ("width", number(rect.w)),
            ("height", number(rect.h)),
            ("rx", Some(tenths(*round))),
        ],
        Shape::Text {
            class,
            x,
            y,
            anchor,
            about,
            fold,
            ..
        } => vec![
            ("class", Some((*class).into())),
            ("data-thing", about.map(|thing: Thing| thing.id())),
            (
                "data-fold",
                fold.map(|(va, depth)| format!("{:x}.{depth}", va.0)),
            ),
            ("x", Some(tenths(*x))),
            ("y", Some(tenths(*y))),
            ("text-anchor", Some(anchor.name().into())),
        ],
        Shape::Letters { class, y, .. } => vec![
            ("class", Some((*class).into())),
            ("y", Some(tenths(*y))),
            ("text-anchor", Some("middle".into())),
        ],
        Shape::Path { class, at, d } => vec![
            ("class", Some((*class).into())),
            (
                "transform",
                (*at != (0, 0)).then(|| format!("translate({} {})", at.0, at.1)),
            ),
            ("d", Some(d.clone())),
        ],
        Shape::Dot { class, at, r } => vec![
            ("class", Some((*class).into())),
            ("cx", number(at.0)),
            ("cy", number(at.1)),
            ("r", number(*r)),
        ],
    }
}

/// Writes a line's words, if there are others now.
fn write_words(element: &Element, old: &Shape, new: &Shape) {
    match (old, new) {
        (
            Shape::Text {
                text: a, note: b, ..
            },
            Shape::Text { text, note, .. },
        ) if (a, b) != (text, note) => match note {
            None => element.set_text_content(Some(text)),
            Some(_) => element.set_inner_html(&words_markup(new)),
        },
        (Shape::Letters { letters: old, .. }, Shape::Letters { letters, .. }) if old != letters => {
            write_letters(element, old, letters);
        }
        _ => {}
    }
}

/// Writes the letters that differ.
fn write_letters(element: &Element, old: &[Letter], new: &[Letter]) {
    let elements = element.children();
    for (n, (old, new)) in (0..).zip(old.iter().zip(new)) {
        let Some(element) = elements.item(n) else {
            continue;
        };
        if old.class != new.class {
            set(&element, "class", new.class);
        }
        if old.x != new.x {
            set(&element, "x", &tenths(new.x));
        }
        if old.text != new.text {
            element.set_text_content(Some(new.text));
        }
    }
}

/// What stands inside a shape's element.
fn words_markup(shape: &Shape) -> String {
    let mut out = String::new();
    match shape {
        Shape::Text { text, note, .. } => {
            out.push_str(&escape(text));
            if let Some(Note { class, dx, text }) = note {
                let text = escape(text);
                let _ = write!(out, "<tspan class=\"{class}\" dx=\"{dx}\">{text}</tspan>");
            }
        }
        Shape::Letters { letters, .. } => {
            for Letter { class, x, text } in letters {
                let (x, text) = (tenths(*x), escape(text));
                let _ = write!(out, "<tspan class=\"{class}\" x=\"{x}\">{text}</tspan>");
            }
        }
        _ => {}
    }
    out
}

/// Shapes as the text of their elements, one for each.
fn markup(shapes: &[Shape]) -> String {
    let mut out = String::new();
    for shape in shapes {
        let tag = tag(shape);
        let _ = write!(out, "<{tag}");
        for (name, value) in attributes(shape) {
            if let Some(value) = value {
                let _ = write!(out, " {name}=\"{}\"", escape(&value));
            }
        }
        out.push('>');
        out.push_str(&words_markup(shape));
        let _ = write!(out, "</{tag}>");
    }
    out
}
