//! The page's head: name, ways, language, theme.

use super::settings::{Settings, Theme};
use super::words;
use leptos::prelude::*;
use sim_core::explain::Lang;

/// The head of every page.
#[component]
pub fn Header() -> impl IntoView {
    let settings = expect_context::<Settings>();
    let chinese = move || settings.lang.get() == Lang::Zh;
    let theme_name = move |theme| match theme {
        Theme::Auto => words().theme_auto,
        Theme::Light => words().theme_light,
        Theme::Dark => words().theme_dark,
    };
    view! {
        <header class="top">
            <a class="name" href="#">"Ringside"</a>
            <span class="tagline">{move || words().tagline}</span>
            <nav class="ways">
                <a href="#">{move || words().lessons}</a>
                <a href="#program=&edit=1">{move || words().write_own}</a>
            </nav>
            <button class="small" data-testid="language" aria-label=move || words().language_label
                lang=move || if chinese() { "en" } else { "zh" }
                on:click=move |_| settings.speak(if settings.lang.get_untracked() == Lang::Zh { Lang::En } else { Lang::Zh })>
                {move || if chinese() { "English" } else { "中文" }}
            </button>
            <select class="small" aria-label=move || words().theme_label
                prop:value=move || settings.theme.get().name()
                on:change=move |ev| {
                    let name = event_target_value(&ev);
                    settings.wear(Theme::ALL.into_iter().find(|t| t.name() == name).unwrap_or_default());
                }>
                {Theme::ALL.map(|theme| view! {
                    <option value=theme.name() selected=move || settings.theme.get() == theme>
                        {move || theme_name(theme)}
                    </option>
                })}
            </select>
        </header>
    }
}
