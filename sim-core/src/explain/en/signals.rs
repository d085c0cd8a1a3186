//! Sentences about signals and timers, in English.

use super::places::seconds;
use crate::explain::Sentence;
use crate::explain::facts::{Facts, signal_name};
use crate::kernel::event::EventKind;

/// The sentence of an event of signals; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::SignalSend { info, .. } => Sentence::new(
            format!("{} is sent to {who}.", signal_name(info.signal)),
            "It is pending until the process next returns to user mode.",
        ),
        E::SignalTake { signal, .. } => {
            Sentence::new(format!("{who} takes {}.", signal_name(*signal)), "")
        }
        E::SignalSave { saved: Some(_) } => Sentence::new(
            format!("{who} is about to sleep with another set of signals blocked."),
            "sigsuspend: the old set comes back when the handler returns, so that no signal slips in between.",
        ),
        E::SignalSave { saved: None } => Sentence::new(
            format!("The handler's frame holds the set of signals that {who} blocked before."),
            "",
        ),
        E::SignalAwait { set: 0 } => {
            Sentence::new(format!("{who} waits for no signal any more."), "")
        }
        E::SignalAwait { .. } => Sentence::new(
            format!("{who} waits for signals that it blocks."),
            "One of them wakes it, and is taken without a handler.",
        ),
        E::SignalHandle { signal, frame, .. } => Sentence::new(
            format!("{who} goes on in its handler for {}.", signal_name(*signal)),
            format!(
                "The kernel has put its registers on the stack, at {frame}; the handler returns through them to where it was interrupted."
            ),
        ),
        E::SignalReturn { .. } => Sentence::new(
            format!("{who} goes on where the signal interrupted it."),
            "rt_sigreturn: the registers and the set of blocked signals come from the frame on the stack.",
        ),
        E::ContinuedSet { tells: true } => {
            Sentence::new(format!("{who} will tell its parent that it goes on."), "")
        }
        E::ContinuedSet { tells: false } => {
            Sentence::new(format!("{who} tells its parent that it goes on."), "")
        }
        E::AltStackSet { stack } => Sentence::new(
            if stack.size == 0 {
                format!("{who} has no stack of its own for handlers any more.")
            } else {
                format!(
                    "{who} has a stack for handlers at {}, of {} bytes.",
                    stack.sp, stack.size
                )
            },
            "With SA_ONSTACK a handler runs there, even when the stack itself is used up.",
        ),
        E::TimerSet { which, timer } => {
            let signal = match which {
                0 => "SIGALRM",
                1 => "SIGVTALRM",
                _ => "SIGPROF",
            };
            let clock = if *which == 0 {
                "virtual time"
            } else {
                "its CPU time"
            };
            Sentence::new(
                if timer.armed {
                    format!(
                        "{who}'s timer will send {signal} at {} of {clock}.",
                        seconds(timer.expires_ns)
                    )
                } else if timer.expires_ns != 0 {
                    format!("{who}'s timer has run out.")
                } else {
                    format!("{who}'s timer for {signal} is off.")
                },
                "",
            )
        }
        E::SignalMask { .. } => {
            Sentence::new(format!("{who} changes which signals are blocked."), "")
        }
        E::SignalActionSet { signal, .. } => Sentence::new(
            format!("{who} says what {} is to do.", signal_name(*signal)),
            "",
        ),
        _ => return None,
    })
}
