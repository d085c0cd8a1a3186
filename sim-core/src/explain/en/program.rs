//! Sentences about lines, calls, output, loads and stores, in English.

use super::places::{seconds, spot, times};
use crate::explain::Sentence;
use crate::explain::facts::{Facts, bytes_text, call_name, output_text, result_text};
use crate::kernel::event::{EventKind, Note};
use crate::kernel::syscall::restart::ERESTARTSYS;

/// What is added to the access that a page fault had interrupted.
const AGAIN: &str = " This is the instruction that had faulted: now the entry allows it.";

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::Line { line } => {
            let (number, text) = f.line(*line);
            Sentence::new(format!("{who} is about to run line {number}: {text}"), "")
        }
        E::Call { func, args, .. } => {
            let shown: Vec<String> = args
                .iter()
                .take(f.params(*func))
                .map(|a| (*a as i64).to_string())
                .collect();
            let name = f.function(*func);
            let why = if f.is_library(*func) {
                "A function of the C library: it runs in the process itself, in user mode."
            } else {
                "Its frame now stands on the stack: return address, saved frame pointer, local variables."
            };
            Sentence::new(format!("{who} calls {name}({}).", shown.join(", ")), why)
        }
        E::Return { func, value, .. } => Sentence::new(
            match f.is_void(*func) {
                true => format!("{} returns in {who}.", f.function(*func)),
                false => format!("{} returns {} in {who}.", f.function(*func), *value as i64),
            },
            "Its frame is gone from the stack; the bytes stay until something overwrites them.",
        ),
        E::Unwind { depth } => Sentence::new(
            format!("{who} jumps back with longjmp; {depth} functions remain on its call stack."),
            "",
        ),
        E::Noted { note, line } => {
            let (line, text) = f.line(*line);
            Sentence::new(
                match note {
                    Note::SignedOverflow => {
                        format!(
                            "A signed number overflowed in {who} on line {line}, and wrapped: {text}"
                        )
                    }
                    Note::ShiftCount => format!(
                        "On line {line} {who} shifted by a count that C does not define: {text}"
                    ),
                },
                "C leaves this undefined; the machine does what gcc's code does on x86-64 without optimisation.",
            )
        }
        E::Poke {
            va,
            bytes,
            written: 0,
        } => Sentence::new(
            format!(
                "A write of {} to {va} of {who} from outside was refused.",
                bytes_text(bytes)
            ),
            "No mapping there could take it, not even from a debugger: a debugger may write to private mappings of any rights, and to shared ones that may be written.",
        ),
        E::Poke { va, bytes, .. } => Sentence::new(
            format!("You have written {} to {va} of {who}.", bytes_text(bytes)),
            "From outside, as a debugger does it (ptrace): the kernel brings the page as if the process wrote to it, so a shared page is copied first. The process is not told.",
        ),
        E::SyscallEnter { frame, .. } => Sentence::new(
            format!("{who} enters the kernel: {}", f.call(frame)),
            "A system call: the CPU goes from user mode to kernel mode, on the same process.",
        ),
        E::SyscallProgress { .. } => Sentence::new(format!("{who}'s system call goes on."), ""),
        E::SyscallExit { nr, ret } => {
            let name = call_name(*nr);
            if *ret == -ERESTARTSYS {
                return Some(Sentence::new(
                    format!("A handler interrupts {who}'s {name}."),
                    "Inside the kernel the call ends with ERESTARTSYS (512), which no program ever sees: with SA_RESTART it is begun again when the handler has returned.",
                ));
            }
            let mut why = match (name.as_str(), *ret) {
                (_, ret) if ret < 0 => "The C library turns the negative number into −1 and errno.".into(),
                ("fork" | "vfork" | "clone", 0) => {
                    "0 says: you are the child. The same call returns the child's number in the parent.".into()
                }
                ("fork" | "vfork" | "clone", child) => {
                    format!("{child} is the child's number; in the child the same call returns 0.")
                }
                _ => String::new(),
            };
            let result = result_text(*ret);
            let what = if f.signal_is_due() {
                why = format!(
                    "A signal is pending: it is taken before {who} is back in user mode. {why}"
                );
                format!("{name} will return {result} to {who}.")
            } else {
                format!("{name} returns {result} to {who}, which is back in user mode.")
            };
            Sentence::new(what, why.trim_end())
        }
        E::Output { bytes, .. } => Sentence::new(
            format!("{who} prints {}", output_text(bytes)),
            "The bytes leave the process here. What stdio still holds in its buffer has not been printed.",
        ),
        E::InputTaken { len } => {
            Sentence::new(format!("{who} reads {len} bytes of standard input."), "")
        }
        E::Load {
            va,
            pfn,
            size,
            value,
            again,
            ..
        } => Sentence::new(
            format!(
                "{who} reads {size} bytes: {} holds {}.",
                spot(&f.spot(None, *va)),
                signed(*value, *size)
            ),
            format!(
                "The page table leads from {va} to frame {pfn}.{}",
                if *again { AGAIN } else { "" }
            ),
        ),
        E::Store {
            va,
            pfn,
            size,
            value,
            again,
            ..
        } => Sentence::new(
            format!(
                "{who} writes {} to {} ({size} bytes).",
                signed(*value, *size),
                spot(&f.spot(None, *va))
            ),
            format!(
                "The page table leads from {va} to frame {pfn}; {}.{}",
                times(f.count(*pfn)),
                if *again { AGAIN } else { "" }
            ),
        ),
        E::LoadBytes { va, pfn, len, .. } => Sentence::new(
            format!(
                "{len} bytes are read for {who} from {}.",
                spot(&f.spot(None, *va))
            ),
            format!("They are in frame {pfn}."),
        ),
        E::StoreBytes { va, pfn, bytes, .. } => Sentence::new(
            format!(
                "{} bytes are written for {who} to {}.",
                bytes.len(),
                spot(&f.spot(None, *va))
            ),
            format!("They are in frame {pfn}."),
        ),
        E::Idle { now_ns } => Sentence::new(
            format!("Time passes: it is {} now.", seconds(*now_ns)),
            "Nobody was runnable.",
        ),
        E::Booted => Sentence::new(
            format!(
                "The program is loaded: process {who}, number {}.",
                f.event.pid
            ),
            "Its areas are mapped; hardly a page has been touched.",
        ),
        _ => return None,
    })
}

fn signed(value: u64, size: u8) -> String {
    match size {
        1 => (value as i8).to_string(),
        2 => (value as i16).to_string(),
        4 => (value as i32).to_string(),
        _ if value > 0xffff_ffff && (value as i64) > 0 => format!("{value:#x}"),
        _ => (value as i64).to_string(),
    }
}
