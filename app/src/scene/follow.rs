//! The history of the thing that is followed, as a row of moments to jump among.

use super::Badge;
use super::poke::poke_form;
use crate::player::{Following, Player};
use crate::reader::{labels, words};
use crate::words::{Strings, fill};
use leptos::prelude::*;
use sim_core::explain::names::signal_name;
use sim_core::lens::history::{Touch, TouchKind};
use sim_core::lens::word::Word;

/// Moments that are drawn around the one that is shown.
const AROUND: usize = 40;

/// What happened to the thing, in a few words.
fn touch_text(
    touch: &Touch,
    letter: impl Fn(u32) -> String,
    value: impl Fn(Word) -> String,
    s: &Strings,
) -> String {
    let text = match touch.kind {
        TouchKind::Read => s.touch_read.to_string(),
        TouchKind::Written(None) => s.touch_written.to_string(),
        TouchKind::Written(Some(word)) => fill(s.touch_value, &[&value(word)]),
        TouchKind::Printed => s.mark_output.to_string(),
        TouchKind::Poked => s.mark_poke.to_string(),
        TouchKind::Fault(_) => s.mark_fault.to_string(),
        TouchKind::Entry(Some(pfn)) => fill(s.walk_frame, &[&pfn.to_string()]),
        TouchKind::Entry(None) => s.touch_no_frame.to_string(),
        TouchKind::Shared(_) => s.touch_shared.to_string(),
        TouchKind::Taken => s.touch_taken.to_string(),
        TouchKind::CopiedTo(pfn) => fill(s.touch_copied_to, &[&pfn.to_string()]),
        TouchKind::CopiedFrom(pfn) => fill(labels().copied_from, &[&pfn.to_string()]),
        TouchKind::Mapped => s.touch_mapped.to_string(),
        TouchKind::Unmapped => s.touch_unmapped.to_string(),
        TouchKind::Freed => s.touch_freed.to_string(),
        TouchKind::Born => s.touch_born.to_string(),
        TouchKind::Forked(child) => fill(s.touch_forked, &[&letter(child.0)]),
        TouchKind::Exec => s.touch_exec.to_string(),
        TouchKind::Runs => s.touch_runs.to_string(),
        TouchKind::State(state) => fill(s.touch_state, &[&state.to_string()]),
        TouchKind::Signal(signal) => fill(s.touch_signal, &[&signal_name(signal)]),
        TouchKind::Killed(signal) => fill(s.touch_killed, &[&signal_name(signal)]),
        TouchKind::Ended => s.mark_exit.to_string(),
        TouchKind::Adopted(to) => fill(s.touch_adopted, &[&letter(to.0)]),
        TouchKind::Reaped => s.touch_reaped.to_string(),
    };
    if touch.count > 1 {
        format!("{text} ×{}", touch.count)
    } else {
        text
    }
}

/// The strip; nothing while nothing is followed.
#[component]
pub fn FollowStrip(player: Player) -> impl IntoView {
    view! {
        {move || player.following.get().map(|following| strip(player, following))}
    }
}

fn strip(player: Player, following: Following) -> impl IntoView {
    let s = words();
    let poke = poke_form(player, &following);
    let Following {
        name,
        ty,
        history,
        searching,
        ..
    } = following;
    let touches = StoredValue::new(history.touches);
    let total = touches.with_value(Vec::len);
    let at = Memo::new(move |_| {
        let frame = player.frame.get();
        touches.with_value(|all| all.partition_point(|touch| touch.frame <= frame))
    });
    let count = match (searching, total) {
        (true, _) => s.follow_searching.to_string(),
        (false, total) if history.cut => fill(s.follow_cut, &[&total.to_string()]),
        (false, total) => fill(s.follow_count, &[&total.to_string()]),
    };
    view! {
        <section class="panel follow" aria-label=s.follow_title data-testid="follow">
            <p class="follow-name">
                <strong>{name}</strong>
                " "<span class="quiet">{count}</span>
                <button class="small" data-testid="unfollow" on:click=move |_| player.unfollow()>{s.follow_end}</button>
            </p>
            {poke}
            <ol class="moments" tabindex="0" data-scrolls="">
                {move || {
                    player.gates.track();
                    let at = at.get();
                    let from = at.saturating_sub(AROUND);
                    touches.with_value(|all| {
                        let near = all.iter().enumerate().skip(from).take(2 * AROUND);
                        // What a question is about is not told beforehand.
                        let near = near.filter(|(_, touch)| player.gate_to(touch.frame).is_none());
                        near.map(|(n, touch)| touch_view(player, *touch, ty, n + 1 == at)).collect_view()
                    })
                }}
            </ol>
        </section>
    }
}

fn touch_view(player: Player, touch: Touch, ty: Option<u32>, before: bool) -> impl IntoView {
    let letter = |pid: u32| {
        player
            .with(|film| film.legend.who(sim_core::ids::Pid(pid)).letter)
            .unwrap_or_default()
    };
    let who = player.with(|film| film.legend.who(touch.pid))?;
    let value = |word: Word| {
        let typed = player.with(|film| film.value(ty?, word)).flatten();
        typed.unwrap_or_else(|| word.to_string())
    };
    let text = touch_text(&touch, letter, value, words());
    let here = Memo::new(move |_| player.frame.get() == touch.frame);
    let element = NodeRef::<leptos::html::Li>::new();
    // The moment that is shown, or the last one before it, is kept in sight.
    Effect::new(move |_| {
        if let (true, Some(item)) = (before, element.get())
            && let Some(list) = item.parent_element()
        {
            let (item, room) = (
                item.get_bounding_client_rect(),
                list.get_bounding_client_rect(),
            );
            let middle = item.left() - room.left() - room.width() / 2.0;
            list.set_scroll_left(list.scroll_left() + middle as i32);
        }
    });
    Some(view! {
        <li node_ref=element>
            <button class="small touch" data-frame=touch.frame.to_string()
                aria-current=move || if here.get() { "true" } else { "false" }
                on:click=move |_| player.go_to(touch.frame)>
                <Badge who=who />" "{text}
            </button>
        </li>
    })
}
