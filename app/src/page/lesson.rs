//! A lesson: its words beside the player; links in them lead to moments.

use super::bench::Bench;
use super::own::Own;
use super::{Settings, words};
use crate::link::{Link, Place};
use crate::player::{Player, Status};
use leptos::prelude::*;
use sim_core::lesson::markup::{Block, Span, parse};
use sim_core::lesson::{Lesson, Selector};
use std::sync::OnceLock;

/// Every lesson, in order: gathered from assets/lessons/ when the page was built.
pub fn lessons() -> &'static [Lesson] {
    static LESSONS: OnceLock<Vec<Lesson>> = OnceLock::new();
    LESSONS.get_or_init(|| {
        let text = include_str!(concat!(env!("OUT_DIR"), "/lessons.json"));
        serde_json::from_str(text).unwrap_or_default()
    })
}

/// The page of a lesson.
#[component]
pub fn LessonPage(player: Player, name: String, own: Own) -> impl IntoView {
    let lesson = lessons().iter().find(|lesson| lesson.name == name)?;
    let source = lesson.scenario.source.clone();
    let text = view! { <LessonWords player lesson /> };
    let scenario = lesson.scenario.clone();
    let tools = view! {
        <button class="small" data-testid="edit-copy" on:click=move |_| own.edit_copy(scenario.clone())>
            {move || words().edit_copy}
        </button>
    };
    Some(
        view! { <Bench player source=source words_above=text.into_any() tools=tools.into_any() /> },
    )
}

/// The words of a lesson.
#[component]
pub fn LessonWords(player: Player, lesson: &'static Lesson) -> impl IntoView {
    let settings = expect_context::<Settings>();
    let title = move || lesson.title.of(settings.lang.get()).to_string();
    view! {
        <article class="panel lesson" data-testid="lesson" tabindex="0" data-scrolls="">
            <h1>{title}</h1>
            {move || {
                let blocks = parse(lesson.words.of(settings.lang.get()));
                blocks.into_iter().map(|block| block_view(Some((player, lesson)), block)).collect_view()
            }}
        </article>
    }
}

/// A text in a lesson's markup, without moments.
pub fn words_view(text: &str) -> impl IntoView + use<> {
    parse(text)
        .into_iter()
        .map(|block| block_view(None, block))
        .collect_view()
}

fn block_view(moments: Option<(Player, &'static Lesson)>, block: Block) -> AnyView {
    let spans = move |spans: Vec<Span>| {
        spans
            .into_iter()
            .map(|span| span_view(moments, span))
            .collect_view()
    };
    match block {
        Block::Paragraph(words) => view! { <p>{spans(words)}</p> }.into_any(),
        Block::Heading(words) => view! { <h2>{spans(words)}</h2> }.into_any(),
        Block::List(items) => {
            let items = items
                .into_iter()
                .map(|item| view! { <li>{spans(item)}</li> })
                .collect_view();
            view! { <ul>{items}</ul> }.into_any()
        }
        Block::Myth(text) => {
            view! { <p class="myth"><strong>{words().myth}</strong>" "{spans(text)}</p> }.into_any()
        }
    }
}

fn span_view(moments: Option<(Player, &'static Lesson)>, span: Span) -> AnyView {
    match span {
        Span::Text(text) => text.into_any(),
        Span::Code(text) => view! { <code>{text}</code> }.into_any(),
        Span::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
        Span::Moment { words, moment } => {
            let found = moments
                .and_then(|(player, lesson)| Some((player, lesson, lesson.moment(&moment)?)));
            let Some((player, lesson, selector)) = found else {
                return words.into_any();
            };
            let frame = Memo::new(move |_| {
                player.edition.track();
                frame_of(player, lesson, selector)
            });
            let here = move || {
                player.status.get() == Status::Ready && frame.get() == Some(player.frame.get())
            };
            let href = move || {
                let place = Place::Lesson(lesson.name.clone());
                let level = Some(selector.level.unwrap_or(lesson.level));
                format!(
                    "#{}",
                    Link {
                        place,
                        frame: frame.get(),
                        level,
                        ..Link::default()
                    }
                    .write()
                )
            };
            view! {
                <a class="moment" data-testid="moment" data-moment=moment href=href
                    aria-current=move || if here() { "true" } else { "false" }
                    on:click=move |event| {
                        event.prevent_default();
                        show(player, lesson, selector);
                    }>{words}</a>
            }
            .into_any()
        }
    }
}

fn frame_of(player: Player, lesson: &Lesson, selector: &Selector) -> Option<u64> {
    player.with(|film| lesson.frame_of(&selector.name, &mut film.recording, &film.legend))?
}

fn show(player: Player, lesson: &Lesson, selector: &Selector) {
    if let Some(frame) = frame_of(player, lesson, selector) {
        player.set_level(selector.level.unwrap_or(lesson.level));
        player.go_to(frame);
    }
}
