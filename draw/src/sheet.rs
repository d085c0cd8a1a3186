//! A whole frame as one SVG file: what happened, the process tree, the walk of the access
//! that it is about, the memory.
//! Self-contained: no style sheet, no font, no script, nothing from elsewhere.

use crate::labels::Labels;
use crate::style::{Styles, Theme};
use crate::svg::groups;
use crate::text::escape;
use crate::text::wrap;
use crate::{memory, tree, walk};
use sim_core::explain::Explanation;
use sim_core::lang::Lang;
use sim_core::lens::layout::memory::layout as layout_memory;
use sim_core::lens::layout::tree::layout as layout_tree;
use sim_core::lens::memory::MemoryScene;
use sim_core::lens::tree::TreeScene;

/// What stands on a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// What it is called: the lesson's title.
    pub title: &'a str,
    /// Where in the run it is: "Step 3 of 10".
    pub place: &'a str,
    /// What happened.
    pub explanation: &'a Explanation,
    /// The processes.
    pub tree: &'a TreeScene,
    /// The memory.
    pub memory: &'a MemoryScene,
    /// Steps are fine enough to tell how an address is looked up.
    pub fine: bool,
}

/// A sheet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sheet {
    /// In CSS pixels.
    pub width: i32,
    /// In CSS pixels.
    pub height: i32,
    /// What stands on it.
    body: String,
    /// What it shows, in words.
    title: String,
    description: String,
    ground: String,
    lang: &'static str,
}

/// Room around everything.
const PAD: i32 = 20;
/// The room that the memory is laid out for.
const ROOM: i32 = 740;

/// A frame as a sheet.
pub fn sheet(frame: &Frame<'_>, theme: Theme, lang: Lang) -> Sheet {
    let styles = Styles::new(theme);
    let s = Labels::of(lang);
    let metrics = memory::metrics(ROOM, frame.memory.columns.len());
    let memory = memory::picture(
        frame.memory,
        &layout_memory(frame.memory, &metrics),
        &metrics,
        s,
    );
    let tree = layout_tree(frame.tree);
    let inner = memory.width.max(tree.width).max(ROOM);
    let mut body = String::new();
    let mut y = PAD;

    let ink = styles.colour("--ink");
    let quiet = styles.colour("--quiet");
    let now = &frame.explanation.now;
    let mut line = |text: &str, size: i32, weight: i32, fill: &str| {
        for part in wrap(text, columns(inner, size, weight)) {
            y += size * 13 / 10;
            body.push_str(&format!(
                "<text x=\"{PAD}\" y=\"{y}\" font-family=\"sans-serif\" font-size=\"{size}\" \
                 font-weight=\"{weight}\" fill=\"{fill}\">{}</text>\n",
                escape(&part)
            ));
        }
    };
    line(&now.what, 17, 600, &ink);
    line(&now.why, 15, 400, &quiet);
    y += 16;

    let nodes = tree::groups(frame.tree, &tree, s);
    body.push_str(&groups(&nodes, "tree", (PAD, y), &styles));
    y += tree.height + 16;
    let walk = frame.memory.walk.as_ref();
    if let Some(walk) = walk.filter(|walk| frame.fine && walk.access.is_some()) {
        y += 12;
        let fill = if walk::refused(walk) {
            styles.colour("--bad")
        } else {
            styles.colour("--ink")
        };
        body.push_str(&format!(
            "<text x=\"{PAD}\" y=\"{y}\" font-family=\"sans-serif\" font-size=\"13\" \
             font-weight=\"600\" fill=\"{fill}\">{}</text>\n",
            escape(&format!(
                "{} {} · {}",
                walk.who.letter,
                walk.va,
                walk::verdict(walk, s)
            ))
        ));
        y += 10;
        let shapes = walk::groups(walk, inner, s);
        body.push_str(&groups(&shapes, "walk-picture", (PAD, y), &styles));
        y += walk::HEIGHT + 12;
    }
    let class = if memory.narrow {
        "memory narrow"
    } else {
        "memory"
    };
    body.push_str(&groups(&memory.groups, class, (PAD, y), &styles));
    y += memory.height + 18;
    let foot = format!("{} · {}", frame.title, frame.place);
    body.push_str(&format!(
        "<text x=\"{PAD}\" y=\"{y}\" font-family=\"sans-serif\" font-size=\"12\" \
         fill=\"{quiet}\">{}</text>\n",
        escape(&foot)
    ));
    Sheet {
        width: inner + 2 * PAD,
        height: y + PAD,
        body,
        title: foot,
        description: format!("{} {}", now.what, now.why),
        ground: styles.colour("--panel"),
        lang: lang.code(),
    }
}

/// How many columns of sans serif text of a size and weight fit into so many pixels,
/// whatever the font: they are counted by a wide one.
pub fn columns(room: i32, size: i32, weight: i32) -> usize {
    let percent = if weight >= 600 { 66 } else { 59 };
    (room * 100 / (size * percent).max(1)).max(8) as usize
}

impl Sheet {
    /// As a file, in its own size.
    pub fn svg(&self) -> String {
        self.svg_in(self.width, self.height)
    }

    /// As a file of at least this size: the frames of a film must be equal.
    pub fn svg_in(&self, width: i32, height: i32) -> String {
        let (width, height) = (width.max(self.width), height.max(self.height));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{}\" \
             aria-labelledby=\"t d\">\n<title id=\"t\">{}</title>\n<desc id=\"d\">{}</desc>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n{}</svg>\n",
            self.lang,
            escape(&self.title),
            escape(&self.description),
            self.ground,
            self.body
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_sheet_is_a_picture_with_words() {
        let explanation = Explanation::default();
        let frame = Frame {
            title: "a < b",
            place: "Step 1",
            explanation: &explanation,
            tree: &TreeScene::default(),
            memory: &MemoryScene::default(),
            fine: true,
        };
        let svg = sheet(&frame, Theme::Dark, Lang::Zh).svg();
        assert!(
            svg.contains("a &lt; b") && svg.ends_with("</svg>\n"),
            "{svg}"
        );
        assert!(!svg.contains("var(") && !svg.contains("class="), "{svg}");
    }
}
