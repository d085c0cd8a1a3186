//! A group's elements, made once and then written to where its shapes differ from those that
//! they show: a step costs as much as it changed.

use draw::markup::{self, Attribute, Inner};
use draw::shape::{Letter, tenths};
use draw::text::escape;
use draw::{Group, Shape};
use leptos::prelude::document;
use sim_core::lens::history::Thing;
use std::fmt::Write;
use web_sys::{Element, SvgElement};

/// The namespace of what is drawn.
pub const SVG: &str = "http://www.w3.org/2000/svg";

/// What a group's own element says beside its shapes.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Worn {
    /// It is drawn as part of a step that the reader has time to see: it glides to its place.
    pub glides: bool,
    /// What it is called while it can be pointed at.
    pub name: Option<String>,
}

/// What the elements of groups are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// Parts of one picture: what moves is laid out anew.
    Picture,
    /// A picture for each in an element of HTML, so that to move it is to move a box: nothing
    /// in it is laid out or painted anew.
    Boxes,
}

/// A group with its element.
pub struct Drawn {
    /// As it was drawn last.
    pub group: Group,
    worn: Worn,
    home: Home,
    element: SvgElement,
}

impl Drawn {
    /// Makes the element of a group; it stands nowhere yet.
    pub fn new(group: &Group, worn: Worn, home: Home) -> Option<Self> {
        let tag = match home {
            Home::Picture => "g",
            Home::Boxes => "svg",
        };
        let element: Element = document().create_element_ns(Some(SVG), tag).ok()?;
        let drawn = Self {
            group: group.clone(),
            worn,
            home,
            element: wasm_bindgen::JsCast::unchecked_into(element),
        };
        drawn.write_own(None);
        drawn.element.set_inner_html(&text_of(&group.shapes));
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
        if self.home == Home::Boxes && old.is_none_or(|old| (old.w, old.h) != (rect.w, rect.h)) {
            set(&self.element, "width", &rect.w.to_string());
            set(&self.element, "height", &rect.h.to_string());
        }
    }

    /// Writes what differs of the shapes; all of them anew where there are others.
    fn write_shapes(&self, before: &[Shape]) {
        let now = &self.group.shapes;
        let kinds = |of: &[Shape]| of.iter().map(kind).collect::<Vec<_>>();
        if kinds(before) != kinds(now) {
            self.element.set_inner_html(&text_of(now));
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

/// A shape's attributes in the page, with what its element says about itself: of one kind
/// always the same names in the same order.
fn attributes(shape: &Shape) -> Vec<Attribute> {
    let mut all = vec![("class", Some(markup::class(shape).into()))];
    all.extend(markup::attributes(shape));
    if let Shape::Text { about, fold, .. } = shape {
        let place = fold.map(|(va, depth)| format!("{:x}.{depth}", va.0));
        all.push(("data-thing", about.map(|thing: Thing| thing.id())));
        all.push(("data-fold", place));
    }
    all
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
            // The text's own node is written to: another one would be laid out from the beginning.
            None => match element.first_child() {
                Some(node) => node.set_node_value(Some(text)),
                None => element.set_text_content(Some(text)),
            },
            Some(_) => {
                let mut words = String::new();
                markup::write_words(&mut words, new, class_of);
                element.set_inner_html(&words);
            }
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

/// Shapes as the text of their elements, one for each.
fn text_of(shapes: &[Shape]) -> String {
    let mut out = String::new();
    for shape in shapes {
        markup::write(&mut out, shape, |out, inner| match inner {
            Inner::Shape => {
                let own = attributes(shape).into_iter();
                let more = own.filter(|(name, _)| *name == "class" || name.starts_with("data-"));
                for (name, value) in more {
                    if let Some(value) = value {
                        let _ = write!(out, " {name}=\"{}\"", escape(&value));
                    }
                }
            }
            Inner::Words(class) => class_of(out, class),
        });
    }
    out
}

fn class_of(out: &mut String, class: &str) {
    let _ = write!(out, " class=\"{class}\"");
}
