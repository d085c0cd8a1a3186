//! The plain text area: what one types in until the full editor is there, and
//! where it cannot be loaded.

use super::desk::Caret;
use super::draft::Own;
use crate::player::Open;
use crate::reader::words;
use leptos::html;
use leptos::prelude::*;
use sim_core::c::diag::Diagnostic;

/// Columns of a tab, here and in the style sheet.
const TAB: u32 = 4;

/// A text area with line numbers, and marks where the problems are.
#[component]
pub fn PlainEditor(
    own: Own,
    area: NodeRef<html::Textarea>,
    problems: Memo<Vec<Diagnostic>>,
) -> impl IntoView {
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
                    aria-label=move || words().plain_editor_label
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
    }
}

/// The columns before a place, with tabs as wide as they are shown.
pub fn shown_columns(line: &str, chars: u32) -> u32 {
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

/// Puts the cursor to a line and column, both from 1; columns in characters.
pub fn go(area: &web_sys::HtmlTextAreaElement, line: u32, column: u32) {
    let text = area.value();
    let units = |text: &str| text.encode_utf16().count();
    let before = text.split('\n').take(line.saturating_sub(1) as usize);
    let start: usize = before.map(|line| units(line) + 1).sum();
    let here = text.split('\n').nth(line.saturating_sub(1) as usize);
    let inside: String = here
        .unwrap_or_default()
        .chars()
        .take(column.saturating_sub(1) as usize)
        .collect();
    let at = (start + units(&inside)) as u32;
    let _ = area.focus();
    let _ = area.set_selection_range(at, at);
}

/// Where the reader is in the text area, for the editor that takes over.
pub fn caret(area: NodeRef<html::Textarea>) -> Caret {
    let Some(area) = area.try_get_untracked().flatten() else {
        return Caret::default();
    };
    let focused = document().active_element().as_ref() == Some(area.as_ref());
    let at = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(0);
    Caret {
        from: at(area.selection_start()),
        to: at(area.selection_end()),
        focused,
    }
}
