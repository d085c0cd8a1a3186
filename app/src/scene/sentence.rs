//! One sentence on what just happened and why, and what else the step did.

use super::prose::Prose;
use crate::player::Player;
use crate::reader::term::{Terms, marked};
use crate::reader::{lang, words};
use leptos::html;
use leptos::prelude::*;
use sim_core::explain::Explanation;
use sim_core::lang::Lang;
use web_sys::Element;

/// What is said of a frame, and the elements that say it.
#[derive(Default)]
struct Said {
    of: Option<(Explanation, Lang)>,
    what: Prose,
    why: Prose,
    also: Vec<(Element, Prose)>,
}

impl Said {
    /// Says it of another frame. Of each term only the first occurrence is marked.
    fn say(&mut self, now: &Explanation, lang: Lang, rooms: [&Element; 3], terms: Terms) {
        if self
            .of
            .as_ref()
            .is_some_and(|of| of.0 == *now && of.1 == lang)
        {
            return;
        }
        let [what, why, also] = rooms;
        let mut seen = Vec::new();
        let mut cut = |text: &str| marked(text, lang, &mut seen);
        self.what.write(what, cut(&now.now.what), terms);
        self.why.write(why, cut(&now.now.why), terms);
        for (gone, _) in self.also.drain(now.before.len().min(self.also.len())..) {
            gone.remove();
        }
        for (n, text) in now.before.iter().enumerate() {
            if n == self.also.len() {
                let Ok(item) = document().create_element("li") else {
                    return;
                };
                let _ = also.append_child(&item);
                self.also.push((item, Prose::default()));
            }
            if let Some((item, prose)) = self.also.get_mut(n) {
                prose.write(item, cut(text), terms);
            }
        }
        self.of = Some((now.clone(), lang));
    }
}

/// The sentence. It is read aloud when the reader stepped, not while it plays.
#[component]
pub fn SentenceBox(player: Player) -> impl IntoView {
    let terms = expect_context::<Terms>();
    let (what, why) = (NodeRef::<html::P>::new(), NodeRef::<html::P>::new());
    let also = NodeRef::<html::Ul>::new();
    Effect::new(move |said: Option<Said>| {
        let mut said = said.unwrap_or_default();
        let lang = lang();
        if let (Some(what), Some(why), Some(also)) = (what.get(), why.get(), also.get()) {
            player.picture.with(|picture| {
                said.say(&picture.explanation, lang, [&what, &why, &also], terms);
            });
        }
        said
    });
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
            <p class="what" node_ref=what></p>
            <p class="why" node_ref=why></p>
            <ul class="also" node_ref=also aria-label=move || words().also_happened></ul>
            <div class="unseen" role="status" aria-live="polite">{move || spoken.get()}</div>
        </section>
    }
}
