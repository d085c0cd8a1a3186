//! The picture of a link preview: 1200 × 630, with few words in large type, because
//! it is shown as small as a stamp.

use crate::take::Take;
use draw::labels::Labels;
use draw::shape::{Group, Key, Shape};
use draw::style::{Styles, Theme};
use draw::svg::groups;
use draw::text::escape;
use draw::text::wrap;
use draw::{memory, sheet, tree};
use sim_core::lang::Lang;
use sim_core::lens::layout::memory::{Metrics, layout};
use sim_core::lens::layout::tree::layout as layout_tree;
use sim_core::lens::tree::TreeScene;
use sim_core::lesson::Lesson;

/// The size that services ask for.
pub const SIZE: (i32, i32) = (1200, 630);
/// Room around everything.
const PAD: i32 = 52;
/// Where the picture begins, and its width.
const PICTURE: (i32, i32) = (540, 608);
/// Its height.
const HEIGHT: i32 = SIZE.1 - 2 * PAD;
/// From it to the edge of its panel.
const FRAME: i32 = 14;

/// A lesson's card: what it is called, what it answers, and what its key moment is about.
pub fn svg(take: &mut Take, lesson: &Lesson, lang: Lang) -> String {
    let styles = Styles::new(Theme::Light);
    let scene = take.scene(lang);
    let labels = Labels::of(lang);
    let m = Metrics::NARROW;
    let stage = memory::picture(&scene.memory, &layout(&scene.memory, &m), &m, labels);
    let (tree, below) = match stage.focus {
        Some(_) => (String::new(), PAD),
        // What is about no page is about processes.
        None => processes(&scene.tree, labels, &styles),
    };
    let inner = tree + &window(stage, below, &m, &styles);
    let (x, y) = (PICTURE.0 - FRAME, PAD - FRAME);
    let (w, h) = (PICTURE.1 + 2 * FRAME, HEIGHT + 2 * FRAME);
    let panel = format!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"14\" fill=\"{}\" stroke=\"{}\"/>\n",
        styles.colour("--panel"),
        styles.colour("--rule")
    );
    let (title, summary) = (lesson.title.of(lang), lesson.summary.of(lang));
    let text = words(title, summary, &styles, x - PAD - FRAME);
    whole(&format!("{panel}{inner}{text}"), &styles)
}

/// The columns' heads, and below them as much of the stage as there is room for: from
/// the area on that the frame is about, or near its end. `top`: where on the card.
fn window(stage: memory::Picture, top: i32, m: &Metrics, styles: &Styles) -> String {
    let high = SIZE.1 - PAD - top;
    let (width, room) = (stage.width.max(1), high * stage.width / PICTURE.1);
    let (mut heads, rest): (Vec<Group>, Vec<Group>) =
        (stage.groups.into_iter()).partition(|group| matches!(group.key, Key::Head(_)));
    // What is too long for a narrow column is no help on a stamp.
    heads.retain(|group| group.key != Key::Head("frames".into()));
    for head in &mut heads {
        let note =
            |shape: &Shape| matches!(shape, Shape::Text { class, .. } if *class == "head-note");
        head.shapes.retain(|shape| !note(shape));
    }
    let below = room - m.head;
    let end = stage.height - below;
    let titles = rest.iter().filter(|group| group.class.contains("title"));
    let mut starts: Vec<i32> = titles.map(|group| group.rect.y).collect();
    let start = match stage.focus {
        Some(focus) => {
            starts.retain(|&y| y <= focus.y);
            let own = starts.pop().unwrap_or(m.head);
            // One area more, if what matters is still in the middle then.
            let before = starts.pop();
            let before = before.filter(|y| focus.y + focus.h - y < below * 2 / 3);
            before.unwrap_or(own).min(end)
        }
        None => starts.into_iter().rfind(|&y| y <= end).unwrap_or(m.head),
    };
    let start = start.max(m.head);
    let class = "memory narrow";
    format!(
        "<svg x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{high}\" viewBox=\"0 0 {width} {room}\">\n{}\
         <svg x=\"0\" y=\"{}\" width=\"{width}\" height=\"{below}\" \
         viewBox=\"0 {start} {width} {below}\">\n{}</svg>\n</svg>\n",
        PICTURE.0,
        PICTURE.1,
        groups(&heads, class, (0, 0), styles),
        m.head,
        groups(&rest, class, (0, 0), styles),
    )
}

/// The program's processes as a tree, without init; and where it ends.
fn processes(scene: &TreeScene, labels: &Labels, styles: &Styles) -> (String, i32) {
    let drawing = layout_tree(scene);
    let left = drawing.boxes.get(1).map_or(0, |rect| rect.x - 4);
    let (width, height) = ((drawing.width - left).max(1), drawing.height.max(1));
    // Not larger than the stage below.
    let wide = PICTURE.1.min(width * 3 / 2);
    let high = height * wide / width;
    let picture = format!(
        "<svg x=\"{}\" y=\"{PAD}\" width=\"{wide}\" height=\"{high}\" \
         viewBox=\"{left} 0 {width} {height}\">\n{}</svg>\n",
        PICTURE.0,
        groups(
            &tree::groups(scene, &drawing, labels),
            "tree",
            (0, 0),
            styles
        ),
    );
    (picture, PAD + high + 18)
}

/// The card of the site itself.
pub fn site() -> String {
    let styles = Styles::new(Theme::Light);
    let title = "A seat beside the Linux kernel";
    let what = "Run a C program on a faithful model of Linux, in the browser, and walk through \
                what the kernel did, frame by frame, forwards and backwards.";
    whole(
        &words(title, what, &styles, SIZE.0 - 2 * PAD - 200),
        &styles,
    )
}

/// The name, a title and a sentence, from the upper left corner on.
fn words(title: &str, what: &str, styles: &Styles, room: i32) -> String {
    let (ink, quiet) = (styles.colour("--ink"), styles.colour("--quiet"));
    let mut out = String::new();
    let mut y = PAD;
    let mut lines = |text: &str, size: i32, weight: i32, fill: &str, most: usize, before: i32| {
        y += before;
        for line in wrap(text, sheet::columns(room, size, weight))
            .into_iter()
            .take(most)
        {
            y += size * 12 / 10;
            out.push_str(&format!(
                "<text x=\"{PAD}\" y=\"{y}\" font-family=\"sans-serif\" font-size=\"{size}\" \
                 font-weight=\"{weight}\" fill=\"{fill}\">{}</text>\n",
                escape(&line)
            ));
        }
    };
    lines("Ringside", 28, 700, &quiet, 1, -8);
    lines(title, 50, 700, &ink, 4, 26);
    lines(what, 27, 400, &quiet, 7, 22);
    out
}

fn whole(body: &str, styles: &Styles) -> String {
    let (width, height) = SIZE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n\
         {body}</svg>\n",
        styles.colour("--ground")
    )
}
