//! The player's buttons: first, back, play, forward, last; what comes before and
//! after; whose steps, level of detail, speed.

use crate::link::{level_name, level_of};
use crate::player::{Among, Player};
use crate::reader::words;
use crate::scene::timeline::place_text;
use draw::icons::{BACK, FIRST, FORWARD, LAST, PAUSE, PLAY, TO_BREAKPOINT};
use leptos::prelude::*;
use sim_core::ids::Pid;
use sim_core::kernel::event::Level;

const LEVELS: [Level; 4] = [Level::Line, Level::Call, Level::Kernel, Level::Memory];
/// Processes that the list names at most.
const MOST_NAMED: usize = 64;
const SPEEDS: [u32; 5] = [5, 10, 20, 50, 100];

fn level_words(level: Level) -> &'static str {
    match level {
        Level::Line => words().level_line,
        Level::Call => words().level_call,
        Level::Kernel => words().level_kernel,
        Level::Memory | Level::Library => words().level_memory,
    }
}

fn level_tip(level: Level) -> &'static str {
    match level {
        Level::Line => words().level_line_tip,
        Level::Call => words().level_call_tip,
        Level::Kernel => words().level_kernel_tip,
        Level::Memory | Level::Library => words().level_memory_tip,
    }
}

/// A button's picture; its name is on the button.
fn icon(d: &'static str) -> impl IntoView {
    view! {
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            <path d=d fill="currentColor"></path>
        </svg>
    }
}

/// Plays and pauses.
#[component]
pub fn PlayButton(player: Player) -> impl IntoView {
    let playing = move || player.playing.get();
    view! {
        <button class="icon play" data-testid="play" title=move || if playing() { words().pause } else { words().play }
            aria-label=move || if playing() { words().pause } else { words().play }
            on:click=move |_| player.toggle()>{move || icon(if playing() { PAUSE } else { PLAY })}</button>
    }
}

/// Back, play, forward.
#[component]
pub fn StepButtons(player: Player) -> impl IntoView {
    let at_first = move || player.around.with(|it| it.before.is_none());
    let at_last = move || player.around.with(|it| it.after.is_none());
    view! {
        <button class="icon" data-testid="back" title=move || words().back
            aria-label=move || words().back aria-disabled=move || at_first().to_string()
            on:click=move |_| player.back()>{icon(BACK)}</button>
        <PlayButton player />
        <button class="icon" data-testid="forward" title=move || words().forward
            aria-label=move || words().forward aria-disabled=move || at_last().to_string()
            on:click=move |_| player.forward()>{icon(FORWARD)}</button>
    }
}

/// The buttons.
#[component]
pub fn Controls(player: Player) -> impl IntoView {
    let at_first = move || player.around.with(|it| it.before.is_none());
    let at_last = move || player.around.with(|it| it.after.is_none());
    let breaks = move || player.breakpoints.with(|lines| !lines.is_empty());
    view! {
        <div class="controls" role="toolbar" aria-label=move || words().player_label title=move || words().keys_help>
            <button class="icon" data-testid="first" title=move || words().first
                aria-label=move || words().first aria-disabled=move || at_first().to_string()
                on:click=move |_| player.first()>{icon(FIRST)}</button>
            <StepButtons player />
            <button class="icon" data-testid="last" title=move || words().last
                aria-label=move || words().last aria-disabled=move || at_last().to_string()
                on:click=move |_| player.last()>{icon(LAST)}</button>
            <Show when=breaks>
                <button class="icon" data-testid="to-breakpoint" title=move || words().to_breakpoint
                    aria-label=move || words().to_breakpoint
                    on:click=move |_| player.run_to_breakpoint()>{icon(TO_BREAKPOINT)}</button>
            </Show>
            <Whose player />
            <label class="choice">
                <span>{move || words().level_label}</span>
                <select data-testid="level" aria-label=move || words().level_label title=move || level_tip(player.level.get())
                    prop:value=move || level_name(player.level.get())
                    on:change=move |ev| {
                        if let Some(level) = level_of(&event_target_value(&ev)) {
                            player.set_level(level);
                        }
                    }>
                    {LEVELS.map(|level| view! {
                        <option value=level_name(level) selected=move || player.level.get() == level>
                            {move || level_words(level)}
                        </option>
                    })}
                </select>
            </label>
            <label class="choice">
                <span>{move || words().speed}</span>
                <select aria-label=move || words().speed
                    prop:value=move || player.speed.get().to_string()
                    on:change=move |ev| {
                        if let Ok(speed) = event_target_value(&ev).parse() {
                            player.speed.set(speed);
                        }
                    }>
                    {SPEEDS.map(|speed| view! {
                        <option value=speed.to_string() selected=move || player.speed.get() == speed>
                            {format!("{}×", f64::from(speed) / 10.0)}
                        </option>
                    })}
                </select>
            </label>
            <span class="place" data-testid="frame-label">{move || player.picture.with(place_text)}</span>
        </div>
    }
}

/// Whose steps: everyone's, one process's, or those that touch what is followed.
#[component]
fn Whose(player: Player) -> impl IntoView {
    let lanes = Memo::new(move |_| {
        player.timeline.with(|scene| {
            let lanes = scene.lanes.iter().take(MOST_NAMED);
            lanes.map(|lane| lane.who.clone()).collect::<Vec<_>>()
        })
    });
    let chosen = move || match player.among.get() {
        Among::Everyone => "all".to_string(),
        Among::Process(pid) => pid.0.to_string(),
        Among::Thing => "thing".to_string(),
    };
    view! {
        <label class="choice">
            <span>{move || words().whose_label}</span>
            <select data-testid="whose" aria-label=move || words().whose_label title=move || words().whose_tip prop:value=chosen
                on:change=move |ev| {
                    player.pause();
                    player.among.set(match event_target_value(&ev).as_str() {
                        "all" => Among::Everyone,
                        "thing" => Among::Thing,
                        pid => pid.parse().map_or(Among::Everyone, |pid| Among::Process(Pid(pid))),
                    });
                }>
                <option value="all" selected=move || chosen() == "all">{move || words().whose_all}</option>
                {move || lanes.get().into_iter().map(|who| {
                    let pid = who.pid.0.to_string();
                    let mine = pid.clone();
                    view! {
                        <option value=pid selected=move || chosen() == mine>
                            {format!("{} {}", who.letter, who.pid.0)}
                        </option>
                    }
                }).collect_view()}
                {move || player.following.get().map(|following| view! {
                    <option value="thing" selected=move || chosen() == "thing">{following.name}</option>
                })}
            </select>
        </label>
    }
}

/// What happened before the frame that is shown, and what happens next.
#[component]
pub fn Neighbours(player: Player) -> impl IntoView {
    // Where there is a step on one side only, the other side says so.
    let text = |step: &Option<String>, other: &Option<String>, none: &str| match step {
        Some(step) => step.clone(),
        None if other.is_some() => none.to_string(),
        None => String::new(),
    };
    let around = player.around;
    let before = move || around.with(|it| text(&it.before, &it.after, words().no_step_before));
    let after = move || around.with(|it| text(&it.after, &it.before, words().no_step_after));
    view! {
        <div class="neighbours" data-testid="neighbours">
            <span class="neighbour before"><b>{move || words().before}</b>" "{before}</span>
            <span class="neighbour after"><b>{move || words().after}</b>" "{after}</span>
        </div>
    }
}
