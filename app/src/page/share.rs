//! Sharing: a link to exactly this, and the lines that embed it in a page.

use super::export::Save;
use super::lessons;
use crate::browser;
use crate::link::{Controls, Embed, Link, Place};
use crate::player::{Player, Status};
use crate::reader::{Settings, words};
use draw::icons;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sim_core::lang::Lang;

/// The link to what is shown; none where there is nothing to share.
#[derive(Clone, Copy)]
pub struct Here(pub Signal<Option<Link>>);

/// A link's whole address.
pub fn address_of(link: &Link) -> String {
    format!("{}#{}", browser::address(), link.write())
}

/// The button, and the dialog behind it.
#[component]
pub fn Share(player: Player) -> impl IntoView {
    let here = expect_context::<Here>();
    let dialog = NodeRef::<html::Dialog>::new();
    let open = RwSignal::new(false);
    let show = move |_| {
        player.pause();
        open.set(true);
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let there = Memo::new(move |_| here.0.with(Option::is_some));
    view! {
        <Show when=move || there.get()>
            <button class="small" data-testid="share" aria-haspopup="dialog"
                aria-label=move || words().share title=move || words().share on:click=show>
                <span class="roomy">{move || words().share}</span>
                <svg class="slim" width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
                    <path d=icons::SHARE fill="none" stroke="currentColor" stroke-width="1.8"></path>
                </svg>
            </button>
        </Show>
        <dialog node_ref=dialog class="share" aria-labelledby="share-title" data-testid="share-dialog"
            on:close=move |_| open.set(false)
            on:click=move |event| {
                // A click beside the dialog is one on the dialog itself.
                let on: web_sys::Element = event_target(&event);
                if on.tag_name().eq_ignore_ascii_case("dialog") {
                    close();
                }
            }>
            <Show when=move || open.get()>
                <div class="share-room">
                    <header>
                        <h2 id="share-title">{move || words().share_title}</h2>
                        <button class="small" data-testid="share-close" on:click=move |_| close()>
                            {move || words().close}
                        </button>
                    </header>
                    <Choices here />
                    <Show when=move || player.status.get() == Status::Ready>
                        <Save player title=Signal::derive(move || here.0.with(title_of))
                            name=Signal::derive(move || here.0.with(file_name)) />
                    </Show>
                </div>
            </Show>
        </dialog>
    }
}

#[component]
fn Choices(here: Here) -> impl IntoView {
    let settings = expect_context::<Settings>();
    let first = here.0.get_untracked().unwrap_or_default();
    let hidden = RwSignal::new(first.view.hidden);
    let looks = RwSignal::new(first.view.lang.is_some() || first.view.theme.is_some());
    let controls = RwSignal::new(Controls::Full);
    let link = Signal::derive(move || {
        let mut link = here.0.get().unwrap_or_default();
        link.view.embed = None;
        link.view.hidden = hidden.get();
        link.view.lang = looks.get().then(|| settings.lang.get());
        link.view.theme = looks.get().then(|| settings.theme.get());
        if let Place::Own { editing, .. } = &mut link.place {
            *editing = *editing && !hidden.get();
        }
        link
    });
    let address = Signal::derive(move || link.with(address_of));
    let lines = Signal::derive(move || link.with(|link| iframe(link, controls.get())));
    let check = |on: RwSignal<bool>, test: &'static str, name: fn() -> &'static str| {
        view! {
            <label class="check">
                <input type="checkbox" data-testid=test prop:checked=move || on.get()
                    on:change=move |event| on.set(event_target_checked(&event)) />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="checks">
            {check(hidden, "share-hidden", || words().hide_code)}
            {check(looks, "share-looks", || words().keep_looks)}
        </div>
        <Show when=move || hidden.get()>
            <p class="quiet">{move || words().hide_code_note}</p>
        </Show>
        <CopyField name=|| words().share_link text=address test="share-link" rows=2 />
        <Plain place=Signal::derive(move || link.with(|link| link.place.clone())) />
        <CopyField name=|| words().share_embed text=lines test="share-embed" rows=6 />
        <label class="check">
            <span>{move || words().embed_controls}</span>
            <select data-testid="share-controls" on:change=move |event| {
                let name = event_target_value(&event);
                let found = Controls::ALL.into_iter().find(|it| it.name() == name);
                controls.set(found.unwrap_or_default());
            }>
                {Controls::ALL.map(|it| view! {
                    <option value=it.name() selected=move || controls.get() == it>
                        {move || controls_words(it)}
                    </option>
                })}
            </select>
        </label>
    }
}

/// The way to a lesson's plain page, which the build writes beside the player.
#[component]
fn Plain(place: Signal<Place>) -> impl IntoView {
    move || {
        let Place::Lesson(name) = place.get() else {
            return ().into_any();
        };
        let zh = if super::lang() == Lang::Zh { ".zh" } else { "" };
        let href = format!("lesson/{name}{zh}.html");
        view! {
            <p class="quiet"><a data-testid="plain" href=href>{words().plain_page}</a>" "{words().plain_page_note}</p>
        }
        .into_any()
    }
}

fn controls_words(controls: Controls) -> &'static str {
    match controls {
        Controls::Full => words().controls_full,
        Controls::Minimal => words().controls_minimal,
        Controls::None => words().controls_none,
    }
}

/// A text to take away, with the button that does.
#[component]
fn CopyField(
    name: fn() -> &'static str,
    #[prop(into)] text: Signal<String>,
    test: &'static str,
    rows: u32,
) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    // Whether the last copy went through, until the text changes.
    let done = RwSignal::new(None::<bool>);
    Effect::new(move |_| {
        text.track();
        done.set(None);
    });
    let copy = move |_| {
        spawn_local(async move {
            let went = browser::copy(&text.get_untracked()).await;
            if let (false, Some(Some(field))) = (went, field.try_get_untracked()) {
                let _ = field.focus();
                field.select();
            }
            let _ = done.try_set(Some(went));
        });
    };
    let said = move || match done.get() {
        Some(true) => words().copied,
        Some(false) => words().copy_by_hand,
        None => "",
    };
    view! {
        <div class="copy-field">
            <label>
                <span>{name}</span>
                <textarea node_ref=field readonly rows=rows data-testid=test spellcheck="false"
                    prop:value=move || text.get()
                    on:focus=move |_| { if let Some(field) = field.get_untracked() { field.select(); } }></textarea>
            </label>
            <p>
                <button class="small" data-testid=format!("{test}-copy") on:click=copy
                    aria-label=move || format!("{}: {}", words().copy, name())>{move || words().copy}</button>
                <span role="status" class="copied" data-testid=format!("{test}-said")>{said}</span>
            </p>
        </div>
    }
}

/// The lines that embed a link: a frame with a title and a height that works,
/// and a plain link for where frames are not allowed.
fn iframe(link: &Link, controls: Controls) -> String {
    let title = html(&title_of(&Some(link.clone())));
    let alone = html(&address_of(link));
    let mut link = link.clone();
    if let Place::Own { editing, .. } = &mut link.place {
        *editing = false;
    }
    link.view.embed = Some(Embed {
        controls,
        ..Embed::default()
    });
    let address = html(&address_of(&link));
    let height = match controls {
        Controls::Full => 760,
        Controls::Minimal => 620,
        Controls::None => 520,
    };
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" \
         loading=\"lazy\" sandbox=\"allow-scripts allow-popups\" allowfullscreen></iframe>\n\
         <p><a href=\"{alone}\">{title}: {}</a></p>",
        html(words().embed_open)
    )
}

/// What a link leads to, for a title.
fn title_of(link: &Option<Link>) -> String {
    let lesson = match link.as_ref().map(|link| &link.place) {
        Some(Place::Lesson(name)) => lessons().iter().find(|lesson| lesson.name == *name),
        _ => None,
    };
    let lang = super::lang();
    match lesson {
        Some(lesson) => format!("{} (Ringside)", lesson.title.of(lang)),
        None => "Ringside".to_string(),
    }
}

/// How the names of files that show it begin.
fn file_name(link: &Option<Link>) -> String {
    match link.as_ref().map(|link| &link.place) {
        Some(Place::Lesson(name)) => format!("ringside-{name}"),
        _ => "ringside".to_string(),
    }
}

/// Text as it stands in HTML.
fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
