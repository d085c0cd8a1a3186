//! The program's text, with the line that each process is at.

use super::colour;
use crate::page::{code_is_hidden, words};
use crate::player::Player;
use crate::words::fill;
use leptos::html;
use leptos::prelude::*;
use sim_core::lens::source::Marker;

/// The source of what is shown.
#[component]
pub fn SourceView(
    player: Player,
    #[prop(into)] text: Signal<String>,
    /// Buttons beside the title.
    children: Children,
) -> impl IntoView {
    if code_is_hidden() {
        return view! {
            <section class="panel source" aria-label=move || words().source data-testid="hidden-code">
                <p class="quiet hidden-code">{move || words().code_hidden}</p>
            </section>
        }
        .into_any();
    }
    let scene = Memo::new(move |_| player.picture.with(|picture| picture.source.clone()));
    let list = NodeRef::<html::Ol>::new();
    let look_at = Memo::new(move |_| scene.with(|scene| scene.look_at));
    Effect::new(move |_| {
        let (Some(line), Some(list)) = (look_at.get(), list.get()) else {
            return;
        };
        bring_into_sight(&list, line);
    });
    view! {
        <section class="panel source" aria-label=move || words().source>
            <header class="panel-head"><h2>{move || words().source}</h2>{children()}</header>
            <ol class="code" node_ref=list tabindex="0" data-scrolls="" data-testid="source">
                {move || text.with(|text| {
                    text.lines().enumerate().map(|(n, line)| source_line(player, scene, n as u32 + 1, line)).collect_view()
                })}
            </ol>
        </section>
    }
    .into_any()
}

/// Scrolls the list, and nothing but the list, so that a line can be seen.
fn bring_into_sight(list: &web_sys::HtmlElement, line: u32) {
    let Some(row) = list.children().item(line.saturating_sub(1)) else {
        return;
    };
    let (room, place) = (
        list.get_bounding_client_rect(),
        row.get_bounding_client_rect(),
    );
    let margin = place.height() * 2.0;
    if place.top() < room.top() + margin || place.bottom() > room.bottom() - margin {
        let middle = place.top() - room.top() - room.height() / 2.0;
        list.set_scroll_top(list.scroll_top() + middle as i32);
    }
}

fn source_line(
    player: Player,
    scene: Memo<sim_core::lens::source::SourceScene>,
    number: u32,
    text: &str,
) -> impl IntoView + use<> {
    let markers = Memo::new(move |_| {
        scene.with(|scene| {
            scene
                .markers
                .iter()
                .filter(|m| m.line == number)
                .cloned()
                .collect::<Vec<Marker>>()
        })
    });
    let class = move || {
        markers.with(|markers| match markers.iter().find(|m| m.depth == 0) {
            Some(marker) if marker.on_cpu => format!("code-line here {}", colour(&marker.who)),
            Some(marker) => format!("code-line there {}", colour(&marker.who)),
            None => "code-line".to_string(),
        })
    };
    let pieces = highlight(text);
    view! {
        <li class=class data-line=number>
            <span class="markers">
                {move || markers.with(|markers| markers.iter().map(mark).collect_view())}
            </span>
            <button class="number" tabindex="-1" title=move || words().breakpoint_tip
                aria-label=move || fill(words().breakpoint, &[&number.to_string()])
                aria-pressed=move || player.breakpoints.with(|lines| lines.contains(&number)).to_string()
                on:click=move |_| player.toggle_breakpoint(number)>{number}</button>
            <code>{pieces.into_iter().map(|(class, text)| view! {
                <span class=class>{text}</span>
            }).collect_view()}</code>
        </li>
    }
}

fn mark(marker: &Marker) -> impl IntoView + use<> {
    let class = if marker.depth > 0 {
        "badge outer"
    } else {
        "badge"
    };
    let title = if marker.depth > 0 {
        format!("{} ↑", marker.who.letter)
    } else {
        marker.who.letter.clone()
    };
    view! {
        <span class=format!("{class} {}", colour(&marker.who)) data-testid="marker"
            data-pid=marker.who.pid.0 title=title>{marker.who.letter.clone()}</span>
    }
}

const KEYWORDS: [&str; 36] = [
    "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else",
    "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "return",
    "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned",
    "void", "volatile", "while", "size_t", "pid_t", "NULL",
];

/// A line of C in coloured pieces: only what a glance can tell.
pub fn highlight(line: &str) -> Vec<(&'static str, String)> {
    let mut pieces: Vec<(&'static str, String)> = Vec::new();
    if line.trim_start().starts_with('#') {
        return vec![("k-pre", line.to_string())];
    }
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (class, len) = if rest.starts_with("//") {
            ("k-note", rest.len())
        } else if rest.starts_with("/*") {
            ("k-note", rest.find("*/").map_or(rest.len(), |at| at + 2))
        } else if first == '"' || first == '\'' {
            ("k-text", quoted(rest, first))
        } else if first.is_alphabetic() || first == '_' {
            let len = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            let word = &rest[..len];
            let called = rest[len..].trim_start().starts_with('(');
            let class = match () {
                () if KEYWORDS.contains(&word) => "k-word",
                () if called => "k-call",
                () => "",
            };
            (class, len)
        } else if first.is_ascii_digit() {
            let len = rest
                .find(|c: char| !c.is_alphanumeric() && c != '.')
                .unwrap_or(rest.len());
            ("k-num", len)
        } else {
            ("", first.len_utf8())
        };
        let (piece, after) = rest.split_at(len.max(1));
        match pieces.last_mut() {
            Some((last, text)) if *last == class => text.push_str(piece),
            _ => pieces.push((class, piece.to_string())),
        }
        rest = after;
    }
    pieces
}

/// The length of a string or character literal, in bytes.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::highlight;

    #[test]
    fn a_line_is_cut_into_pieces_and_nothing_is_lost() {
        for line in [
            "int x = fork(); // é \"",
            "  puts(\"a \\\" b\");",
            "#include <stdio.h>",
            "'",
            "/* 中 */ y",
            "",
        ] {
            let joined: String = highlight(line).into_iter().map(|piece| piece.1).collect();
            assert_eq!(joined, line);
        }
        assert_eq!(highlight("int f(1)")[0], ("k-word", "int".to_string()));
    }
}
