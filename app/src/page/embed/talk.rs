//! The talk with the page around an embedded player.
//!
//! Only `window.parent` is spoken to and listened to, never `top`. If the link
//! names origins, only those; else whichever page embeds it: what is told is
//! what the reader sees, and what can be commanded is what he could click.

use super::message::{Command, Tell, command};
use crate::browser;
use crate::link::View;
use crate::player::{Player, Status};
use crate::reader::{lang, words};
use leptos::prelude::*;
use sim_core::lesson::Lesson;
use wasm_bindgen::{JsCast, JsValue};

/// Tells the page around what happens, and does what it wants.
pub fn talk(player: Player, view: RwSignal<View>, lesson: Signal<Option<&'static Lesson>>) {
    if browser::parent().is_none() {
        return;
    }
    let embedded = Memo::new(move |_| view.with(|view| view.embed.is_some()));
    let say = move |tell: Tell| send(&tell.message(), view);
    tell_of_status(player, embedded, lesson, say);
    tell_of_frames(player, embedded, say);
    let heard = window_event_listener(leptos::ev::message, move |event| {
        if !embedded.get_untracked() || !may_command(&event, view) {
            return;
        }
        match command(&event.data()) {
            Some(Command::Report) => say(frame(player)),
            Some(command) => obey(player, lesson.get_untracked(), &command),
            None => {}
        }
    });
    on_cleanup(move || heard.remove());
}

/// Sends a message to the page around.
pub fn send(message: &JsValue, view: RwSignal<View>) {
    let origins = view.with_untracked(|view| {
        let embed = view.embed.as_ref();
        embed.map(|embed| embed.origins.clone()).unwrap_or_default()
    });
    browser::tell_parent(message, &origins);
}

/// True if a message comes from the page around, and from an origin that may.
pub fn may_command(event: &web_sys::MessageEvent, view: RwSignal<View>) -> bool {
    let parent = browser::parent();
    let from_parent = parent.zip(event.source()).is_some_and(|(parent, source)| {
        JsValue::from(parent) == *source.unchecked_ref::<JsValue>()
    });
    from_parent
        && view.with_untracked(|view| {
            view.embed.as_ref().is_some_and(|embed| {
                embed.origins.is_empty() || embed.origins.contains(&event.origin())
            })
        })
}

fn obey(player: Player, lesson: Option<&'static Lesson>, command: &Command) {
    match command {
        Command::Play if !player.playing.get_untracked() => player.toggle(),
        Command::Pause => player.pause(),
        Command::Frame(frame) => {
            let last = player.with(|film| film.recording.len()).unwrap_or(0);
            player.go_to((*frame).min(last));
        }
        Command::Step(by) => {
            let stop = player.picture.with_untracked(|picture| picture.stop);
            let last = player.stops().len().saturating_sub(1);
            let to = stop.saturating_add_signed(*by).min(last as u32);
            player.go_to_stop(to);
        }
        Command::Moment(name) => {
            let selector = lesson.and_then(|lesson| Some((lesson, lesson.moment(name)?)));
            let Some((lesson, selector)) = selector else {
                return;
            };
            let frame =
                player.with(|film| lesson.frame_of(name, &mut film.recording, &film.legend));
            if let Some(frame) = frame.flatten() {
                player.set_level(selector.level.unwrap_or(lesson.level));
                player.go_to(frame);
            }
        }
        Command::Play | Command::Report => {}
    }
}

fn frame(player: Player) -> Tell {
    player.picture.with_untracked(|picture| Tell::Frame {
        frame: picture.frame,
        step: picture.stop + 1,
        steps: picture.stops,
        sentence: picture.explanation.now.what.clone(),
        why: picture.explanation.now.why.clone(),
        playing: player.playing.get_untracked(),
    })
}

fn tell_of_status(
    player: Player,
    embedded: Memo<bool>,
    lesson: Signal<Option<&'static Lesson>>,
    say: impl Fn(Tell) + Copy + 'static,
) {
    let told = StoredValue::new(None);
    Effect::new(move |_| {
        let status = player.status.get();
        if !embedded.get() {
            return;
        }
        match status {
            Status::Ready => {
                let edition = player.edition.get();
                if told.get_value() == Some(edition) {
                    return;
                }
                told.set_value(Some(edition));
                let lesson = lesson.get();
                let lang = super::super::lang();
                say(Tell::Ready {
                    title: lesson.map_or_else(
                        || words().write_own.to_string(),
                        |lesson| lesson.title.of(lang).to_string(),
                    ),
                    frames: player.with(|film| film.recording.len()).unwrap_or(0),
                    moments: lesson.map_or_else(Vec::new, |lesson| {
                        let names = lesson.moments.iter();
                        names.map(|moment| moment.name.clone()).collect()
                    }),
                });
            }
            Status::Errors(problems) => {
                let first = problems.first();
                say(Tell::Failed {
                    message: first.map_or_else(String::new, |problem| problem.message.text(lang())),
                });
            }
            _ => {}
        }
    });
}

fn tell_of_frames(player: Player, embedded: Memo<bool>, say: impl Fn(Tell) + Copy + 'static) {
    Effect::new(move |before: Option<(u64, bool)>| {
        let playing = player.playing.get();
        let (at, last) = player
            .picture
            .with(|picture| (picture.frame, picture.stop + 1 >= picture.stops));
        if !embedded.get() || player.status.get() != Status::Ready {
            return (at, playing);
        }
        if before != Some((at, playing)) {
            say(frame(player));
        }
        if last && !playing && before.is_some_and(|(_, played)| played) {
            say(Tell::Ended { frame: at });
        }
        (at, playing)
    });
}
