//! The page's head: name, ways, language, theme.

use super::share::Share;
use crate::player::Player;
use crate::reader::words;
use crate::reader::{Settings, Theme};
use leptos::prelude::*;
use sim_core::lang::Lang;

/// The head of every page.
#[component]
pub fn Header(player: Player) -> impl IntoView {
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
                <a href="#program=&edit=1"><span class="roomy">{move || words().write_own}</span><span class="slim">{move || words().write}</span></a>
            </nav>
            <Share player />
            <button class="small" data-testid="language" aria-label=move || words().language_label
                lang=move || if chinese() { "en" } else { "zh" }
                on:click=move |_| settings.speak(if settings.lang.get_untracked() == Lang::Zh { Lang::En } else { Lang::Zh })>
                {move || if chinese() { "English" } else { "中文" }}
            </button>
            <button class="small icon" data-testid="theme"
                title=move || theme_name(settings.theme.get())
                aria-label=move || format!("{}: {}", words().theme_label, theme_name(settings.theme.get()))
                on:click=move |_| settings.wear(settings.theme.get_untracked().next())>
                <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
                    <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
                    <path d=move || shade(settings.theme.get()) fill="currentColor"></path>
                </svg>
            </button>
        </header>
    }
}

/// How much of the theme's picture is dark: half of it if the system chooses.
fn shade(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => draw::icons::HALF,
        Theme::Light => "",
        Theme::Dark => "M10 3a7 7 0 0 1 0 14a7 7 0 0 1 0-14z",
    }
}
