//! Who the columns of the stage belong to, at its upper edge while their heads are scrolled away:
//! colour alone would not tell.

use super::scale::Scale;
use super::sight::{NAMES, SIDE, Sight, names_height};
use draw::memory::{Picture, Whose};
use leptos::prelude::*;

/// A badge for each column in sight; nothing while the heads themselves can be seen.
#[component]
pub fn Names(drawn: Memo<Picture>, scale: Memo<Scale>, sight: Sight) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let (sight, scale) = (sight.get(), scale.get());
        drawn.with(|drawn| {
            let heads = drawn
                .heads
                .iter()
                .filter(|_| names_height(scale.shown(sight.h)) > 0);
            let away = heads.filter(|it| it.rect.bottom() <= sight.y + scale.drawn(NAMES / 2));
            let seen = away.filter(|it| it.rect.right() > sight.x && it.rect.x < sight.x + sight.w);
            // A drawing that is narrower than its room stands in the middle.
            let beside = ((sight.w - scale.drawn(2 * SIDE) - drawn.width) / 2).max(0);
            let left = |it: &Whose| scale.shown(it.rect.x + beside - sight.x);
            let at = |it: &Whose| (left(it), it.colour, it.letters.clone());
            seen.map(at).collect::<Vec<_>>()
        })
    });
    // The text table and the heads say it to who does not see.
    view! {
        <div class="names" aria-hidden="true" hidden=move || shown.with(Vec::is_empty)>
            {move || shown.with(|shown| shown.iter().map(|(left, colour, letters)| view! {
                <span class=format!("badge c{colour}") style:left=format!("{left}px")>{letters.clone()}</span>
            }).collect_view())}
        </div>
    }
}
