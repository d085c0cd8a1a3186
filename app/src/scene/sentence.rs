//! One sentence on what just happened and why, and what else the step did.

use crate::page::term::{Words, marked, words_view};
use crate::page::{lang, words};
use crate::player::Player;
use leptos::prelude::*;

/// What is said of a frame, with its terms marked.
#[derive(Clone, PartialEq, Default)]
struct Said {
    what: Words,
    why: Words,
    also: Vec<Words>,
}

/// The sentence. It is read aloud when the reader stepped, not while it plays.
#[component]
pub fn SentenceBox(player: Player) -> impl IntoView {
    let said = Memo::new(move |_| {
        let lang = lang();
        player.picture.with(|picture| {
            let e = &picture.explanation;
            let mut seen = Vec::new();
            Said {
                what: marked(&e.now.what, lang, &mut seen),
                why: marked(&e.now.why, lang, &mut seen),
                also: e
                    .before
                    .iter()
                    .map(|it| marked(it, lang, &mut seen))
                    .collect(),
            }
        })
    });
    // Of a step, what it has in common with the one before stays as it is.
    let what = Memo::new(move |_| said.with(|it| it.what.clone()));
    let why = Memo::new(move |_| said.with(|it| it.why.clone()));
    let also = Memo::new(move |_| said.with(|it| it.also.clone()));
    let spoken = RwSignal::new(String::new());
    Effect::new(move |_| {
        player.rests.track();
        if player.playing.get_untracked() {
            return;
        }
        let text = player.picture.with_untracked(|picture| {
            let e = &picture.explanation;
            let mut text = format!("{} {}", e.now.what, e.now.why);
            for also in &e.before {
                text.push(' ');
                text.push_str(also);
            }
            text
        });
        if spoken.with_untracked(|before| *before != text) {
            spoken.set(text);
        }
    });
    view! {
        <section class="sentence" tabindex="0" data-scrolls="" aria-label=move || words().sentence_title data-testid="sentence">
            <p class="what">{move || what.with(words_view)}</p>
            <p class="why">{move || why.with(words_view)}</p>
            <ul class="also" aria-label=move || words().also_happened>
                {move || also.with(|also| also.iter().map(|it| view! { <li>{words_view(it)}</li> }).collect_view())}
            </ul>
            <div class="unseen" role="status" aria-live="polite">{move || spoken.get()}</div>
        </section>
    }
}
