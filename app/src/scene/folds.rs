//! What of the memory is folded, and the buttons that unfold it: whatever a click on the
//! stage unfolds has one.

use crate::player::Player;
use crate::reader::{labels, lang, words};
use crate::words as texts;
use draw::memory::pages_text;
use leptos::prelude::*;
use sim_core::ids::VirtAddr;
use sim_core::lang::Lang;
use sim_core::lens::memory::{Alike, Folded, MemoryScene, RUN, Row, crowd_sign};

/// What is folded, and the buttons that unfold it.
#[component]
pub fn Folds(player: Player) -> impl IntoView {
    let all = Memo::new(move |_| {
        player.picture.with(|picture| {
            let scene = &picture.memory;
            (scene.folded.clone(), crowds_of(scene), runs_of(scene))
        })
    });
    let folded = move |of: fn(&Folded) -> u32| all.with(|(folded, ..)| of(folded));
    let crowds = move || all.with(|(_, crowds, _)| crowds.clone());
    let runs = move || {
        let mut runs = all.with(|(.., runs)| runs.clone());
        player.options.with(|options| {
            let open = options.unfolded.iter().filter(|it| it.1 == RUN);
            runs.extend(open.map(|&sign| RunOf { sign, pages: 0 }));
        });
        runs
    };
    let library = move || player.options.with(|options| options.library);
    let untouched = move || player.options.with(|options| options.untouched);
    view! {
        <div class="folds">
            <Show when=move || { folded(|f| f.spaces) > 0 }>
                <span class="quiet">
                    {move || texts::fill(words().folded_spaces, &[&folded(|f| f.spaces).to_string()])}
                </span>
            </Show>
            <For each=move || with_lang(crowds()) key=|row| row.clone() let((_, crowd))>
                <CrowdButton player crowd />
            </For>
            <For each=move || with_lang(runs()) key=|row| row.clone() let((_, run))>
                <RunButton player run />
            </For>
            <button class="small" aria-pressed=move || library().to_string()
                on:click=move |_| player.options.update(|options| options.library = !options.library)>
                {move || if library() {
                    words().fold.to_string()
                } else {
                    let (areas, pages) = (folded(|f| f.areas).to_string(), folded(|f| f.pages).into());
                    texts::fill(words().folded_areas, &[&areas, &pages_text(pages, labels())])
                }}
            </button>
            <button class="small" aria-pressed=move || untouched().to_string()
                on:click=move |_| player.options.update(|options| options.untouched = !options.untouched)>
                {move || if untouched() { words().fold_untouched } else { words().unfold_untouched }}
            </button>
        </div>
    }
}

/// A crowd of like processes, or one that was unfolded.
#[derive(Clone, PartialEq, Eq, Hash)]
struct CrowdOf {
    sign: (VirtAddr, u8),
    letter: String,
    size: u32,
    alike: Alike,
}

fn crowds_of(scene: &MemoryScene) -> Vec<CrowdOf> {
    let columns = scene.columns.iter();
    columns
        .filter_map(|column| {
            let crowd = column.crowd.as_ref()?;
            Some(CrowdOf {
                sign: crowd_sign(column)?,
                letter: column.who.first()?.letter.clone(),
                size: crowd.size,
                alike: crowd.alike,
            })
        })
        .collect()
}

/// Rows with the language that they are in: in another they are other rows. So their buttons,
/// which come and go, need not follow it, whose signal would never forget them.
fn with_lang<T>(rows: Vec<T>) -> Vec<(Lang, T)> {
    let lang = lang();
    rows.into_iter().map(|row| (lang, row)).collect()
}

/// Unfolds a crowd, or folds it again: the same as a click on its column's head.
#[component]
fn CrowdButton(player: Player, crowd: CrowdOf) -> impl IntoView {
    let CrowdOf {
        sign,
        letter,
        size,
        alike,
    } = crowd;
    let s = words();
    let number = size.to_string();
    let text = match (size, alike) {
        (0, _) => texts::fill(s.fold_crowd, &[&letter]),
        (_, Alike::Same) => texts::fill(s.crowd_same, &[&letter, &number]),
        (_, Alike::Like) => texts::fill(s.crowd_like, &[&letter, &number]),
        (_, Alike::Kin(_)) => texts::fill(s.crowd_kin, &[&letter, &number]),
    };
    view! {
        <button class="small" data-testid="crowd" aria-expanded=(size == 0).to_string()
            on:click=move |_| turn(player, sign)>{text}</button>
    }
}

/// Unfolds what is folded, and folds it again.
fn turn(player: Player, sign: (VirtAddr, u8)) {
    player.options.update(|options| {
        if !options.unfolded.remove(&sign) {
            options.unfolded.insert(sign);
        }
    });
}

/// A run of like pages: how many of them are folded; none if it was unfolded.
#[derive(Clone, PartialEq, Eq, Hash)]
struct RunOf {
    sign: (VirtAddr, u8),
    pages: u64,
}

fn runs_of(scene: &MemoryScene) -> Vec<RunOf> {
    let rows = scene.bands.iter().flat_map(|band| &band.rows);
    rows.filter_map(|row| match row {
        Row::Gap {
            vpn,
            pages,
            like: true,
            ..
        } => Some(RunOf {
            sign: (vpn.addr(), RUN),
            pages: *pages,
        }),
        _ => None,
    })
    .collect()
}

/// Unfolds a run of like pages, or folds it again: the same as a click on its row.
#[component]
fn RunButton(player: Player, run: RunOf) -> impl IntoView {
    let RunOf { sign, pages } = run;
    let from = sign.0.to_string();
    let text = match pages {
        0 => texts::fill(words().fold_run, &[&from]),
        pages => texts::fill(words().unfold_run, &[&pages_text(pages, labels()), &from]),
    };
    view! {
        <button class="small" data-testid="run-of-pages" aria-expanded=(pages == 0).to_string()
            on:click=move |_| turn(player, sign)>{text}</button>
    }
}
