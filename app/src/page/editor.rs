//! The editor: a text area with line numbers, and errors at their lines.

use super::own::Own;
use super::words;
use crate::player::{Open, Player, Status};
use crate::words::fill;
use leptos::html;
use leptos::prelude::*;
use sim_core::c::diag::{Diagnostic, Severity};

/// Columns of a tab, here and in the style sheet.
const TAB: u32 = 4;

/// The editor.
#[component]
pub fn Editor(player: Player, own: Own) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let problems = Memo::new(move |_| match player.status.get() {
        Status::Errors(problems) => problems,
        _ => Vec::new(),
    });
    // What was typed after the run is another text: the marks would be wrong.
    let marked = RwSignal::new(true);
    Effect::new(move |_| {
        problems.track();
        marked.set(true);
    });
    let lines = Memo::new(move |_| own.draft.with(|text| text.split('\n').count() as u32));
    let problem_lines = Memo::new(move |_| {
        problems.with(|problems| problems.iter().map(|p| p.line).collect::<Vec<u32>>())
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            own.run(Open::First);
        }
    };
    view! {
        <div class="editor" data-testid="editor">
            <div class="editor-room">
                <ol class="gutter" aria-hidden="true">
                    {move || {
                        let bad = problem_lines.get();
                        (1..=lines.get()).map(|n| {
                            let class = if bad.contains(&n) { "bad" } else { "" };
                            view! { <li class=class>{n}</li> }
                        }).collect_view()
                    }}
                </ol>
                <div class="editor-text">
                    <textarea node_ref=area spellcheck="false" autocapitalize="off" autocomplete="off"
                        wrap="off" data-testid="program"
                        aria-label=move || words().editor_label
                        rows=move || (lines.get() + 1).max(12).to_string()
                        prop:value=move || own.draft.get()
                        on:input=move |ev| {
                            own.draft.set(event_target_value(&ev));
                            marked.set(false);
                        }
                        on:keydown=on_key></textarea>
                    <div class="squiggles" aria-hidden="true">
                        {move || marked.get().then(|| problems.with(|problems| {
                            problems.iter().map(squiggle).collect_view()
                        }))}
                    </div>
                </div>
            </div>
            <p class="editor-tools">
                <button class="primary" data-testid="run" on:click=move |_| own.run(Open::First)>
                    "▶ "{move || words().run}
                </button>
                <span class="quiet">"Ctrl + Enter"</span>
            </p>
            <Show when=move || { problems.with(|problems| !problems.is_empty()) }>
                <section class="problems" role="alert" data-testid="problems">
                    <h2>{move || problems.with(|problems| {
                        fill(words().problems, &[&problems.len().to_string()])
                    })}</h2>
                    <ul>
                        {move || problems.with(|problems| {
                            problems.iter().map(|problem| problem_view(problem, area)).collect_view()
                        })}
                    </ul>
                </section>
            </Show>
        </div>
    }
}

/// The columns before a place, with tabs as wide as they are shown.
fn shown_columns(line: &str, chars: u32) -> u32 {
    line.chars().take(chars as usize).fold(0, |at, c| {
        if c == '\t' {
            (at / TAB + 1) * TAB
        } else {
            at + 1
        }
    })
}

fn squiggle(problem: &Diagnostic) -> impl IntoView + use<> {
    let before = shown_columns(&problem.source_line, problem.column.saturating_sub(1));
    let (top, left, width) = (problem.line.saturating_sub(1), before, problem.width.max(1));
    view! {
        <span class="squiggle"
            style:top=format!("calc({top} * var(--line))")
            style:left=format!("{left}ch")
            style:width=format!("{width}ch")></span>
    }
}

fn problem_view(problem: &Diagnostic, area: NodeRef<html::Textarea>) -> impl IntoView + use<> {
    let s = words();
    let kind = match problem.severity {
        Severity::Warning => s.warning,
        Severity::Error => s.error,
        Severity::Unsupported => s.unsupported,
    };
    let before = shown_columns(&problem.source_line, problem.column.saturating_sub(1)) as usize;
    let expanded = problem.source_line.replace('\t', &" ".repeat(TAB as usize));
    let caret = format!(
        "{}^{}",
        " ".repeat(before),
        "~".repeat(problem.width.saturating_sub(1) as usize)
    );
    let line = problem.line;
    view! {
        <li data-line=line class="problem">
            <button class="at-line" on:click=move |_| { if let Some(area) = area.get() { select_line(&area, line); } }>
                {fill(s.at_line, &[&line.to_string()])}
            </button>
            <strong>{kind}": "</strong>
            {problem.message.clone()}
            <pre class="excerpt">{format!("{expanded}\n{caret}")}</pre>
            {problem.hint.clone().map(|hint| view! { <p class="hint"><strong>{s.hint_label}</strong>" "{hint}</p> })}
        </li>
    }
}

/// Puts the cursor to the beginning of a line.
fn select_line(area: &web_sys::HtmlTextAreaElement, line: u32) {
    let text = area.value();
    let lines = text.split('\n').take(line.saturating_sub(1) as usize);
    let at: usize = lines.map(|line| line.encode_utf16().count() + 1).sum();
    let _ = area.focus();
    let _ = area.set_selection_range(at as u32, at as u32);
}
