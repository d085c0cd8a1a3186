//! Groups as SVG text, with their looks as plain attributes.

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

fn attributes(out: &mut String, styles: &Styles, path: &[Element<'_>]) {
    for (name, value) in styles.attributes(path) {
        out.push_str(&format!(" {name}=\"{}\"", escape(&value)));
    }
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
        for it in &group.shapes {
            shape(&mut out, it, [root.clone(), own.clone()], styles);
        }
        out.push_str("</g>\n");
    }
    out.push_str("</g>\n");
    out
}

fn shape(out: &mut String, shape: &Shape, around: [Element<'_>; 2], styles: &Styles) {
    let [root, group] = around;
    let path = |tag, class| [root.clone(), group.clone(), Element { tag, class }];
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
            attributes(out, styles, &path("rect", class));
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
            let own = path("text", class);
            out.push_str(&format!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\"",
                tenths(*x),
                tenths(*y),
                anchor.name()
            ));
            attributes(out, styles, &own);
            out.push_str(&format!(">{}", escape(text)));
            if let Some(note) = note {
                let [a, b, c] = own;
                let tspan = Element {
                    tag: "tspan",
                    class: note.class,
                };
                out.push_str(&format!("<tspan dx=\"{}\"", note.dx));
                attributes(out, styles, &[a, b, c, tspan]);
                out.push_str(&format!(">{}</tspan>", escape(&note.text)));
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
            attributes(out, styles, &path("path", class));
            out.push_str("/>");
        }
        Shape::Dot { class, at, r } => {
            out.push_str(&format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{r}\"",
                at.0, at.1
            ));
            attributes(out, styles, &path("circle", class));
            out.push_str("/>");
        }
    }
}
