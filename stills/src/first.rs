//! What the reader sees of a lesson while the model is still on its way: its words, its
//! program and the picture of the frame at which it opens, where the player will have
//! them. The page puts it over itself until it can show that frame itself
//! (assets/first.js), so it looks exactly as that will; nothing in it runs.

mod parts;

use crate::page::{Labels, html};
use crate::take::{Scene, Take};
use draw::labels::Labels as PictureLabels;
use draw::{Group, memory, svg, tree};
use sim_core::c::highlight::{self, Inside};
use sim_core::kernel::event::Level;
use sim_core::lang::Lang;
use sim_core::lens::layout::memory::layout as layout_memory;
use sim_core::lens::layout::tree::layout as layout_tree;
use sim_core::lens::source::Marker;
use sim_core::lesson::Lesson;
use sim_core::lesson::glossary::{Glossary, Piece};
use sim_core::lesson::markup::{Block, Span, parse};
use std::fmt::Write;
use words::Strings;

/// The width of a phone's room, in CSS pixels.
const NARROW: i32 = 320;
/// Rooms that are no phone's, from the narrowest to one in which nothing grows any more.
const WIDE: (i32, i32) = (560, 2360);

/// The fragment of HTML.
pub fn fragment(
    lesson: &Lesson,
    take: &mut Take,
    s: &Labels,
    glossary: &Glossary,
    lang: Lang,
) -> String {
    let scene = take.scene(lang);
    let labels = PictureLabels::of(lang);
    let words = words::of(lang);
    let text = Text {
        lesson,
        glossary,
        lang,
    };
    let now = &scene.explanation;
    let mut seen = Vec::new();
    let mut told = |text: &str| terms(text, glossary, lang, &mut seen);
    let (what, why) = (told(&now.now.what), told(&now.now.why));
    let also: String = now
        .before
        .iter()
        .map(|also| format!("<li>{}</li>", told(also)))
        .collect();
    let who = scene.tree.nodes.iter().find(|node| node.who.pid.0 != 1);
    let place = parts::Place {
        step: take.place(),
        text: take.place_text(lang),
        who: who.map_or_else(String::new, |node| {
            format!("{} {}", node.who.letter, node.who.pid.0)
        }),
        level: level_words(lesson.level, words),
    };
    let other = match lang {
        Lang::En => "中文",
        Lang::Zh => "English",
    };
    let used = memory_line(&scene, words);
    let drawings = rooms(&scene, labels);
    format!(
        "{}<div class=\"bench sheet-lesson\">\n\
         <div class=\"bench-left\"><article class=\"panel lesson\"><h1>{}</h1>\n{}</article>\n\
         <section class=\"panel source\"><header class=\"panel-head\"><h2>{}</h2>{}<button class=\"small\" inert>{}</button></header>\
         <ol class=\"code\">{}</ol></section></div>\n\
         <div class=\"bench-right\"><section class=\"sentence\"><p class=\"what\">{what}</p><p class=\"why\">{why}</p>\
         <ul class=\"also\">{also}</ul></section>\n\
         <section class=\"panel tree\"><div class=\"tree-room\">{}</div></section>\n\
         <section class=\"panel stage\"><header class=\"stage-head\"><div class=\"walk\"><div class=\"walk-room\">{used}</div></div>{}</header>\
         <div class=\"stage-body\"><div class=\"stage-sight\"><div class=\"stage-room\"><i data-drawing></i>{}</div></div><div class=\"map-rail\"></div></div></section>\n\
         <details class=\"panel tables\" inert><summary>{}</summary></details></div>\n\
         {}{}</div>\n{}",
        parts::header(words, other),
        html(lesson.title.of(lang)),
        text.words(s),
        words.source,
        parts::leaves_out(),
        words.edit_copy,
        source(&lesson.scenario.source, &scene.markers),
        processes(&scene, labels),
        parts::leaves_out(),
        parts::stage_foot(scene.memory.folded, words, labels),
        words.table_title,
        parts::sheets(words),
        parts::foot(&place, words, s.coming),
        drawings,
    )
}

fn level_words(level: Level, s: &Strings) -> &'static str {
    match level {
        Level::Line => s.level_line,
        Level::Call => s.level_call,
        Level::Kernel => s.level_kernel,
        Level::Memory | Level::Library => s.level_memory,
    }
}

/// What stands in the stage's head while no page is looked up.
fn memory_line(scene: &Scene, s: &Strings) -> String {
    let used = scene.memory.frames_used.to_string();
    format!(
        "<p class=\"walk-line\"><span class=\"stage-name\">{}</span><span class=\"quiet\">{}</span></p>",
        s.memory,
        draw::text::fill(s.frames_in_use, &[&used])
    )
}

/// A sentence with its terms marked.
fn terms(text: &str, glossary: &Glossary, lang: Lang, seen: &mut Vec<usize>) -> String {
    let pieces = glossary.cut(text, lang, seen).into_iter();
    let piece = |piece| match piece {
        Piece::Plain(words) => html(words),
        Piece::Term(words, _) => term(words),
    };
    pieces.map(piece).collect()
}

fn term(words: &str) -> String {
    format!("<span class=\"term\">{}</span>", html(words))
}

/// A lesson's text.
struct Text<'a> {
    lesson: &'a Lesson,
    glossary: &'a Glossary,
    lang: Lang,
}

impl Text<'_> {
    /// The words up to the first question: what stands behind that tells the answer.
    fn words(&self, s: &Labels) -> String {
        let mut out = String::new();
        for block in parse(self.lesson.words.of(self.lang)) {
            match block {
                Block::Paragraph(words) => {
                    out.push_str(&format!("<p>{}</p>\n", self.spans(&words)))
                }
                Block::Heading(words) => {
                    out.push_str(&format!("<h2>{}</h2>\n", self.spans(&words)))
                }
                Block::List(items) => {
                    let items: String = items
                        .iter()
                        .map(|it| format!("<li>{}</li>", self.spans(it)))
                        .collect();
                    out.push_str(&format!("<ul>{items}</ul>\n"));
                }
                Block::Myth(words) => out.push_str(&format!(
                    "<p class=\"myth\"><strong>{}</strong> {}</p>\n",
                    s.myth,
                    self.spans(&words)
                )),
                Block::Question(name) => {
                    if let Some(question) = self.lesson.question(&name) {
                        let ask = html(question.ask.of(self.lang));
                        out.push_str(&format!(
                            "<section class=\"question open\"><p class=\"ask\">\
                             <strong class=\"predict\">{}</strong> {ask}</p></section>\n",
                            s.predict
                        ));
                    }
                    break;
                }
            }
        }
        out
    }

    fn spans(&self, spans: &[Span]) -> String {
        let one = |span: &Span| match span {
            Span::Text(words) => html(words),
            Span::Moment { words, .. } => format!("<span class=\"moment\">{}</span>", html(words)),
            Span::Term { words, term: name } => match self.glossary.find(name, self.lang) {
                Some(_) => term(words),
                None => html(words),
            },
            Span::Code(code) => format!("<code>{}</code>", html(code)),
            Span::Strong(words) => format!("<strong>{}</strong>", html(words)),
        };
        spans.iter().map(one).collect()
    }
}

fn source(text: &str, markers: &[Marker]) -> String {
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
        let here = markers.iter().find(|it| it.line == number && it.depth == 0);
        let (class, badge) = match here {
            Some(marker) => {
                let (colour, letter) = (marker.who.colour, &marker.who.letter);
                let place = if marker.on_cpu { "here" } else { "there" };
                (
                    format!(" {place} c{colour}"),
                    format!("<span class=\"badge c{colour}\">{letter}</span>"),
                )
            }
            None => Default::default(),
        };
        let _ = write!(
            out,
            "<li class=\"code-line{class}\"><span class=\"markers\">{badge}</span><span class=\"number\">{number}</span><code>{pieces}</code></li>"
        );
    }
    out
}

fn processes(scene: &Scene, labels: &PictureLabels) -> String {
    let drawing = layout_tree(&scene.tree);
    let groups = tree::groups(&scene.tree, &drawing, labels);
    let size = (drawing.width, drawing.height);
    let outer = [size.0, size.1].map(|length| tree::in_rem(length + svg::EDGE));
    picture("", &outer, size, &groups)
}

/// The memory, for each room in which it is drawn otherwise, each behind a comment with the room's
/// width: assets/first.js puts one of them in its place, and the others are never parsed.
fn rooms(scene: &Scene, labels: &PictureLabels) -> String {
    let columns = scene.memory.columns.len();
    let step = usize::try_from(memory::ROOM_STEP).unwrap_or(1);
    let wide = (WIDE.0..WIDE.1).step_by(step);
    let mut rooms: Vec<i32> = [NARROW].into_iter().chain(wide).collect();
    rooms.dedup_by_key(|room| (memory::metrics(*room, columns), memory::scale(*room)));
    let room = |room: i32| {
        let metrics = memory::metrics(room, columns);
        let drawing = layout_memory(&scene.memory, &metrics);
        let drawn = memory::picture(&scene.memory, &drawing, &metrics, labels);
        let narrow = if drawn.narrow { " narrow" } else { "" };
        let size = (drawn.width, drawn.height);
        let scaled = |length: i32| ((length + svg::EDGE) * memory::scale(room) / 100).to_string();
        let outer = [size.0, size.1].map(scaled);
        let drawn = picture(&format!("memory{narrow}"), &outer, size, &drawn.groups);
        format!("<!--room {room}-->{drawn}")
    };
    rooms.into_iter().map(room).collect()
}

/// Groups as an element of the page, dressed by the page's own style sheets: its size in the
/// page, and that of what is drawn.
fn picture(
    class: &str,
    [wide, high]: &[String; 2],
    (width, height): (i32, i32),
    groups: &[Group],
) -> String {
    format!(
        "<svg class=\"{class}\" width=\"{wide}\" height=\"{high}\" viewBox=\"{}\" aria-hidden=\"true\">{}</svg>",
        svg::view_box(width, height),
        svg::dressed(groups)
    )
}
