//! Sentences about signals and timers, in English.

use super::places::seconds;
use crate::explain::Sentence;
use crate::explain::facts::{Facts, signal_name, signal_names};
use crate::ids::{Pid, VirtAddr};
use crate::kernel::event::{EventKind, Lost};
use crate::kernel::process::wait::{CLD_CONTINUED, CLD_STOPPED};
use crate::kernel::sig::SIGCONT;
use crate::kernel::sig_types::SigInfo;
use crate::kernel::task::{SigAction, WaitReport};

/// The sentence of an event of signals; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::SignalSend { info, from, .. } if f.is_of_child(info) => Sentence::new(
            match info.code {
                CLD_CONTINUED => format!("The kernel sends {who} SIGCHLD: its child {} goes on.", f.name(*from)),
                CLD_STOPPED => format!("The kernel sends {who} SIGCHLD: its child {} is stopped.", f.name(*from)),
                _ => format!("The kernel sends {who} SIGCHLD: its child {} has ended.", f.name(*from)),
            },
            "Who has no handler for it takes no notice; wait learns of the child without it.",
        ),
        E::SignalSend { info, from, .. } => Sentence::new(
            sent(f, info, *from) + ".",
            if f.blocks(info.signal) {
                "The process blocks it: it stays pending until it is unblocked."
            } else {
                "It is pending until the process next returns to user mode."
            },
        ),
        E::SignalLost {
            info,
            from,
            why: Lost::Pending,
        } => Sentence::new(
            sent(f, info, *from) + ", which is pending already: this one is lost.",
            "Standard signals are not counted: of each number one at most is pending, and it is taken once.",
        ),
        E::SignalLost { info, from, .. } if info.signal == SIGCONT => Sentence::new(
            sent(f, info, *from) + ".",
            "A process that was stopped goes on for that alone. It has no handler for it, so nothing stays pending.",
        ),
        E::SignalLost { info, from, .. } => Sentence::new(
            sent(f, info, *from) + ", which it ignores.",
            "A signal that is ignored is thrown away as soon as it is sent.",
        ),
        E::SignalFatal { signal } => Sentence::new(
            format!("{} will end {who}.", signal_name(*signal)),
            "No handler will run for it, so nothing else that is sent can matter any more; the process ends as soon as it runs.",
        ),
        E::SignalTake { signal, .. } => Sentence::new(
            format!("{who} takes {}.", signal_name(*signal)),
            "It is not pending any more.",
        ),
        E::SignalSave { saved: Some(_) } => Sentence::new(
            format!("{who} is about to sleep with another set of signals blocked."),
            match f.cause().call() {
                "rt_sigsuspend" => "sigsuspend: the old set comes back when the handler returns, so that no signal slips in between.".into(),
                call => format!("{call}: the old set comes back when the call is over, or when the handler returns."),
            },
        ),
        E::SignalSave { saved: None } => Sentence::new(
            format!(
                "The handler's stack frame holds the set of signals that {who} blocked before."
            ),
            "rt_sigreturn restores it from there.",
        ),
        E::SignalAwait { set: 0 } => Sentence::new(
            format!("{who} waits for no signal any more."),
            "One has come, or the time is up.",
        ),
        E::SignalAwait { .. } => Sentence::new(
            format!("{who} waits for signals that it blocks."),
            "One of them wakes it, and is taken without a handler.",
        ),
        E::SignalHandle { signal, frame, .. } => Sentence::new(
            format!("{who} will run its handler for {}.", signal_name(*signal)),
            format!(
                "The kernel has put its registers on the stack, at {frame}; the handler returns through them to where it was interrupted."
            ),
        ),
        E::SignalReturn { .. } => Sentence::new(
            format!("{who} goes on where the signal interrupted it."),
            "rt_sigreturn: the registers and the set of blocked signals come from the stack frame that the kernel had made.",
        ),
        E::ContinuedSet { tells: true } => Sentence::new(
            format!("{who} will tell its parent that it goes on."),
            "SIGCONT was sent. The process tells it itself, before it returns to user mode.",
        ),
        E::ContinuedSet { tells: false } => Sentence::new(
            format!("{who} tells its parent that it goes on."),
            "SIGCHLD goes to the parent, and wakes it if it waits with WCONTINUED.",
        ),
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
        E::PosixTimerSet { id, timer } => Sentence::new(
            match timer {
                None => format!("{who}'s timer {id} is gone."),
                Some(timer) if timer.timer.armed => format!(
                    "{who}'s timer {id} expires at {} of virtual time.",
                    seconds(timer.timer.expires_ns)
                ),
                Some(timer) if timer.told => format!("{who}'s timer {id} has expired."),
                Some(_) => format!("{who} has a timer {id} that does not run."),
            },
            "One with an interval is set again when its signal is taken.",
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
                "Of each of its three clocks a process has one such timer: alarm and setitimer set it anew.",
            )
        }
        E::SignalMask { blocked: 0 } => Sentence::new(
            format!("{who} blocks no signal now."),
            "Those that were held back so far are taken next.",
        ),
        E::SignalMask { blocked } if blocked.count_ones() >= 60 => Sentence::new(
            format!("{who} blocks every signal that can be blocked."),
            "All but SIGKILL and SIGSTOP wait until they are unblocked.",
        ),
        E::SignalMask { blocked } => Sentence::new(
            format!("{who} blocks {} now.", signal_names(*blocked, ", ")),
            "Such a signal stays pending until it is unblocked.",
        ),
        E::SignalActionSet { signal, action } => {
            let signal = signal_name(*signal);
            match action.handler {
                SigAction::DEFAULT => Sentence::new(
                    format!("{signal} has its default action for {who}."),
                    "For most signals that is to end the process; some are ignored, some stop it.",
                ),
                SigAction::IGNORE => Sentence::new(
                    format!("{who} ignores {signal} from now on."),
                    "A signal that is ignored is thrown away as soon as it is sent.",
                ),
                _ => Sentence::new(
                    format!(
                        "{who} has a handler for {signal} now: {}.",
                        f.pointer(VirtAddr(action.handler))
                    ),
                    "When the signal comes, the kernel lets the process go on in that function.",
                ),
            }
        }
        E::ReportSet { report: None } => Sentence::new(
            format!("The parent of {who} was told."),
            "wait tells each change of state once.",
        ),
        E::ReportSet {
            report: Some(WaitReport::Stopped(signal)),
        } => Sentence::new(
            format!(
                "The kernel notes for the parent that {} stopped {who}.",
                signal_name(*signal)
            ),
            "waitpid tells it if it is asked with WUNTRACED.",
        ),
        E::ReportSet {
            report: Some(WaitReport::Continued),
        } => Sentence::new(
            format!("The kernel notes for the parent that {who} goes on."),
            "waitpid tells it if it is asked with WCONTINUED.",
        ),
        _ => return None,
    })
}

/// The beginning of a sentence about a signal that is sent to the event's task.
fn sent(f: &Facts<'_>, info: &SigInfo, from: Pid) -> String {
    let (who, signal) = (f.who(), signal_name(info.signal));
    if from.0 == 0 || f.is_of_child(info) {
        format!("The kernel sends {who} {signal}")
    } else if from == f.event.pid {
        format!("{who} sends itself {signal}")
    } else {
        format!("{} sends {who} {signal}", f.name(from))
    }
}
