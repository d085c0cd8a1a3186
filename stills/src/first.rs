//! What the reader sees of a lesson while the model is still on its way: its words, its
//! program and the picture of the frame at which it opens, where the player will have
//! them. The page puts it over itself until it can show that frame itself
//! (assets/first.js), so it looks exactly as that will; nothing in it runs.

use crate::page::{Labels, html};
use crate::take::{Scene, Take};
use draw::labels::Labels as PictureLabels;
use draw::{Group, Shape, memory, svg, tree};
use sim_core::c::highlight::{self, Inside};
use sim_core::explain::Lang;
use sim_core::lens::layout::memory::{Metrics, layout as layout_memory};
use sim_core::lens::layout::tree::layout as layout_tree;
use sim_core::lesson::Lesson;
use sim_core::lesson::markup::{Block, Span, parse};
use std::fmt::Write;

/// The rooms, in CSS pixels, for which the memory is drawn: one is shown, as the window is.
const ROOMS: [(&str, i32); 2] = [("first-wide", 780), ("first-narrow", 320)];

/// The fragment of HTML.
pub fn fragment(lesson: &Lesson, take: &mut Take, s: &Labels, lang: Lang) -> String {
    let scene = take.scene(lang);
    let labels = PictureLabels::of(lang);
    let now = &scene.explanation.now;
    format!(
        "<header class=\"top\"><a class=\"name\" href=\"#\">Ringside</a></header>\n\
         <div class=\"bench sheet-lesson\">\n\
         <div class=\"bench-left\"><article class=\"panel lesson\"><h1>{}</h1>\n{}</article>\n\
         <section class=\"panel source\"><header class=\"panel-head\"></header><ol class=\"code\">{}</ol></section></div>\n\
         <div class=\"bench-right\"><section class=\"sentence\"><p class=\"what\">{}</p><p class=\"why\">{}</p></section>\n\
         <section class=\"panel tree\"><div class=\"tree-room\">{}</div></section>\n\
         <section class=\"panel stage\"><div class=\"walk\"></div><div class=\"stage-room\">{}</div></section></div>\n\
         <div class=\"sheets\"></div>\n\
         <div class=\"bench-foot\"><div class=\"foot-main\"><p class=\"progress stopped\" role=\"status\">\
         <span class=\"spinner\" aria-hidden=\"true\"></span>{}</p></div></div>\n</div>\n",
        html(lesson.title.of(lang)),
        words(lesson.words.of(lang), lesson, s, lang),
        source(&lesson.scenario.source),
        html(&now.what),
        html(&now.why),
        processes(&scene, labels),
        ROOMS
            .map(|(class, room)| stage(&scene, labels, class, room))
            .concat(),
        s.coming,
    )
}

/// The lesson's words up to its first question: what stands behind that tells the answer.
fn words(text: &str, lesson: &Lesson, s: &Labels, lang: Lang) -> String {
    let mut out = String::new();
    for block in parse(text) {
        match block {
            Block::Paragraph(words) => out.push_str(&format!("<p>{}</p>\n", plain(&words))),
            Block::Heading(words) => out.push_str(&format!("<h2>{}</h2>\n", plain(&words))),
            Block::List(items) => {
                let items: String = items
                    .iter()
                    .map(|it| format!("<li>{}</li>", plain(it)))
                    .collect();
                out.push_str(&format!("<ul>{items}</ul>\n"));
            }
            Block::Myth(words) => out.push_str(&format!(
                "<p class=\"myth\"><strong>{}</strong> {}</p>\n",
                s.myth,
                plain(&words)
            )),
            Block::Question(name) => {
                if let Some(question) = lesson.question(&name) {
                    let ask = html(question.ask.of(lang));
                    out.push_str(&format!("<p><strong>{}</strong> {ask}</p>\n", s.predict));
                }
                break;
            }
        }
    }
    out
}

fn plain(spans: &[Span]) -> String {
    let one = |span: &Span| match span {
        Span::Text(words) | Span::Moment { words, .. } | Span::Term { words, .. } => html(words),
        Span::Code(code) => format!("<code>{}</code>", html(code)),
        Span::Strong(words) => format!("<strong>{}</strong>", html(words)),
    };
    spans.iter().map(one).collect()
}

fn source(text: &str) -> String {
    let mut out = String::new();
    let mut inside = Inside::Text;
    for (number, line) in (1..).zip(text.lines()) {
        let (pieces, after) = highlight::line(line, inside);
        inside = after;
        let mut from = 0;
        let pieces: String = pieces
            .iter()
            .map(|&(colour, end)| {
                let piece = html(line.get(from..end).unwrap_or_default());
                from = end;
                format!("<span class=\"{}\">{piece}</span>", colour.class())
            })
            .collect();
        let _ = write!(
            out,
            "<li class=\"code-line\"><span class=\"markers\"></span><span class=\"number\">{number}</span><code>{pieces}</code></li>"
        );
    }
    out
}

fn processes(scene: &Scene, labels: &PictureLabels) -> String {
    let drawing = layout_tree(&scene.tree);
    let groups = tree::groups(&scene.tree, &drawing, labels);
    let size = (drawing.width, drawing.height);
    picture("", (size.0 + 4, size.1 + 4), size, &groups)
}

fn stage(scene: &Scene, labels: &PictureLabels, class: &str, room: i32) -> String {
    let metrics = Metrics::for_width(room, scene.memory.columns.len());
    let drawing = layout_memory(&scene.memory, &metrics);
    let drawn = memory::picture(&scene.memory, &drawing, &metrics, labels);
    let narrow = if drawn.narrow { " narrow" } else { "" };
    let size = (drawn.width, drawn.height);
    picture(
        &format!("memory{narrow} {class}"),
        size,
        size,
        &drawn.groups,
    )
}

/// Groups as an element of the page, dressed by the page's own style sheets: its size in
/// the page, and that of what is drawn.
fn picture(
    class: &str,
    (wide, high): (i32, i32),
    (width, height): (i32, i32),
    groups: &[Group],
) -> String {
    let shapes = |shapes: &[Shape]| shapes.iter().map(svg::plain).collect::<String>();
    let groups = groups.iter().map(|group| {
        let (x, y) = (group.rect.x, group.rect.y);
        let class = &group.class;
        let inner = shapes(&group.shapes);
        format!("<g class=\"{class}\" transform=\"translate({x} {y})\">{inner}</g>\n")
    });
    format!(
        "<svg class=\"{class}\" width=\"{wide}\" height=\"{high}\" viewBox=\"-2 -2 {} {}\" aria-hidden=\"true\">{}</svg>",
        width + 4,
        height + 4,
        groups.collect::<String>()
    )
}
