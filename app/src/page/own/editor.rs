//! Where one writes: the editor, what the compiler has to say, what the program
//! is given, and programs to start from.

use super::codemirror;
use super::desk::{Desk, Full};
use super::draft::Own;
use super::examples::StartFrom;
use super::inputs::InputsForm;
use super::plain::{self, PlainEditor, shown_columns};
use crate::page::bench::Progress;
use crate::player::{Open, Player, Status};
use crate::reader::{lang, words};
use crate::scene::colour;
use crate::words::fill;
use leptos::html;
use leptos::prelude::*;
use serde_json::json;
use sim_core::c::diag::{Diagnostic, Severity};
use sim_core::lens::source::Marker;
use std::collections::BTreeMap;

/// The page with the editor.
#[component]
pub fn Editor(player: Player, own: Own) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let place = NodeRef::<html::Div>::new();
    let problems = Memo::new(move |_| match player.status.get() {
        Status::Errors(problems) => problems,
        _ => Vec::new(),
    });
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            bring(own, &place, area);
        }
    });
    tell(player, own, problems);
    let plain = Memo::new(move |_| own.full.get() != Full::There);
    let at = move |problem: &Diagnostic| {
        let (line, column) = (problem.line, problem.column);
        let gone = own.with_desk(|desk| desk.go(line, column));
        if let (None, Some(area)) = (gone, area.get_untracked()) {
            plain::go(&area, line, column);
        }
    };
    view! {
        <div class="writing">
            <header class="writing-head">
                <h1>{move || words().write_own}</h1>
                <StartFrom own />
            </header>
            <p class="quiet">{move || words().write_own_more}</p>
            <div class="editor" data-testid="editor" data-editor=move || if plain.get() { "plain" } else { "full" }>
                <div node_ref=place class="editor-place"></div>
                <Show when=move || plain.get()>
                    <PlainEditor own area problems />
                </Show>
                <Show when=move || own.full.get() == Full::Failed>
                    <p class="quiet" data-testid="editor-failed">{move || words().editor_failed}</p>
                </Show>
                <p class="editor-tools">
                    <button class="primary" data-testid="run" on:click=move |_| own.run(Open::First)>
                        <span aria-hidden="true">"▶ "</span>{move || words().run}
                    </button>
                    <span class="quiet">"Ctrl + Enter"</span>
                    <Show when=move || own.shown.with(Option::is_some)>
                        <button data-testid="look" on:click=move |_| own.look()>{move || words().last_picture}</button>
                    </Show>
                </p>
                <Progress player />
                <Show when=move || { problems.with(|problems| !problems.is_empty()) }>
                    <section class="problems" role="alert" data-testid="problems">
                        <h2>{move || problems.with(|problems| {
                            fill(words().problems, &[&problems.len().to_string()])
                        })}</h2>
                        <ul>
                            {move || problems.with(|problems| {
                                problems.iter().map(|problem| problem_view(problem, at)).collect_view()
                            })}
                        </ul>
                    </section>
                </Show>
                <InputsForm inputs=own.inputs />
            </div>
        </div>
    }
}

/// Puts the full editor into its place, or begins to load it.
fn bring(own: Own, place: &web_sys::HtmlDivElement, area: NodeRef<html::Textarea>) {
    let room = own.room.get_value().or_else(|| {
        let room = document().create_element("div").ok()?;
        room.set_class_name("editor-full");
        own.room.set_value(Some(room.clone()));
        Some(room)
    });
    let Some(room) = room else { return };
    let _ = place.append_child(&room);
    match own.full.get_untracked() {
        Full::There => {
            own.with_desk(Desk::back);
            if own.was_wanted() {
                own.with_desk(Desk::focus);
            }
        }
        _ => {
            let text = untrack(editor_words);
            codemirror::load(own, room, text, move || plain::caret(area));
        }
    }
}

/// Keeps the full editor told of what it shows besides the text.
fn tell(player: Player, own: Own, problems: Memo<Vec<Diagnostic>>) {
    Effect::new(move |_| {
        own.full.track();
        let json = problems.with(|problems| problem_json(problems));
        own.with_desk(|desk| desk.problems(&json));
    });
    let letters = Memo::new(move |_| {
        let same = own.shown.with(|shown| {
            let shown = shown.as_ref().map(|it| it.source.as_str());
            own.draft.with(|draft| shown == Some(draft.as_str()))
        });
        if !same {
            return "[]".into();
        }
        player
            .picture
            .with(|picture| letter_json(&picture.source.markers))
    });
    Effect::new(move |_| {
        own.full.track();
        let json = letters.get();
        own.with_desk(|desk| desk.letters(&json));
    });
    Effect::new(move |_| {
        own.full.track();
        let text = editor_words();
        own.with_desk(|desk| desk.say(&text));
    });
}

/// The editor's label and CodeMirror's own words, as editor/src/main.js wants them.
fn editor_words() -> String {
    let phrases: BTreeMap<&str, &str> = words()
        .editor_phrases
        .lines()
        .filter_map(|line| line.trim().split_once('='))
        .collect();
    json!({ "label": words().editor_label, "phrases": phrases }).to_string()
}

fn problem_json(problems: &[Diagnostic]) -> String {
    let problems = problems.iter().map(|problem| {
        json!({
            "severity": problem.severity, "line": problem.line, "column": problem.column,
            "width": problem.width, "message": problem.message.text(lang()),
            "hint": problem.hint.as_ref().map(|hint| hint.text(lang())),
            "kind": kind(problem.severity),
        })
    });
    problems.collect::<serde_json::Value>().to_string()
}

fn letter_json(markers: &[Marker]) -> String {
    let mut lines: BTreeMap<u32, Vec<serde_json::Value>> = BTreeMap::new();
    for marker in markers {
        let outer = if marker.depth > 0 { " outer" } else { "" };
        lines.entry(marker.line).or_default().push(json!({
            "letter": marker.who.letter,
            "class": format!("{}{outer}", colour(&marker.who)),
            "title": format!("{} (PID {})", marker.who.letter, marker.who.pid.0),
        }));
    }
    let lines = lines.into_iter();
    lines
        .map(|(line, letters)| json!({ "line": line, "letters": letters }))
        .collect::<serde_json::Value>()
        .to_string()
}

fn kind(severity: Severity) -> &'static str {
    let s = words();
    match severity {
        Severity::Warning => s.warning,
        Severity::Error => s.error,
        Severity::Unsupported => s.unsupported,
    }
}

fn problem_view<F>(problem: &Diagnostic, go: F) -> impl IntoView + use<F>
where
    F: Fn(&Diagnostic) + 'static,
{
    let s = words();
    let shown = |chars| shown_columns(&problem.source_line, chars) as usize;
    let before = shown(problem.column.saturating_sub(1));
    let mut expanded = String::new();
    for (n, c) in (0u32..).zip(problem.source_line.chars()) {
        match c {
            '\t' => expanded.push_str(&" ".repeat(shown(n + 1) - shown(n))),
            c => expanded.push(c),
        }
    }
    let caret = format!(
        "{}^{}",
        " ".repeat(before),
        "~".repeat(problem.width.saturating_sub(1) as usize)
    );
    let (line, column) = (problem.line, problem.column);
    let target = problem.clone();
    view! {
        <li data-line=line class="problem">
            <button class="at-line" on:click=move |_| go(&target)>
                {fill(s.at_place, &[&line.to_string(), &column.to_string()])}
            </button>
            <strong>{kind(problem.severity)}": "</strong>
            {problem.message.text(lang())}
            <pre class="excerpt">{format!("{expanded}\n{caret}")}</pre>
            {problem.hint.as_ref().map(|hint| view! {
                <p class="hint"><strong>{s.hint_label}</strong>" "{hint.text(lang())}</p>
            })}
        </li>
    }
}
