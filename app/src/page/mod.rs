//! The page: what stands around the player, and which of it is shown.

mod bench;
mod controls;
mod editor;
mod header;
mod lesson;
mod library;
mod notice;
mod own;
mod settings;

use crate::browser;
use crate::link::{Link, Place};
use crate::player::{Open, Player, Status};
use leptos::prelude::*;
use std::time::Duration;

pub use lesson::lessons;
pub use settings::{Settings, words};

/// How long the reader must rest at a frame before the link follows.
const REST: Duration = Duration::from_millis(250);

/// What is shown: changes only when the reader goes somewhere else.
#[derive(Clone, PartialEq)]
enum Screen {
    Library,
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
    let player = Player::new(settings.lang);
    let own = own::Own::new(player);
    let screen = RwSignal::new(Screen::Library);
    let written = StoredValue::new(String::new());

    let arrive = move || {
        let fragment = browser::fragment();
        if fragment == written.get_value() {
            return;
        }
        written.set_value(fragment.clone());
        screen.set(go_to(player, own, Link::read(&fragment)));
    };
    written.set_value("\0".into());
    arrive();
    let heard = window_event_listener(leptos::ev::hashchange, move |_| arrive());
    on_cleanup(move || heard.remove());

    // The link follows the reader once he rests.
    let pending = StoredValue::new(0u64);
    Effect::new(move |_| {
        let link = Link {
            place: match screen.get() {
                Screen::Lesson(name) => Place::Lesson(name),
                Screen::Own => own.place(),
                Screen::Library | Screen::NoLesson | Screen::Broken => return,
            },
            frame: (player.status.get() == Status::Ready).then(|| player.frame.get()),
            level: Some(player.level.get()),
        };
        pending.update_value(|n| *n += 1);
        let number = pending.get_value();
        set_timeout(
            move || {
                if pending.try_get_value() == Some(number) && !player.playing.get_untracked() {
                    let text = link.write();
                    if text != written.get_value() {
                        written.set_value(text.clone());
                        browser::replace_fragment(&text);
                    }
                }
            },
            REST,
        );
    });

    view! {
        <header::Header />
        <main>
            {move || match screen.get() {
                Screen::Library => view! { <library::Library /> }.into_any(),
                Screen::Lesson(name) => view! { <lesson::LessonPage player name own /> }.into_any(),
                Screen::Own => view! { <own::OwnPage player own /> }.into_any(),
                Screen::NoLesson => view! { <notice::Broken lesson=true /> }.into_any(),
                Screen::Broken => view! { <notice::Broken lesson=false /> }.into_any(),
            }}
        </main>
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
            player.run(lesson.scenario.clone(), open);
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
