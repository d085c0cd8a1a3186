//! A lesson: its words beside the player; links in them lead to moments.

use super::bench::Bench;
use super::own::Own;
use super::question::QuestionView;
use super::quiz::Quiz;
use crate::browser;
use crate::link::{Link, Place};
use crate::player::{Player, Status};
use crate::reader::term::{Term, glossary};
use crate::reader::{Settings, lang, words};
use leptos::prelude::*;
use leptos::reactive::computed;
use sim_core::lang::Lang;
use sim_core::lesson::markup::{Block, Section, Span, parse, sections};
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
    let quiz = Quiz::new(player, lesson);
    pause_at_moments(player, lesson);
    let source = lesson.scenario.source.clone();
    let text = view! { <LessonWords player lesson quiz /> };
    let scenario = lesson.scenario.clone();
    let tools = view! {
        <button class="small" data-testid="edit-copy" on:click=move |_| own.edit_copy(scenario.clone())>
            {move || words().edit_copy}
        </button>
    };
    Some(
        view! { <Bench player quiz source=source words_above=text.into_any() tools=tools.into_any() /> },
    )
}

/// Playing pauses at each moment that the lesson has a name for, so that there is time to
/// read what it says of it.
fn pause_at_moments(player: Player, lesson: &'static Lesson) {
    Effect::new(move |_| {
        player.edition.track();
        let moments = lesson.moments.iter();
        let mut frames: Vec<u64> = moments
            .filter_map(|moment| frame_of(player, lesson, moment))
            .collect();
        frames.sort_unstable();
        frames.dedup();
        player.pauses.set(frames);
    });
    on_cleanup(move || player.pauses.update(Vec::clear));
}

/// The words of a lesson.
#[component]
pub fn LessonWords(
    player: Player,
    lesson: &'static Lesson,
    /// Its questions, where somebody else knows of them, too.
    #[prop(optional)]
    quiz: Option<Quiz>,
) -> impl IntoView {
    let quiz = quiz.unwrap_or_else(|| Quiz::new(player, lesson));
    let settings = expect_context::<Settings>();
    let title = move || lesson.title.of(settings.lang.get()).to_string();
    // Of a step only the moments that it leads to or away from hear.
    let here = Here::new(move || {
        let ready = player.status.get() == Status::Ready;
        ready.then(|| player.frame.get())
    });
    view! {
        <article class="panel lesson" data-testid="lesson" tabindex="0" data-scrolls="">
            <h1>{title}</h1>
            {move || lesson_view(quiz, (player, lesson, here.clone()), settings.lang.get())}
        </article>
    }
}

/// A lesson's text: its sections, each up to the first open question.
fn lesson_view(quiz: Quiz, moments: (Player, &'static Lesson, Here), lang: Lang) -> AnyView {
    let mut asked = 0;
    let lesson = moments.1;
    let moments = &Some(moments);
    let section_view = |section: Section| {
        let before = asked;
        let title = section
            .title
            .map(|title| view! { <h2>{spans_view(moments, title)}</h2> });
        let blocks = section.blocks.into_iter().map(|block| {
            let before = asked;
            let view = match block {
                Block::Question(name) => {
                    let index = quiz.index(&name);
                    asked += usize::from(index.is_some());
                    index
                        .map(|index| view! { <QuestionView quiz index /> })
                        .into_any()
                }
                block => block_view(moments, block),
            };
            view! { <div class="block" hidden=move || quiz.hides(before)>{view}</div> }
        });
        let blocks = blocks.collect_view();
        view! {
            <section class="part" hidden=move || quiz.hides(before)>{title}{blocks}</section>
        }
    };
    let parts = sections(lesson.words.of(lang)).into_iter();
    parts.map(section_view).collect_view().into_any()
}

/// A text in a lesson's markup, without moments.
pub fn words_view(text: &str) -> impl IntoView + use<> {
    parse(text)
        .into_iter()
        .map(|block| block_view(&None, block))
        .collect_view()
}

/// Says whether a moment's frame is the one that is shown.
type Here = computed::Selector<Option<u64>>;

/// The lesson whose moments a text may point at, and the player that shows them.
type Moments = Option<(Player, &'static Lesson, Here)>;

fn spans_view(moments: &Moments, spans: Vec<Span>) -> impl IntoView + use<> {
    let spans = spans.into_iter().map(|span| span_view(moments, span));
    spans.collect_view()
}

fn block_view(moments: &Moments, block: Block) -> AnyView {
    match block {
        Block::Paragraph(words) => view! { <p>{spans_view(moments, words)}</p> }.into_any(),
        Block::Heading(words) => view! { <h2>{spans_view(moments, words)}</h2> }.into_any(),
        Block::List(items) => {
            let items = items
                .into_iter()
                .map(|item| view! { <li>{spans_view(moments, item)}</li> })
                .collect_view();
            view! { <ul>{items}</ul> }.into_any()
        }
        Block::Myth(text) => view! {
            <p class="myth"><strong>{words().myth}</strong>" "{spans_view(moments, text)}</p>
        }
        .into_any(),
        Block::Question(_) => ().into_any(),
    }
}

fn span_view(moments: &Moments, span: Span) -> AnyView {
    match span {
        Span::Text(text) => text.into_any(),
        Span::Code(text) => view! { <code>{text}</code> }.into_any(),
        Span::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
        Span::Term { words, term } => match glossary().find(&term, lang()) {
            Some(term) => view! { <Term words term /> }.into_any(),
            None => words.into_any(),
        },
        Span::Moment { words, moment } => {
            let found = moments.clone().and_then(|(player, lesson, here)| {
                Some((player, lesson, here, lesson.moment(&moment)?))
            });
            let Some((player, lesson, shown, selector)) = found else {
                return words.into_any();
            };
            let frame = Memo::new(move |_| {
                player.edition.track();
                frame_of(player, lesson, selector)
            });
            let here = move || {
                frame
                    .get()
                    .is_some_and(|frame| shown.selected(&Some(frame)))
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
        // Where the window is too low for everything, what is shown may be out of sight.
        browser::in_next_frame(|| {
            browser::reveal_first(".stage");
            browser::reveal_first(".sentence");
        });
    }
}
