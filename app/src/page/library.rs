//! The first page: what this is, and what there is to see.

use super::lessons;
use crate::reader::Settings;
use crate::reader::words;
use leptos::prelude::*;
use sim_core::lesson::{Group, Lesson};

/// The list of lessons.
#[component]
pub fn Library() -> impl IntoView {
    view! {
        <div class="library">
            <section class="hero">
                <div>
                    <h1>{move || words().title}</h1>
                    <p class="pitch">{move || words().pitch}</p>
                    <p class="quiet">{move || words().reference}</p>
                </div>
                <Picture />
            </section>
            {Group::ALL.map(|group| view! {
                <section class="group">
                    <h2>{move || group_name(group)}</h2>
                    <ul class="cards">
                        {lessons().iter().filter(|lesson| lesson.group == group).map(card).collect_view()}
                    </ul>
                </section>
            })}
            <section class="group">
                <h2>{move || words().write_own}</h2>
                <ul class="cards">
                    <li>
                        <a class="card own" href="#program=&edit=1" data-testid="own-card">
                            <h3>{move || words().new_program}</h3>
                            <p>{move || words().write_own_more}</p>
                        </a>
                    </li>
                </ul>
            </section>
            <p><a href="#about">{move || words().leaves_out}</a></p>
        </div>
    }
}

fn group_name(group: Group) -> &'static str {
    match group {
        Group::Fork => words().group_fork,
        Group::Memory => words().group_memory,
        Group::Processes => words().group_processes,
    }
}

/// A lesson: its picture, its name, and what it answers.
fn card(lesson: &'static Lesson) -> impl IntoView {
    let settings = expect_context::<Settings>();
    view! {
        <li>
            <a class="card" href=format!("#lesson={}", lesson.name) data-testid="lesson-card">
                <span class="card-picture" aria-hidden="true" inner_html=lesson.picture.as_str()></span>
                <span class="card-words">
                    <h3>{move || lesson.title.of(settings.lang.get()).to_string()}</h3>
                    <p>{move || lesson.summary.of(settings.lang.get()).to_string()}</p>
                </span>
            </a>
        </li>
    }
}

/// Two processes, one page that they share and one that was copied.
#[component]
fn Picture() -> impl IntoView {
    let pages = [
        (0, 18, 66, "c0"),
        (0, 74, 122, "c0"),
        (230, 18, 66, "c1"),
        (230, 74, 122, "c1"),
    ];
    let wires = [
        ("M86 34C108 34 104 46 126 46", "wire c0 cow"),
        ("M230 34C208 34 212 46 190 46", "wire c1 cow"),
        ("M86 90C108 90 104 90 126 90", "wire c0 may-write"),
        ("M230 90C208 90 212 132 190 132", "wire c1 may-write"),
    ];
    let frames = [(32, "×2"), (76, "×1"), (118, "×1")];
    view! {
        <svg class="memory hero-picture" viewBox="-4 -12 324 168" role="img" aria-label=move || words().tagline>
            {pages.map(|(x, y, _, colour)| view! {
                <g class=format!("page {colour}")>
                    <rect class="page-box" x=x y=y width="86" height="32" rx="4"></rect>
                    <rect class="page-edge" x=x y=y width="4" height="32" rx="2"></rect>
                </g>
            })}
            {wires.map(|(d, class)| view! { <g class=class><path d=d></path></g> })}
            {frames.map(|(y, count)| view! {
                <g class="frame">
                    <rect class="frame-box" x="126" y=y width="64" height="28" rx="4"></rect>
                    <text class="count" x="158" y=y + 18 text-anchor="middle">{count}</text>
                </g>
            })}
            {[(43, "A", "c0"), (273, "B", "c1")].map(|(x, letter, colour)| view! {
                <g class=format!("head {colour}")>
                    <circle class="head-badge" cx=x cy="2" r="10"></circle>
                    <text class="head-letter" x=x y="6" text-anchor="middle">{letter}</text>
                </g>
            })}
        </svg>
    }
}
