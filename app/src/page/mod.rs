//! The page: what stands around the player, and which of it is shown.

mod about;
mod bench;
mod controls;
mod embed;
mod export;
mod header;
mod lesson;
mod library;
mod notice;
mod own;
mod question;
mod quiz;
mod share;

use crate::browser;
use crate::link::{Link, Place, View};
use crate::player::{Among, Open, Player, Status};
use crate::reader::{Settings, lang, term};
use leptos::prelude::*;
use sim_core::lesson::Lesson;
use std::collections::VecDeque;
use std::time::Duration;

pub use lesson::lessons;

/// How long the reader must rest before the link follows, when he steps so fast
/// that the browser would refuse to be told of every frame.
const REST: Duration = Duration::from_millis(250);
/// So many times the link follows at once within [`WINDOW_MS`].
const AT_ONCE: usize = 60;
/// Milliseconds; browsers allow 100 to 200 changes in it.
const WINDOW_MS: f64 = 10_000.0;

/// What is shown: changes only when the reader goes somewhere else.
#[derive(Clone, PartialEq)]
enum Screen {
    Library,
    About,
    Lesson(String),
    Own,
    NoLesson,
    Broken,
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let settings = Settings::new();
    provide_context(settings);
    provide_context(term::Terms::new(settings.lang));
    let player = Player::new(settings.lang);
    let own = own::Own::new(player);
    let screen = RwSignal::new(Screen::Library);
    let view = RwSignal::new(View::default());
    provide_context(view);
    let written = StoredValue::new(String::new());

    let arrive = move || {
        let fragment = browser::fragment();
        if fragment == written.get_value() {
            return;
        }
        written.set_value(fragment.clone());
        let link = Link::read(&fragment);
        wear(&link.view, player, settings);
        view.set(link.view.clone());
        screen.set(go_to(player, own, link));
    };
    written.set_value("\0".into());
    arrive();
    let heard = window_event_listener(leptos::ev::hashchange, move |_| arrive());
    on_cleanup(move || heard.remove());

    let follow = follow_with(written, player);
    // The address follows who rests: the browser takes its time to write it.
    let settled = Memo::new(move |_| {
        player.rests.track();
        player.frame.get_untracked()
    });
    let here = Signal::derive(move || {
        // Another future of the same program is another edition.
        player.edition.track();
        let mut pokes = Vec::new();
        let place = match screen.get() {
            Screen::Lesson(name) => {
                pokes = player.scenario().map(|it| it.pokes).unwrap_or_default();
                Place::Lesson(name)
            }
            Screen::Own => own.place(),
            Screen::Library | Screen::About | Screen::NoLesson | Screen::Broken => return None,
        };
        Some(Link {
            place,
            frame: (player.status.get() == Status::Ready).then(|| settled.get()),
            level: Some(player.level.get()),
            pokes,
            view: view_now(view, player, settings),
        })
    });
    provide_context(share::Here(here));
    Effect::new(move |_| {
        if let Some(link) = here.get() {
            follow(link);
        }
    });
    // What a link follows can be followed once there is a recording.
    Effect::new(move |_| {
        player.edition.track();
        if player.status.get_untracked() != Status::Ready {
            return;
        }
        let (mut follow, mut among, mut breaks) = Default::default();
        view.update_untracked(|view| {
            follow = view.follow.take();
            among = view.among.take();
            breaks = std::mem::take(&mut view.breaks);
        });
        if let Some((thing, name)) = follow {
            player.follow(thing, name);
        }
        let there = |pid| player.with(|film| film.legend.everyone().any(|who| who.pid == pid));
        match among {
            Some(Among::Process(pid)) if there(pid) != Some(true) => {}
            Some(among) => player.among.set(among),
            None => {}
        }
        if !breaks.is_empty() {
            player.breakpoints.set(breaks);
        }
    });
    // Until a lesson's own first frame is there, the build's picture of it is.
    Effect::new(move |_| {
        let waits = matches!(
            player.status.get(),
            Status::Empty | Status::Compiling | Status::Running(_)
        );
        if !(waits && matches!(screen.get(), Screen::Lesson(_))) {
            request_animation_frame(browser::take_first_picture_away);
        }
    });
    let embedded = Memo::new(move |_| view.with(|view| view.embed.is_some()));
    embed::talk(player, view, Signal::derive(move || screen.with(lesson_of)));

    view! {
        {move || (!embedded.get()).then(|| view! { <header::Header player /> })}
        <main>
            {move || match screen.get() {
                Screen::Library => view! { <library::Library /> }.into_any(),
                Screen::About => view! { <about::About /> }.into_any(),
                Screen::Lesson(_) | Screen::Own if embedded.get() => {
                    view! { <embed::EmbedPage player own lesson=screen.with(lesson_of) /> }.into_any()
                }
                Screen::Lesson(name) => view! { <lesson::LessonPage player name own /> }.into_any(),
                Screen::Own => view! { <own::OwnPage player own /> }.into_any(),
                Screen::NoLesson => view! { <notice::Broken lesson=true /> }.into_any(),
                Screen::Broken => view! { <notice::Broken lesson=false /> }.into_any(),
            }}
        </main>
        <term::Meanings />
    }
}

/// The lesson that a screen shows, if it shows one.
fn lesson_of(screen: &Screen) -> Option<&'static Lesson> {
    match screen {
        Screen::Lesson(name) => lessons().iter().find(|lesson| lesson.name == *name),
        _ => None,
    }
}

/// The page's body has a class while this part of it is there. With `:has()` in a style sheet the
/// browser would look for the part again at every step.
fn in_body(class: &'static str) {
    // After the part that stood there before has gone.
    Effect::new(move |_| browser::mark_body(class, true));
    on_cleanup(move || browser::mark_body(class, false));
}

/// Shows it as a link wants it. What the link does not say stays as it is.
fn wear(view: &View, player: Player, settings: Settings) {
    if let Some(lang) = view.lang {
        settings.lang.set(lang);
    }
    if let Some(theme) = view.theme {
        settings.theme.set(theme);
    }
    player.hushed.set_value(view.hidden);
    player.options.update(|options| {
        options.library = view.library;
        options.untouched = view.untouched;
    });
    let embed = view.embed.as_ref();
    player
        .speed
        .set(embed.and_then(|it| it.speed).unwrap_or(10));
    player.repeat.set(embed.and_then(|it| it.repeat));
}

/// How it is shown now, for a link.
fn view_now(view: RwSignal<View>, player: Player, settings: Settings) -> View {
    let view = view.get();
    let options = player.options.get();
    let following = player.following.with(|following| {
        let following = following.as_ref()?;
        Some((following.thing, following.name.clone()))
    });
    let ready = player.status.get() == Status::Ready;
    let usual = match following {
        Some(_) => Among::Thing,
        None => Among::Everyone,
    };
    let among = Some(player.among.get()).filter(|among| *among != usual);
    View {
        among: if ready { among } else { view.among },
        breaks: if ready {
            player.breakpoints.get()
        } else {
            view.breaks
        },
        library: options.library,
        untouched: options.untouched,
        follow: if ready { following } else { view.follow },
        lang: view.lang.map(|_| settings.lang.get()),
        theme: view.theme.map(|_| settings.theme.get()),
        ..view
    }
}

/// What makes the link follow the reader: at once, or once he rests.
fn follow_with(written: StoredValue<String>, player: Player) -> impl Fn(Link) + Copy {
    let pending = StoredValue::new(0u64);
    let times: StoredValue<VecDeque<f64>> = StoredValue::new(VecDeque::new());
    let write = move |link: &Link| {
        let text = link.write();
        if text != written.get_value() {
            written.set_value(text.clone());
            browser::replace_fragment(&text);
        }
    };
    move |link| {
        pending.update_value(|n| *n += 1);
        let number = pending.get_value();
        let now = browser::now_ms();
        let mut at_once = false;
        times.update_value(|times| {
            while times.front().is_some_and(|&then| now - then > WINDOW_MS) {
                times.pop_front();
            }
            at_once = times.len() < AT_ONCE && !player.playing.get_untracked();
            if at_once {
                times.push_back(now);
            }
        });
        if at_once {
            write(&link);
            return;
        }
        let later = move || {
            if pending.try_get_value() == Some(number) {
                write(&link);
            }
        };
        set_timeout(later, REST);
    }
}

/// Makes the player ready for what a link says.
fn go_to(player: Player, own: own::Own, link: Link) -> Screen {
    let open = link.frame.map_or(Open::First, Open::Frame);
    match link.place {
        Place::Library => {
            player.clear();
            Screen::Library
        }
        Place::About => {
            player.clear();
            Screen::About
        }
        Place::Broken => {
            player.clear();
            Screen::Broken
        }
        Place::Lesson(name) => {
            let Some(lesson) = lessons().iter().find(|lesson| lesson.name == name) else {
                player.clear();
                return Screen::NoLesson;
            };
            player.clear();
            player.level.set(link.level.unwrap_or(lesson.level));
            let open = if link.frame.is_none() && lesson.open.is_some() {
                Open::Lesson(lesson)
            } else {
                open
            };
            let mut scenario = lesson.scenario.clone();
            scenario.pokes.extend(link.pokes);
            player.run(scenario, open);
            Screen::Lesson(name)
        }
        Place::Own { scenario, editing } => {
            player.clear();
            if let Some(level) = link.level {
                player.level.set(level);
            }
            own.take(*scenario, editing, open);
            Screen::Own
        }
    }
}
