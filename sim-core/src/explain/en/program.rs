//! Sentences about lines, calls, output, loads and stores, in English.

use super::places::{accessed, bytes, seconds, spot, times};
use super::why::words;
use crate::explain::Sentence;
use crate::explain::call;
use crate::explain::facts::{Facts, bytes_text, c_names, call_name, output_text};
use crate::explain::why;
use crate::ids::VirtAddr;
use crate::kernel::errno;
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
            let (number, text) = f.line(*line, ": ");
            Sentence::new(format!("{who} is about to run line {number}{text}"), "")
        }
        E::Call { func, args, .. } => {
            let call = f.called(*func, args);
            let why = if f.is_library(*func) {
                "A function of the C library: it runs in the process itself, in user mode."
            } else {
                "Its stack frame stands now: return address, saved frame pointer, local variables."
            };
            Sentence::new(format!("{who} calls {call}."), why)
        }
        E::Return { func, value, .. } => Sentence::new(
            match f.is_void(*func) {
                true => format!("{} returns in {who}.", f.function(*func)),
                false => format!(
                    "{} returns {} in {who}.",
                    f.function(*func),
                    f.returned(*func, *value)
                ),
            },
            "Its stack frame is gone; the bytes stay until something overwrites them.",
        ),
        E::Unwind { depth } => Sentence::new(
            format!("{who} jumps back with longjmp; {depth} functions remain on its call stack."),
            "",
        ),
        E::Noted { note, line } => {
            let (line, text) = f.line(*line, ": ");
            Sentence::new(
                match note {
                    Note::SignedOverflow => {
                        format!(
                            "A signed number overflowed in {who} on line {line}, and wrapped{text}"
                        )
                    }
                    Note::ShiftCount => format!(
                        "On line {line} {who} shifted by a count that C does not define{text}"
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
            match c_names(&call_name(frame.nr)) {
                Some(names) => format!(
                    "A system call: from user mode to kernel mode, on the same process. The C library uses {} for {names}.",
                    call_name(frame.nr)
                ),
                None => "A system call: the CPU goes from user mode to kernel mode, on the same process.".into(),
            },
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
                (_, ret) if ret < 0 => match errno::text(-ret) {
                    Some(text) => format!("{text} The C library turns the negative number into −1 and errno."),
                    None => "The C library turns the negative number into −1 and errno.".into(),
                },
                ("fork" | "vfork" | "clone", 0) => {
                    "0 says: you are the child. The same call returns the child's number in the parent.".into()
                }
                ("fork" | "vfork" | "clone", child) => {
                    format!("{child} is the child's number; in the child the same call returns 0.")
                }
                (name, ret) => words(why::result(name, ret)),
            };
            if name == "execve" && *ret == 0 {
                return Some(Sentence::new(
                    format!("execve has succeeded: {who} begins the new program."),
                    words(why::result(&name, 0)),
                ));
            }
            let result = call::result(*nr, *ret);
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
            Sentence::new(format!("{who} reads {} of standard input.", bytes(*len)), "")
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
                "{who} reads {}: {} holds {}.",
                bytes(*size),
                accessed(f, *va, *size),
                moved(f, *va, *size, *value)
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
                "{who} writes {} to {} ({}).",
                moved(f, *va, *size, *value),
                accessed(f, *va, *size),
                bytes(*size)
            ),
            format!(
                "The page table leads from {va} to frame {pfn}; {}.{}",
                times(f.count(*pfn)),
                if *again { AGAIN } else { "" }
            ),
        ),
        E::LoadBytes { va, pfn, len, .. } => Sentence::new(
            format!(
                "{} {} read for {who} from {}.",
                bytes(*len),
                if *len == 1 { "is" } else { "are" },
                spot(&f.spot(None, *va))
            ),
            format!("They are in frame {pfn}."),
        ),
        E::StoreBytes {
            va,
            pfn,
            bytes: written,
            ..
        } => Sentence::new(
            format!(
                "{} {} written for {who} to {}.",
                bytes(written.len() as u64),
                if written.len() == 1 { "is" } else { "are" },
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

fn moved(f: &Facts<'_>, va: VirtAddr, size: u8, value: u64) -> String {
    f.moved(va, size, value)
        .unwrap_or_else(|| "a long double".into())
}
