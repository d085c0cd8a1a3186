//! Groups as SVG text: with their looks as plain attributes, for a file of its own, or
//! with classes, for a page that has the style sheets.

use crate::markup::{self, Inner};
use crate::shape::{Group, Shape};
use crate::style::{Element, Styles};
use crate::text::escape;

/// Room for the edges of what stands at a drawing's border, both sides together: as in the style sheets.
pub const EDGE: i32 = 4;

/// The part of the plane that an element shows in which a drawing of this size stands with its edges.
pub fn view_box(width: i32, height: i32) -> String {
    let [from, wide, high] = [-EDGE / 2, width + EDGE, height + EDGE];
    format!("{from} {from} {wide} {high}")
}

/// A shape for a page that has the style sheets.
fn plain(shape: &Shape) -> String {
    let mut out = String::new();
    markup::write(&mut out, shape, |out, inner| {
        let class = match inner {
            Inner::Shape => markup::class(shape),
            Inner::Words(class) => class,
        };
        out.push_str(&format!(" class=\"{class}\""));
    });
    out
}

/// Groups for a page that has the style sheets.
pub fn dressed(groups: &[Group]) -> String {
    let groups = groups.iter().map(|group| {
        let (x, y) = (group.rect.x, group.rect.y);
        let inner: String = group.shapes.iter().map(plain).collect();
        let class = &group.class;
        format!("<g class=\"{class}\" transform=\"translate({x} {y})\">{inner}</g>\n")
    });
    groups.collect()
}

/// Groups inside a picture with this class (`memory`, `tree`), at a place.
pub fn groups(groups: &[Group], class: &str, at: (i32, i32), styles: &Styles) -> String {
    let mut out = format!("<g transform=\"translate({} {})\">\n", at.0, at.1);
    let root = Element { tag: "svg", class };
    for group in groups {
        let own = Element {
            tag: "g",
            class: &group.class,
        };
        let (x, y) = (group.rect.x, group.rect.y);
        out.push_str(&format!("<g transform=\"translate({x} {y})\">"));
        let around = [root.clone(), own];
        for it in &group.shapes {
            shape(&mut out, it, styles, &around);
        }
        out.push_str("</g>\n");
    }
    out.push_str("</g>\n");
    out
}

/// A shape with its looks as attributes, as the style sheets say for one inside these elements.
fn shape(out: &mut String, shape: &Shape, styles: &Styles, around: &[Element<'_>; 2]) {
    if matches!(shape, Shape::Path { d, .. } if d.is_empty()) {
        return;
    }
    let own = Element {
        tag: markup::tag(shape),
        class: markup::class(shape),
    };
    markup::write(out, shape, |out, inner| {
        let mut path = vec![around[0].clone(), around[1].clone(), own.clone()];
        if let Inner::Words(class) = inner {
            let tag = "tspan";
            path.push(Element { tag, class });
        }
        for (name, value) in styles.attributes(&path) {
            out.push_str(&format!(" {name}=\"{}\"", escape(&value)));
        }
    });
}
