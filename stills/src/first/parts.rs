//! What stands around a lesson's first picture: the head, the buttons, the timeline, the
//! terminal, as empty as they are before the player comes. With the player's own classes
//! and words, so that each part has the size that it will have.

use crate::page::html;
use draw::icons;
use draw::labels::Labels;
use draw::text::fill;
use sim_core::lens::memory::Folded;
use sim_core::lens::timeline_view::LONG;
use std::fmt::Write;
use words::Strings;

/// The page's head.
pub fn header(s: &Strings, other_language: &str) -> String {
    format!(
        "<header class=\"top\" inert><a class=\"name\" href=\"#\">Ringside</a>\
         <span class=\"tagline\">{}</span><nav class=\"ways\"><a href=\"#\">{}</a>\
         <a href=\"#\"><span class=\"roomy\">{}</span><span class=\"slim\">{}</span></a></nav>\
         <button class=\"small\"><span class=\"roomy\">{}</span>{}</button>\
         <button class=\"small\">{other_language}</button>\
         <button class=\"small icon\">{}</button></header>\n",
        s.tagline,
        s.lessons,
        s.write_own,
        s.write,
        s.share,
        outline("slim", &format!("<path d=\"{}\"/>", icons::SHARE)),
        outline(
            "",
            &format!(
                "<circle cx=\"10\" cy=\"10\" r=\"7\"/><path d=\"{}\" fill=\"currentColor\" stroke=\"none\"/>",
                icons::HALF
            )
        ),
    )
}

/// A picture on a button.
fn icon(d: &str) -> String {
    format!(
        "<svg width=\"20\" height=\"20\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"{d}\" fill=\"currentColor\"/></svg>"
    )
}

/// The same as lines, a little smaller.
fn outline(class: &str, inner: &str) -> String {
    format!(
        "<svg class=\"{class}\" width=\"18\" height=\"18\" viewBox=\"0 0 20 20\" fill=\"none\" \
         stroke=\"currentColor\" stroke-width=\"1.8\" aria-hidden=\"true\">{inner}</svg>"
    )
}

/// The button that says what a lens leaves out.
pub fn leaves_out() -> &'static str {
    "<div class=\"leaves-out\" inert><button class=\"small leaves-out-button\"><span>≈</span></button></div>"
}

/// The buttons that choose what stands below the stage of a phone.
pub fn sheets(s: &Strings) -> String {
    let names = [
        s.sheet_lesson,
        s.source,
        s.terminal,
        s.processes,
        s.sheet_tables,
    ];
    let mut out = String::from("<div class=\"sheets\" inert>");
    for (n, name) in names.iter().enumerate() {
        let _ = write!(
            out,
            "<button class=\"small\" aria-pressed=\"{}\">{name}</button>",
            n == 0
        );
    }
    out + "</div>\n"
}

/// What stands below the drawing of the memory.
pub fn stage_foot(folded: Folded, s: &Strings, labels: &Labels) -> String {
    let (areas, pages) = (
        folded.areas.to_string(),
        draw::memory::pages_text(folded.pages.into(), labels),
    );
    format!(
        "<footer class=\"stage-foot\" inert><div class=\"folds\"><button class=\"small\">{}</button>\
         <button class=\"small\">{}</button></div></footer>\
         <details class=\"key\" inert><summary>{}</summary></details>",
        fill(s.folded_areas, &[&areas, &pages]),
        s.unfold_untouched,
        s.legend_title
    )
}

/// Where in the run the frame is.
pub struct Place {
    /// Which step, of how many.
    pub step: (u32, u32),
    /// The same in words.
    pub text: String,
    /// Whose steps there are, as the list names them.
    pub who: String,
    /// The name of the lesson's level of detail.
    pub level: &'static str,
}

/// The buttons and the timeline; `coming` is said where the next step will be told.
pub fn foot(place: &Place, s: &Strings, coming: &str) -> String {
    let steps = [
        ("icon", icons::FIRST),
        ("icon", icons::BACK),
        ("icon play", icons::PLAY),
        ("icon", icons::FORWARD),
        ("icon", icons::LAST),
    ]
    .map(|(class, d)| format!("<button class=\"{class}\">{}</button>", icon(d)));
    // A list is as wide as its longest entry.
    let choice = |name: &str, options: &[&str], chosen: &str| {
        let mut list = String::new();
        for option in options {
            let selected = if *option == chosen { " selected" } else { "" };
            let _ = write!(list, "<option{selected}>{option}</option>");
        }
        format!("<label class=\"choice\"><span>{name}</span><select>{list}</select></label>")
    };
    let levels = [s.level_line, s.level_call, s.level_kernel, s.level_memory];
    let strip = if place.step.1 >= LONG {
        format!(
            "<div class=\"overview-row\"><button class=\"small whole-run\" disabled>{}</button>\
             <div class=\"overview\"></div></div>",
            s.whole_run
        )
    } else {
        String::new()
    };
    format!(
        "<div class=\"bench-foot\"><div class=\"foot-main\">\
         <div class=\"controls\" inert>{}{}{}{}<span class=\"place\">{}</span></div>\
         <div class=\"beside-gate\"><p class=\"coming\" role=\"status\">\
         <span class=\"spinner\" aria-hidden=\"true\"></span>{coming}</p></div>\
         <section class=\"timeline\" inert><div class=\"lanes\"></div>{strip}\
         <div class=\"scrub\">{}<input type=\"range\" class=\"scrubber\" min=\"1\" max=\"{}\" value=\"{}\"></div></section></div>\
         <section class=\"panel terminal\"><header class=\"panel-head\"><h2>{}</h2>{}</header>\
         <pre><span class=\"quiet\">{}</span></pre></section></div>\n",
        steps.concat(),
        choice(s.whose_label, &[s.whose_all, &place.who], s.whose_all),
        choice(s.level_label, &levels, place.level),
        choice(s.speed, &["0.5×", "1×", "2×", "5×", "10×"], "1×"),
        html(&place.text),
        leaves_out(),
        place.step.1,
        place.step.0,
        s.terminal,
        leaves_out(),
        s.terminal_empty,
    )
}
