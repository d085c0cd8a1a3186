//! One sentence on what just happened and why, and what else the step did.

use crate::page::term::with_terms;
use crate::page::{lang, words};
use crate::player::Player;
use leptos::prelude::*;

/// The sentence. It is read aloud when the reader stepped, not while it plays.
#[component]
pub fn SentenceBox(player: Player) -> impl IntoView {
    let explanation =
        Memo::new(move |_| player.picture.with(|picture| picture.explanation.clone()));
    let spoken = Memo::new(move |before: Option<&String>| {
        player.by_hand.track();
        if player.playing.get() {
            return before.cloned().unwrap_or_default();
        }
        explanation.with(|e| {
            let mut text = format!("{} {}", e.now.what, e.now.why);
            for also in &e.before {
                text.push(' ');
                text.push_str(also);
            }
            text
        })
    });
    view! {
        <section class="sentence" tabindex="0" data-scrolls="" aria-label=move || words().sentence_title data-testid="sentence">
            {move || explanation.with(|e| {
                let (lang, mut seen) = (lang(), Vec::new());
                let mut marked = |text: &str| with_terms(text, lang, &mut seen);
                view! {
                    <p class="what">{marked(&e.now.what)}</p>
                    <p class="why">{marked(&e.now.why)}</p>
                    <ul class="also" aria-label=words().also_happened>
                        {e.before.iter().map(|also| view! { <li>{marked(also)}</li> }).collect_view()}
                    </ul>
                }
            })}
            <div class="unseen" role="status" aria-live="polite">{move || spoken.get()}</div>
        </section>
    }
}
