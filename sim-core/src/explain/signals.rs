//! Sentences about signals and timers.

use super::Said;
use super::facts::Facts;
use super::list;
use super::names::{signal_name, signal_names};
use super::places::seconds;
use crate::ids::{Pid, VirtAddr};
use crate::kernel::event::{EventKind, Lost};
use crate::kernel::process::wait::{CLD_CONTINUED, CLD_STOPPED};
use crate::kernel::sig::SIGCONT;
use crate::kernel::sig_types::SigInfo;
use crate::kernel::task::{SigAction, WaitReport};
use crate::lang::{Message, say};

/// The sentence of an event of signals; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Said> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::SignalSend { info, from, .. } if f.is_of_child(info) => Said::new(
            match info.code {
                CLD_CONTINUED => say!(
                    "The kernel sends {who} SIGCHLD: its child {from} goes on.",
                    who,
                    from = f.name(*from)
                ),
                CLD_STOPPED => say!(
                    "The kernel sends {who} SIGCHLD: its child {from} is stopped.",
                    who,
                    from = f.name(*from)
                ),
                _ => say!(
                    "The kernel sends {who} SIGCHLD: its child {from} has ended.",
                    who,
                    from = f.name(*from)
                ),
            },
            say!("Who has no handler for it takes no notice; wait learns of the child without it."),
        ),
        E::SignalSend { info, from, .. } => Said::new(
            say!("{sent}.", sent = sent(f, info, *from)),
            if f.blocks(info.signal) {
                say!("The process blocks it: it stays pending until it is unblocked.")
            } else {
                say!("It is pending until the process next returns to user mode.")
            },
        ),
        E::SignalLost {
            info,
            from,
            why: Lost::Pending,
        } => Said::new(
            say!(
                "{sent}, which is pending already: this one is lost.",
                sent = sent(f, info, *from)
            ),
            say!(
                "Standard signals are not counted: of each number one at most is pending, and it is taken once."
            ),
        ),
        E::SignalLost { info, from, .. } if info.signal == SIGCONT => Said::new(
            say!("{sent}.", sent = sent(f, info, *from)),
            say!(
                "A process that was stopped goes on for that alone. It has no handler for it, so nothing stays pending."
            ),
        ),
        E::SignalLost { info, from, .. } => Said::new(
            say!("{sent}, which it ignores.", sent = sent(f, info, *from)),
            say!("A signal that is ignored is thrown away as soon as it is sent."),
        ),
        E::SignalFatal { signal } => Said::new(
            say!(
                "{signal} will end {who}.",
                signal = signal_name(*signal),
                who
            ),
            say!(
                "No handler will run for it, so nothing else that is sent can matter any more; the process ends as soon as it runs."
            ),
        ),
        E::SignalTake { signal, .. } => Said::new(
            say!("{who} takes {signal}.", who, signal = signal_name(*signal)),
            say!("It is not pending any more."),
        ),
        E::SignalSave { saved: Some(_) } => Said::new(
            say!(
                "{who} is about to sleep with another set of signals blocked.",
                who
            ),
            match f.cause().call() {
                "rt_sigsuspend" => say!(
                    "sigsuspend: the old set comes back when the handler returns, so that no signal slips in between."
                ),
                call => say!(
                    "{call}: the old set comes back when the call is over, or when the handler returns.",
                    call
                ),
            },
        ),
        E::SignalSave { saved: None } => Said::new(
            say!(
                "The handler's stack frame holds the set of signals that {who} blocked before.",
                who
            ),
            say!("rt_sigreturn restores it from there."),
        ),
        E::SignalAwait { set: 0 } => Said::new(
            say!("{who} waits for no signal any more.", who),
            say!("One has come, or the time is up."),
        ),
        E::SignalAwait { .. } => Said::new(
            say!("{who} waits for signals that it blocks.", who),
            say!("One of them wakes it, and is taken without a handler."),
        ),
        E::SignalHandle { signal, frame, .. } => Said::new(
            say!(
                "{who} will run its handler for {signal}.",
                who,
                signal = signal_name(*signal)
            ),
            say!(
                "The kernel has put its registers on the stack, at {frame}; the handler returns through them to where it was interrupted.",
                frame
            ),
        ),
        E::SignalReturn { .. } => Said::new(
            say!("{who} goes on where the signal interrupted it.", who),
            say!(
                "rt_sigreturn: the registers and the set of blocked signals come from the stack frame that the kernel had made."
            ),
        ),
        E::ContinuedSet { tells: true } => Said::new(
            say!("{who} will tell its parent that it goes on.", who),
            say!("SIGCONT was sent. The process tells it itself, before it returns to user mode."),
        ),
        E::ContinuedSet { tells: false } => Said::new(
            say!("{who} tells its parent that it goes on.", who),
            say!("SIGCHLD goes to the parent, and wakes it if it waits with WCONTINUED."),
        ),
        E::AltStackSet { stack } => Said::new(
            if stack.size == 0 {
                say!("{who} has no stack of its own for handlers any more.", who)
            } else {
                say!(
                    "{who} has a stack for handlers at {sp}, of {size} bytes.",
                    who,
                    sp = stack.sp,
                    size = stack.size
                )
            },
            say!("With SA_ONSTACK a handler runs there, even when the stack itself is used up."),
        ),
        E::PosixTimerSet { id, timer } => Said::new(
            match timer {
                None => say!("{who}'s timer {id} is gone.", who, id),
                Some(timer) if timer.timer.armed => say!(
                    "{who}'s timer {id} expires at {time} of virtual time.",
                    who,
                    id,
                    time = seconds(timer.timer.expires_ns)
                ),
                Some(timer) if timer.told => say!("{who}'s timer {id} has expired.", who, id),
                Some(_) => say!("{who} has a timer {id} that does not run.", who, id),
            },
            say!("One with an interval is set again when its signal is taken."),
        ),
        E::TimerSet { which, timer } => {
            let signal = match which {
                0 => "SIGALRM",
                1 => "SIGVTALRM",
                _ => "SIGPROF",
            };
            let clock = if *which == 0 {
                say!("virtual time")
            } else {
                say!("its CPU time")
            };
            Said::new(
                if timer.armed {
                    say!(
                        "{who}'s timer will send {signal} at {time} of {clock}.",
                        who,
                        signal,
                        time = seconds(timer.expires_ns),
                        clock
                    )
                } else if timer.expires_ns != 0 {
                    say!("{who}'s timer has run out.", who)
                } else {
                    say!("{who}'s timer for {signal} is off.", who, signal)
                },
                say!(
                    "Of each of its three clocks a process has one such timer: alarm and setitimer set it anew."
                ),
            )
        }
        E::SignalMask { blocked: 0 } => Said::new(
            say!("{who} blocks no signal now.", who),
            say!("Those that were held back so far are taken next."),
        ),
        E::SignalMask { blocked } if blocked.count_ones() >= 60 => Said::new(
            say!("{who} blocks every signal that can be blocked.", who),
            say!("All but SIGKILL and SIGSTOP wait until they are unblocked."),
        ),
        E::SignalMask { blocked } => Said::new(
            say!(
                "{who} blocks {signals} now.",
                who,
                signals = list::names(signal_names(*blocked))
            ),
            say!("Such a signal stays pending until it is unblocked."),
        ),
        E::SignalActionSet { signal, action } => {
            let signal = signal_name(*signal);
            match action.handler {
                SigAction::DEFAULT => Said::new(
                    say!("{signal} has its default action for {who}.", signal, who),
                    say!(
                        "For most signals that is to end the process; some are ignored, some stop it."
                    ),
                ),
                SigAction::IGNORE => Said::new(
                    say!("{who} ignores {signal} from now on.", who, signal),
                    say!("A signal that is ignored is thrown away as soon as it is sent."),
                ),
                _ => Said::new(
                    say!(
                        "{who} has a handler for {signal} now: {handler}.",
                        who,
                        signal,
                        handler = f.pointer(VirtAddr(action.handler))
                    ),
                    say!(
                        "When the signal comes, the kernel lets the process go on in that function."
                    ),
                ),
            }
        }
        E::ReportSet { report: None } => Said::new(
            say!("The parent of {who} was told.", who),
            say!("wait tells each change of state once."),
        ),
        E::ReportSet {
            report: Some(WaitReport::Stopped(signal)),
        } => Said::new(
            say!(
                "The kernel notes for the parent that {signal} stopped {who}.",
                signal = signal_name(*signal),
                who
            ),
            say!("waitpid tells it if it is asked with WUNTRACED."),
        ),
        E::ReportSet {
            report: Some(WaitReport::Continued),
        } => Said::new(
            say!("The kernel notes for the parent that {who} goes on.", who),
            say!("waitpid tells it if it is asked with WCONTINUED."),
        ),
        _ => return None,
    })
}

/// The beginning of a sentence about a signal that is sent to the event's task.
fn sent(f: &Facts<'_>, info: &SigInfo, from: Pid) -> Message {
    let (who, signal) = (f.who(), signal_name(info.signal));
    if from.0 == 0 || f.is_of_child(info) {
        say!("The kernel sends {who} {signal}", who, signal)
    } else if from == f.event.pid {
        say!("{who} sends itself {signal}", who, signal)
    } else {
        say!(
            "{from} sends {who} {signal}",
            from = f.name(from),
            who,
            signal
        )
    }
}
