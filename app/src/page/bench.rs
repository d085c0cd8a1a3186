//! The player with everything that it shows: source, sentence, tree, memory,
//! terminal, timeline, buttons.

use super::controls::{Controls, Neighbours};
use super::question::GateBar;
use super::quiz::Quiz;
use crate::browser;
use crate::player::{Player, Status, on_key};
use crate::reader::{lang, words};
use crate::scene::follow::FollowStrip;
use crate::scene::memory::Stage;
use crate::scene::poke::Branches;
use crate::scene::sentence::SentenceBox;
use crate::scene::source::SourceView;
use crate::scene::table::Tables;
use crate::scene::terminal::TerminalView;
use crate::scene::timeline::Timeline;
use crate::scene::tree::TreeView;
use crate::words::fill;
use leptos::prelude::*;
use sim_core::explain::Sentence;

/// What a narrow window shows below the stage; a wide one shows them all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Lesson,
    Source,
    Terminal,
    Tree,
    Tables,
}

impl Sheet {
    const ALL: [Sheet; 5] = [
        Sheet::Lesson,
        Sheet::Source,
        Sheet::Terminal,
        Sheet::Tree,
        Sheet::Tables,
    ];

    /// Its name in the style sheet.
    fn name(self) -> &'static str {
        match self {
            Sheet::Lesson => "lesson",
            Sheet::Source => "source",
            Sheet::Terminal => "terminal",
            Sheet::Tree => "tree",
            Sheet::Tables => "tables",
        }
    }

    fn words(self) -> &'static str {
        let s = words();
        match self {
            Sheet::Lesson => s.sheet_lesson,
            Sheet::Source => s.source,
            Sheet::Terminal => s.terminal,
            Sheet::Tree => s.processes,
            Sheet::Tables => s.sheet_tables,
        }
    }
}

/// The bench: `words` stand above the source, `tools` beside its title.
#[component]
pub fn Bench(
    player: Player,
    #[prop(into)] source: Signal<String>,
    #[prop(optional)] words_above: Option<AnyView>,
    #[prop(optional)] quiz: Option<Quiz>,
    tools: AnyView,
) -> impl IntoView {
    super::in_body("with-bench");
    let has_words = words_above.is_some();
    let sheet = RwSignal::new(if has_words {
        Sheet::Lesson
    } else {
        Sheet::Source
    });
    let folded = RwSignal::new(false);
    let sheets = Sheet::ALL
        .into_iter()
        .filter(move |&it| has_words || it != Sheet::Lesson);
    // What is about a frame is not seen before there is one, and then stands where it will stay.
    let waiting = move || player.picture.with(|picture| picture.stops == 0);
    // Whoever comes up against a question is shown it.
    Effect::new(move |before: Option<u64>| {
        let bumps = player.gates.bumps.get();
        if has_words && before.is_some_and(|before| before != bumps) {
            sheet.set(Sheet::Lesson);
            folded.set(false);
        }
        bumps
    });
    // Whoever steps on a phone looks at the stage: the sheet makes room for it.
    let fold_on_phone = move |event: leptos::ev::MouseEvent| {
        let target: web_sys::Element = event_target(&event);
        let steps = target.closest(".controls button").ok().flatten().is_some();
        if steps && browser::is_phone() {
            folded.set(true);
        }
    };
    let choose = move |it: Sheet| {
        // The tab of the sheet that is shown folds it, and unfolds it again.
        folded.set(sheet.get_untracked() == it && !folded.get_untracked());
        sheet.set(it);
    };
    view! {
        <div class=move || format!("bench sheet-{}", sheet.get().name()) class:waiting=waiting class:folded=move || folded.get()
            tabindex="0" role="group" data-testid="player"
            aria-label=move || words().player_label
            on:keydown=move |event| on_key(player, &event)>
            <div class="bench-left">
                {words_above}
                <SourceView player text=source>{tools}</SourceView>
            </div>
            <div class="bench-right">
                <Progress player />
                <SentenceBox player />
                <FollowStrip player />
                <TreeView player />
                <Stage player />
                <Tables player />
            </div>
            <div class="sheets" role="group" aria-label=move || words().sheets_label>
                {sheets.map(|it| view! {
                    <button class="small" data-sheet=it.name()
                        aria-pressed=move || (sheet.get() == it && !folded.get()).to_string()
                        on:click=move |_| choose(it)>{move || it.words()}</button>
                }).collect_view()}
            </div>
            <div class="bench-foot">
                <div class="foot-main" on:click=fold_on_phone>
                    <Controls player />
                    // Where a question is open, what comes next is not told: one room for both.
                    <div class:beside-gate=quiz.is_some()>
                        {quiz.map(|quiz| view! { <GateBar quiz /> })}
                        <Neighbours player />
                    </div>
                    <Branches player />
                    <EndLine player />
                    <Timeline player />
                </div>
                <TerminalView player />
            </div>
        </div>
    }
}

/// What is going on while there is nothing to see yet, with a way to stop it.
#[component]
pub fn Progress(player: Player) -> impl IntoView {
    view! {
        {move || {
            let s = words();
            let text = match player.status.get() {
                Status::Compiling => s.compiling.to_string(),
                Status::Running(events) => fill(s.running_events, &[&grouped(events)]),
                Status::Stopped => return view! { <p class="progress stopped" role="status">{s.stopped}</p> }.into_any(),
                _ => return ().into_any(),
            };
            view! {
                <p class="progress" role="status" data-testid="progress">
                    <span class="spinner" aria-hidden="true"></span>
                    // Before the text, which grows: a button is not to run away from the pointer.
                    <button data-testid="stop" on:click=move |_| player.stop_run()>{s.stop}</button>
                    {text}
                </p>
            }
            .into_any()
        }}
    }
}

/// A number with its thousands apart.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// How the run ends, if it does not end as usual; and the front end's warnings.
#[component]
pub fn EndLine(player: Player) -> impl IntoView {
    view! {
        {move || {
            let Sentence { what, why } = player.ending(lang())?;
            Some(view! { <p class="ending" data-testid="ending">{what}" "{why}</p> })
        }}
        {move || {
            player.warnings().into_iter().map(|warning| view! {
                <p class="ending">{fill(words().warned_at, &[&warning.line.to_string(), &warning.message.text(lang())])}</p>
            }).collect_view()
        }}
    }
}
