//! What the model is held to, and what it leaves out.

use crate::page::lesson::words_view;
use crate::reader::{Settings, words};
use leptos::prelude::*;

/// The page on the model's faithfulness.
#[component]
pub fn About() -> impl IntoView {
    let settings = expect_context::<Settings>();
    view! {
        <article class="about" data-testid="about">
            <h1>{move || words().leaves_out}</h1>
            <p class="quiet">{move || words().reference}</p>
            {move || {
                settings.lang.track();
                words_view(words().about)
            }}
            <p><a class="button" href="#">{move || words().back_to_lessons}</a></p>
        </article>
    }
}
