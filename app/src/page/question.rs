//! Questions that the reader answers before the frame is shown, as they stand in the text: what
//! stands behind an open one is not shown.

use super::quiz::{Quiz, Stage};
use crate::browser;
use crate::reader::{labels, lang, words};
use crate::words::fill;
use draw::memory::area_name;
use leptos::html;
use leptos::prelude::*;
use sim_core::lens::history::Thing;
use sim_core::lesson::Question;
use sim_core::lesson::question::{Candidate, Given, Kind, Posed, Verdict};

/// What an answer is called.
fn answer_text(question: &Question, posed: &Posed) -> String {
    match &posed.solution {
        Given::Text(text) => {
            let choice = question.choices.iter().find(|choice| choice.is == *text);
            choice.map_or_else(|| text.clone(), |choice| choice.of(lang()).to_string())
        }
        Given::Thing(thing) => {
            let candidate = posed.candidates.iter().find(|c| c.thing == *thing);
            candidate.map(candidate_text).unwrap_or_default()
        }
    }
}

/// What a thing on the stage is called.
fn candidate_text(candidate: &Candidate) -> String {
    let letter = candidate.who.as_ref().map_or("", |who| who.letter.as_str());
    match candidate.thing {
        Thing::Page { vpn, .. } => {
            let area = candidate.area.map_or("", |area| area_name(area, labels()));
            let page = fill(words().point_page, &[letter, &vpn.addr().to_string()]);
            let mut text = format!("{page} · {area}");
            if !candidate.variables.is_empty() {
                text.push_str(&format!(" ({})", candidate.variables.join(", ")));
            }
            text
        }
        Thing::Frame(pfn) => fill(words().point_frame, &[&pfn.to_string()]),
        Thing::Process(_) | Thing::Bytes { .. } => fill(words().point_process, &[letter]),
    }
}

/// A question in its place in the text.
#[component]
pub fn QuestionView(quiz: Quiz, index: usize) -> impl IntoView {
    let question = quiz.lesson.questions.get(index)?;
    let player = quiz.player;
    let room = NodeRef::<html::Section>::new();
    let reply = NodeRef::<html::P>::new();
    let stage = Memo::new(move |_| quiz.stage(index));
    let open = Memo::new(move |_| stage.get().is_open());
    let at = move || {
        quiz.posed
            .with(|posed| posed.get(index)?.as_ref().map(|posed| posed.at))
    };
    let away = Memo::new(move |_| at().is_some_and(|at| at != player.frame.get()));
    // It comes into sight when the player comes up against it, and has the focus
    // when the reader asks for it.
    Effect::new(move |before: Option<u64>| {
        let bumps = player.gates.bumps.get() + quiz.called.get();
        let mine = untrack(|| quiz.current()) == Some(index);
        if let (true, Some(room)) = (mine && before.is_some_and(|n| n != bumps), room.get()) {
            bring_into_sight(&room);
        }
        bumps
    });
    Effect::new(move |before: Option<u64>| {
        let called = quiz.called.get();
        let mine = untrack(|| quiz.current()) == Some(index);
        if let (true, Some(room)) = (mine && before.is_some_and(|n| n != called), room.get()) {
            let _ = room.focus();
        }
        called
    });
    // What was pressed is gone once it is answered: the focus goes to what is said.
    let finish = move |stage: Stage| {
        quiz.close(index, stage);
        request_animation_frame(move || {
            if let Some(reply) = reply.try_get_untracked().flatten() {
                let _ = reply.focus();
            }
        });
    };
    let answer = move |given: Given| {
        quiz.answer(index, &given);
        if untrack(|| quiz.stage(index)) == Stage::Right {
            finish(Stage::Right);
        }
    };
    // The reply may stand below what the reader sees of the lesson.
    Effect::new(move |before: Option<Stage>| {
        let stage = stage.get();
        if before.is_some_and(|before| before != stage) {
            browser::in_next_frame(move || {
                if let Some(reply) = reply.try_get_untracked().flatten() {
                    browser::reveal(&reply);
                }
            });
        }
        stage
    });
    let said = move || match stage.get() {
        Stage::Open => String::new(),
        Stage::Tried(verdict) => question.reply(verdict, lang()).to_string(),
        Stage::Right | Stage::Shown => quiz.posed.with(|posed| {
            let answer = posed.get(index).and_then(Option::as_ref);
            let answer = answer.map(|posed| answer_text(question, posed));
            let answer = fill(words().answer_is, &[&answer.unwrap_or_default()]);
            let right = if stage.get() == Stage::Right {
                words().right
            } else {
                ""
            };
            let why = question.reply(Verdict::Right, lang());
            format!("{right} {answer} {why}").trim().to_string()
        }),
    };
    let class = move || match stage.get() {
        Stage::Open => "question open",
        Stage::Tried(_) => "question open tried",
        Stage::Right => "question right",
        Stage::Shown => "question shown",
    };
    Some(view! {
        <section class=class node_ref=room tabindex="-1" aria-label=move || words().predict
            data-testid="question" data-question=question.name.clone()>
            <p class="ask"><strong class="predict">{move || words().predict}</strong>" "
                {move || question.ask.of(lang()).to_string()}</p>
            <Show when=move || open.get()>
                <Show when=move || away.get()>
                    <p><button class="small" data-testid="look" on:click=move |_| {
                        if let Some(at) = untrack(at) {
                            player.set_level(quiz.lesson.level);
                            player.go_to(at);
                        }
                    }>{move || words().look_first}</button></p>
                </Show>
                <Ways quiz index question answer />
            </Show>
            <p class="reply" role="status" tabindex="-1" node_ref=reply data-testid="reply">{said}</p>
            <Show when=move || open.get()>
                <p class="question-tools">
                    <button class="small" data-testid="skip" on:click=move |_| finish(Stage::Shown)>
                        {move || words().skip}
                    </button>
                    <span class="quiet">{move || words().goes_on}</span>
                </p>
            </Show>
        </section>
    })
}

/// Scrolls the lesson, and nothing but the lesson, so that a question can be seen.
fn bring_into_sight(question: &web_sys::HtmlElement) {
    if let Ok(Some(lesson)) = question.closest(".lesson") {
        let (room, place) = (
            lesson.get_bounding_client_rect(),
            question.get_bounding_client_rect(),
        );
        lesson.set_scroll_top(lesson.scroll_top() + (place.top() - room.top()) as i32 - 8);
    }
}

/// The ways to answer.
#[component]
fn Ways(
    quiz: Quiz,
    index: usize,
    question: &'static Question,
    answer: impl Fn(Given) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    match question.kind {
        Kind::Type => view! { <TypeIt question answer /> }.into_any(),
        Kind::Choose => view! {
            <ul class="choices" aria-label=move || question.ask.of(lang()).to_string()>
                {question.choices.iter().map(|choice| view! {
                    <li><button data-testid="choice" data-is=choice.is.clone()
                        on:click=move |_| answer(Given::Text(choice.is.clone()))>
                        {move || choice.of(lang()).to_string()}
                    </button></li>
                }).collect_view()}
            </ul>
        }
        .into_any(),
        Kind::Page | Kind::Frame | Kind::Process => view! {
            <details class="from-list">
                <summary>{move || match question.kind {
                    Kind::Frame => words().list_frames,
                    Kind::Process => words().list_processes,
                    _ => words().list_pages,
                }}</summary>
                <ul class="choices">
                    {move || quiz.posed.with(|posed| {
                        let posed = posed.get(index)?.as_ref()?;
                        Some(posed.candidates.iter().map(|candidate| {
                            let thing = candidate.thing;
                            view! {
                                <li><button class="small" data-testid="candidate"
                                    on:click=move |_| answer(Given::Thing(thing))>
                                    {candidate_text(candidate)}
                                </button></li>
                            }
                        }).collect_view())
                    })}
                </ul>
            </details>
        }
        .into_any(),
    }
}

/// A field for a number or a word.
#[component]
fn TypeIt(
    question: &'static Question,
    answer: impl Fn(Given) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let check = move || {
        let text = typed.get_untracked();
        if !text.trim().is_empty() {
            answer(Given::Text(text));
        }
    };
    view! {
        <p class="type-it">
            <input type="text" inputmode="numeric" autocomplete="off" size="6" data-testid="typed"
                aria-label=move || question.ask.of(lang()).to_string()
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=move |event| if event.key() == "Enter" { check() } />
            <button class="small" data-testid="check" on:click=move |_| check()>{move || words().check}</button>
        </p>
    }
}

/// Says, beside the player's buttons, that there is a question first; with the
/// ways to it and past it.
#[component]
pub fn GateBar(quiz: Quiz) -> impl IntoView {
    let here = Memo::new(move |_| {
        let index = quiz.current()?;
        let at = quiz
            .posed
            .with(|posed| posed.get(index)?.as_ref().map(|p| p.at))?;
        (quiz.player.frame.get() == at).then_some(index)
    });
    // Said anew each time that the player comes up against it.
    let said = move || {
        quiz.player.gates.bumps.track();
        here.get().map(|_| words().answer_first)
    };
    view! {
        <div class="gate" class:open=move || here.get().is_some() data-testid="gate">
            <span role="status">{said}</span>
            <Show when=move || here.get().is_some()>
                <button class="small" data-testid="to-question"
                    on:click=move |_| {
                        quiz.player.bump();
                        quiz.called.update(|n| *n += 1);
                    }>{move || words().to_question}</button>
                <button class="small" data-testid="gate-skip" on:click=move |_| {
                    if let Some(index) = here.get_untracked() {
                        quiz.close(index, Stage::Shown);
                    }
                }>{move || words().skip}</button>
            </Show>
        </div>
    }
}
