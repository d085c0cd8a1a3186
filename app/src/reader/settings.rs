//! The reader's settings: language and theme. Kept where storage is allowed.

use crate::browser;
use crate::words::{self, Strings};
use draw::Labels;
use leptos::prelude::*;
use sim_core::lang::Lang;

const LANG_KEY: &str = "ringside.lang";
const THEME_KEY: &str = "ringside.theme";

/// Light, dark, or as the system says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The one that the button chooses after this one.
    pub fn next(self) -> Theme {
        match self {
            Theme::Auto => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Auto,
        }
    }

    /// Its name in the page and in storage.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// The settings.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The page's language.
    pub lang: RwSignal<Lang>,
    /// The page's theme.
    pub theme: RwSignal<Theme>,
}

impl Settings {
    /// What was kept, or what the browser prefers.
    pub fn new() -> Self {
        let lang = match browser::kept(LANG_KEY).as_deref() {
            Some("zh") => Lang::Zh,
            Some(_) => Lang::En,
            None if browser::prefers_chinese() => Lang::Zh,
            None => Lang::En,
        };
        let theme = browser::kept(THEME_KEY)
            .and_then(|name| Theme::ALL.into_iter().find(|theme| theme.name() == name))
            .unwrap_or_default();
        let settings = Self {
            lang: RwSignal::new(lang),
            theme: RwSignal::new(theme),
        };
        Effect::new(move |_| browser::set_root("lang", settings.lang.get().code()));
        Effect::new(move |_| browser::set_root("data-theme", settings.theme.get().name()));
        settings
    }

    /// Chooses a language.
    pub fn speak(self, lang: Lang) {
        self.lang.set(lang);
        browser::keep(LANG_KEY, lang.code());
    }

    /// Chooses a theme.
    pub fn wear(self, theme: Theme) {
        self.theme.set(theme);
        browser::keep(THEME_KEY, theme.name());
    }
}

/// The language that is chosen.
pub fn lang() -> Lang {
    use_context::<Settings>().map_or(Lang::En, |settings| settings.lang.get())
}

/// The page's words, in the language that is chosen.
pub fn words() -> &'static Strings {
    words::of(lang())
}

/// The words that stand in pictures, in the language that is chosen.
pub fn labels() -> &'static Labels {
    Labels::of(lang())
}
