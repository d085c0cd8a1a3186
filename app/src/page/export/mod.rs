//! Saving pictures: this frame as SVG or PNG, a stretch of steps as a film.

mod film;

use crate::browser;
use crate::player::{Picture, Player};
use crate::reader::Theme;
use crate::reader::{Settings, words};
use crate::save;
use crate::scene::timeline::place_text;
use crate::words::fill;
use draw::sheet::{Frame, Sheet, sheet};
use draw::style;
use film::{MOST_STEPS, Maker, Making, Plan};
use leptos::prelude::*;
use leptos::task::spawn_local;
use sim_core::kernel::event::Level;

/// Pixels to the CSS pixel: sharp on paper and on a projector.
const SCALE: u32 = 2;
/// Steps of a film, unless the reader says otherwise.
const STEPS: u32 = 20;

/// How pictures look: what the reader has chosen, at the time of asking.
#[derive(Clone)]
struct Looks {
    theme: style::Theme,
    lang: sim_core::lang::Lang,
    title: String,
    fine: bool,
}

impl Looks {
    fn now(settings: Settings, player: Player, title: String) -> Looks {
        let theme = match settings.theme.get_untracked() {
            Theme::Light => style::Theme::Light,
            Theme::Dark => style::Theme::Dark,
            Theme::Auto if browser::prefers_dark() => style::Theme::Dark,
            Theme::Auto => style::Theme::Light,
        };
        Looks {
            theme,
            lang: settings.lang.get_untracked(),
            title,
            fine: player.level.get_untracked() >= Level::Kernel,
        }
    }

    fn sheet(&self, picture: &Picture) -> Sheet {
        let frame = Frame {
            title: &self.title,
            place: &place_text(picture),
            explanation: &picture.explanation,
            tree: &picture.tree,
            memory: &picture.memory,
            fine: self.fine,
        };
        sheet(&frame, self.theme, self.lang)
    }
}

/// The buttons that save; `name` begins the files' names.
#[component]
pub fn Save(
    player: Player,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] name: Signal<String>,
) -> impl IntoView {
    let settings = expect_context::<Settings>();
    let failed = RwSignal::new(false);
    let looks = move || Looks::now(settings, player, title.get_untracked());
    let now = move || {
        player
            .picture
            .with_untracked(|picture| looks().sheet(picture))
    };
    let file = move |end: &str| {
        let frame = player.frame.get_untracked();
        format!("{}-{frame}.{end}", name.get_untracked())
    };
    let save_svg = move |_| {
        failed.set(false);
        save::offer(&file("svg"), "image/svg+xml", now().svg().as_bytes());
    };
    let save_png = move |_| {
        failed.set(false);
        let (sheet, file) = (now(), file("png"));
        spawn_local(async move {
            let size = (sheet.width, sheet.height);
            match save::png(&sheet.svg(), size, SCALE).await {
                Some(png) => save::offer(&file, "image/png", &png),
                None => {
                    let _ = failed.try_set(true);
                }
            }
        });
    };
    view! {
        <section class="save" aria-label=move || words().save_title>
            <h3>{move || words().save_title}</h3>
            <p class="checks">
                <button class="small" data-testid="save-svg" on:click=save_svg>{move || words().save_svg}</button>
                <button class="small" data-testid="save-png" on:click=save_png>{move || words().save_png}</button>
            </p>
            <Show when=move || failed.get()>
                <p class="bad-news" role="alert">{move || words().save_failed}</p>
            </Show>
            <FilmForm player looks=Callback::new(move |()| looks()) name />
        </section>
    }
}

/// From which step to which, and the button that begins and stops.
#[component]
fn FilmForm(player: Player, looks: Callback<(), Looks>, name: Signal<String>) -> impl IntoView {
    let (stop, stops) = player
        .picture
        .with_untracked(|it| (it.stop + 1, it.stops.max(1)));
    let from = RwSignal::new(stop);
    let to = RwSignal::new((stop + STEPS).min(stops));
    let maker = Maker::new();
    let count = move || from.get().abs_diff(to.get()) + 1;
    let too_many = move || count() > MOST_STEPS;
    let busy = move || matches!(maker.state.get(), Making::At(..));
    let click = move |_| {
        if busy() {
            maker.stop();
        } else if !too_many() {
            maker.begin(Plan {
                player,
                looks: looks.run(()),
                name: name.get_untracked(),
                from: from.get_untracked().min(to.get_untracked()),
                to: to.get_untracked().max(from.get_untracked()),
            });
        }
    };
    let number = |value: RwSignal<u32>, test: &'static str, name: fn() -> &'static str| {
        let field = NodeRef::<leptos::html::Input>::new();
        let change = move |event| {
            let typed = event_target_value(&event).parse::<u32>().ok();
            value.set(typed.unwrap_or(value.get_untracked()).clamp(1, stops));
            // Also when it was that before.
            if let Some(field) = field.get_untracked() {
                field.set_value(&value.get_untracked().to_string());
            }
        };
        view! {
            <label class="check">
                <span>{name}</span>
                <input node_ref=field type="number" min="1" max=stops.to_string() data-testid=test
                    inputmode="numeric" disabled=busy
                    prop:value=move || value.get().to_string() on:change=change />
            </label>
        }
    };
    let said = move || match maker.state.get() {
        Making::At(at, of) => fill(words().film_at, &[&at.to_string(), &of.to_string()]),
        Making::Failed => words().film_failed.to_string(),
        Making::Stopped => words().film_stopped.to_string(),
        Making::Done => words().film_done.to_string(),
        Making::Idle if too_many() => fill(
            words().film_too_many,
            &[&count().to_string(), &MOST_STEPS.to_string()],
        ),
        Making::Idle => fill(words().film_note, &[&MOST_STEPS.to_string()]),
    };
    // What was said of the last film says nothing of the next one.
    Effect::new(move |_| {
        from.track();
        to.track();
        maker.forget();
    });
    view! {
        <div class="checks film">
            {number(from, "film-from", || words().film_from)}
            {number(to, "film-to", || words().film_to)}
            <button class="small" data-testid="film-save" on:click=click
                aria-disabled=move || if too_many() { "true" } else { "false" }>
                {move || if busy() { words().stop } else { words().film_save }}
            </button>
        </div>
        <p class="film-news" role="status" data-testid="film-news"
            class:bad-news=move || !busy() && (too_many() || maker.state.get() == Making::Failed)>
            {said}
        </p>
        <div class="film-bar">
            {move || match maker.state.get() {
                Making::At(at, of) => view! {
                    <progress max=of.to_string() value=at.to_string() aria-label=words().film_save></progress>
                }.into_any(),
                _ => ().into_any(),
            }}
        </div>
    }
}
