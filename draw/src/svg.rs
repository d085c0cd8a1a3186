//! Groups as SVG text: with their looks as plain attributes, for a file of its own, or
//! with classes, for a page that has the style sheets.

use crate::shape::{Group, Shape, tenths};
use crate::style::{Element, Styles};

/// Text as it stands in SVG. What XML does not allow is left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Where an element's looks come from.
#[derive(Clone, Copy)]
enum Looks<'a> {
    /// Attributes, as the style sheets say for an element inside these.
    Attributes(&'a Styles, &'a [Element<'a>; 2]),
    /// The page's style sheets.
    Classes,
}

impl Looks<'_> {
    /// Writes what an element needs for its looks; the last of `inner` is the element.
    fn write(self, out: &mut String, inner: &[Element<'_>]) {
        match self {
            Looks::Attributes(styles, around) => {
                let path = [&around[..], inner].concat();
                for (name, value) in styles.attributes(&path) {
                    out.push_str(&format!(" {name}=\"{}\"", escape(&value)));
                }
            }
            Looks::Classes => {
                if let Some(element) = inner.last() {
                    out.push_str(&format!(" class=\"{}\"", element.class));
                }
            }
        }
    }
}

/// A shape for a page that has the style sheets.
pub fn plain(it: &Shape) -> String {
    let mut out = String::new();
    shape(&mut out, it, Looks::Classes);
    out
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
            shape(&mut out, it, Looks::Attributes(styles, &around));
        }
        out.push_str("</g>\n");
    }
    out.push_str("</g>\n");
    out
}

fn shape(out: &mut String, shape: &Shape, looks: Looks<'_>) {
    let element = |tag, class| Element { tag, class };
    match shape {
        Shape::Box { class, rect, round } => {
            out.push_str(&format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"",
                rect.x,
                rect.y,
                rect.w,
                rect.h,
                tenths(*round)
            ));
            looks.write(out, &[element("rect", class)]);
            out.push_str("/>");
        }
        Shape::Text {
            class,
            x,
            y,
            anchor,
            text,
            note,
            ..
        } => {
            let own = element("text", class);
            out.push_str(&format!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\"",
                tenths(*x),
                tenths(*y),
                anchor.name()
            ));
            looks.write(out, std::slice::from_ref(&own));
            out.push_str(&format!(">{}", escape(text)));
            if let Some(note) = note {
                let tspan = element("tspan", note.class);
                out.push_str(&format!("<tspan dx=\"{}\"", note.dx));
                looks.write(out, &[own, tspan]);
                out.push_str(&format!(">{}</tspan>", escape(&note.text)));
            }
            out.push_str("</text>");
        }
        Shape::Letters { class, y, letters } => {
            let own = element("text", class);
            out.push_str(&format!(
                "<text y=\"{}\" text-anchor=\"middle\"",
                tenths(*y)
            ));
            looks.write(out, std::slice::from_ref(&own));
            out.push('>');
            for letter in letters {
                let tspan = element("tspan", letter.class);
                out.push_str(&format!("<tspan x=\"{}\"", tenths(letter.x)));
                looks.write(out, &[own.clone(), tspan]);
                out.push_str(&format!(">{}</tspan>", escape(letter.text)));
            }
            out.push_str("</text>");
        }
        Shape::Path { class, at, d } => {
            if d.is_empty() {
                return;
            }
            out.push_str(&format!("<path d=\"{d}\""));
            if *at != (0, 0) {
                out.push_str(&format!(" transform=\"translate({} {})\"", at.0, at.1));
            }
            looks.write(out, &[element("path", class)]);
            out.push_str("/>");
        }
        Shape::Dot { class, at, r } => {
            out.push_str(&format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{r}\"",
                at.0, at.1
            ));
            looks.write(out, &[element("circle", class)]);
            out.push_str("/>");
        }
    }
}
