//! What stands around the frame that is shown: the event before it and the one
//! after it, in words. Found once the frame itself has been painted and the reader rests at it,
//! as is whatever else waits for that.

use super::Player;
use leptos::prelude::*;
use sim_core::lang::Lang;
use std::time::Duration;

/// How long the reader must rest before the neighbours are looked up.
const REST: Duration = Duration::from_millis(120);

/// The steps before and after the one that is shown.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Around {
    /// What happened at the stop before; none if there is none.
    pub before: Option<String>,
    /// What happens at the next stop; none if there is none.
    pub after: Option<String>,
}

/// Keeps `around` in step with the player, and counts its rests.
pub(super) fn watch(player: Player, lang: RwSignal<Lang>) {
    let number = StoredValue::new(0u64);
    Effect::new(move |_| {
        player.edition.track();
        player.among.track();
        player.following.track();
        player.gates.track();
        player.options.track();
        let (frame, level, lang) = (player.frame.get(), player.level.get(), lang.get());
        let playing = player.playing.get();
        number.update_value(|n| *n += 1);
        let mine = number.get_value();
        set_timeout(
            move || {
                if number.try_get_value() != Some(mine) {
                    return;
                }
                player.rests.update(|n| *n += 1);
                if playing {
                    return;
                }
                let path = player.path();
                let before = path.partition_point(|&stop| stop < frame).checked_sub(1);
                let after = path.partition_point(|&stop| stop <= frame);
                let (before, after) = (before.and_then(|n| path.get(n)), path.get(after));
                let around = player.with(|film| Around {
                    before: before.map(|&stop| film.sentence(stop, level, lang)),
                    after: after.map(|&stop| match player.gate_to(stop) {
                        // What a question is about is not told beforehand.
                        Some(_) => "?".into(),
                        None => film.sentence(stop, level, lang),
                    }),
                });
                player.around.set(around.unwrap_or_default());
            },
            REST,
        );
    });
}
