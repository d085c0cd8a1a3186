//! Sentences about lines, calls, output, loads and stores.

use super::Said;
use super::call;
use super::errors;
use super::facts::Facts;
use super::list::{self, also};
use super::names::{bytes_text, c_names, call_name, output_text};
use super::places::{accessed, bytes, seconds, spot, times};
use super::why;
use crate::ids::VirtAddr;
use crate::kernel::event::{EventKind, Note};
use crate::kernel::syscall::restart::ERESTARTSYS;
use crate::lang::message::{Fill, Gap};
use crate::lang::{Message, say};

/// The sentence of such an event; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Said> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::Line { line } => {
            let (number, code) = f.line(*line);
            Said::new(
                say!(
                    "{who} is about to run line {number}{code}",
                    who,
                    number,
                    code
                ),
                None,
            )
        }
        E::Call { func, args, .. } => {
            let call = f.called(*func, args);
            let why = if f.is_library(*func) {
                say!("A function of the C library: it runs in the process itself, in user mode.")
            } else {
                say!(
                    "Its stack frame stands now: return address, saved frame pointer, local variables."
                )
            };
            Said::new(say!("{who} calls {call}.", who, call), why)
        }
        E::Return { func, value, .. } => Said::new(
            match f.is_void(*func) {
                true => say!(
                    "{function} returns in {who}.",
                    function = f.function(*func),
                    who
                ),
                false => say!(
                    "{function} returns {value} in {who}.",
                    function = f.function(*func),
                    value = f.returned(*func, *value),
                    who
                ),
            },
            say!("Its stack frame is gone; the bytes stay until something overwrites them."),
        ),
        E::Unwind { depth } => Said::new(
            say!(
                "{who} jumps back with longjmp; {depth} functions remain on its call stack.",
                who,
                depth
            ),
            None,
        ),
        E::Noted { note, line } => {
            let (line, code) = f.line(*line);
            Said::new(
                match note {
                    Note::SignedOverflow => {
                        say!(
                            "A signed number overflowed in {who} on line {line}, and wrapped{code}",
                            who,
                            line,
                            code
                        )
                    }
                    Note::ShiftCount => say!(
                        "On line {line} {who} shifted by a count that C does not define{code}",
                        line,
                        who,
                        code
                    ),
                },
                say!(
                    "C leaves this undefined; the machine does what gcc's code does on x86-64 without optimisation."
                ),
            )
        }
        E::Poke {
            va,
            bytes,
            written: 0,
        } => Said::new(
            say!(
                "A write of {value} to {va} of {who} from outside was refused.",
                value = bytes_text(bytes),
                va,
                who
            ),
            say!(
                "No mapping there could take it, not even from a debugger: a debugger may write to private mappings of any rights, and to shared ones that may be written."
            ),
        ),
        E::Poke { va, bytes, .. } => Said::new(
            say!(
                "You have written {value} to {va} of {who}.",
                value = bytes_text(bytes),
                va,
                who
            ),
            say!(
                "From outside, as a debugger does it (ptrace): the kernel brings the page as if the process wrote to it, so a shared page is copied first. The process is not told."
            ),
        ),
        E::SyscallEnter { frame, .. } => Said::new(
            say!("{who} enters the kernel: {call}", who, call = f.call(frame)),
            match c_names(&call_name(frame.nr)) {
                Some(names) => say!(
                    "A system call: from user mode to kernel mode, on the same process. The C library uses {call} for {names}.",
                    call = call_name(frame.nr),
                    names = list::names(names)
                ),
                None => say!(
                    "A system call: the CPU goes from user mode to kernel mode, on the same process."
                ),
            },
        ),
        E::SyscallProgress { .. } => Said::new(say!("{who}'s system call goes on.", who), None),
        E::SyscallExit { nr, ret } => returns(f, *nr, *ret),
        E::Output { bytes, .. } => Said::new(
            say!("{who} prints {text}", who, text = output_text(bytes)),
            say!(
                "The bytes leave the process here. What stdio still holds in its buffer has not been printed."
            ),
        ),
        E::InputTaken { len } => Said::new(
            say!(
                "{who} reads {bytes} of standard input.",
                who,
                bytes = bytes(*len)
            ),
            None,
        ),
        E::Load {
            va,
            pfn,
            size,
            value,
            again,
            ..
        } => Said::new(
            say!(
                "{who} reads {bytes}: {place} holds {value}.",
                who,
                bytes = bytes(*size),
                place = accessed(f, *va, *size),
                value = moved(f, *va, *size, *value)
            ),
            also(
                say!("The page table leads from {va} to frame {pfn}.", va, pfn),
                once_more(*again),
            ),
        ),
        E::Store {
            va,
            pfn,
            size,
            value,
            again,
            ..
        } => Said::new(
            say!(
                "{who} writes {value} to {place} ({bytes}).",
                who,
                value = moved(f, *va, *size, *value),
                place = accessed(f, *va, *size),
                bytes = bytes(*size)
            ),
            also(
                say!(
                    "The page table leads from {va} to frame {pfn}; {mapped}.",
                    va,
                    pfn,
                    mapped = times(f.count(*pfn))
                ),
                once_more(*again),
            ),
        ),
        E::LoadBytes { va, pfn, len, .. } => Said::new(
            match (len, spot(&f.spot(None, *va))) {
                (1, place) => say!("1 byte is read for {who} from {place}.", who, place),
                (n, place) => say!("{n} bytes are read for {who} from {place}.", n, who, place),
            },
            say!("They are in frame {pfn}.", pfn),
        ),
        E::StoreBytes {
            va,
            pfn,
            bytes: written,
            ..
        } => Said::new(
            match (written.len(), spot(&f.spot(None, *va))) {
                (1, place) => say!("1 byte is written for {who} to {place}.", who, place),
                (n, place) => say!("{n} bytes are written for {who} to {place}.", n, who, place),
            },
            say!("They are in frame {pfn}.", pfn),
        ),
        E::Idle { now_ns } => Said::new(
            say!("Time passes: it is {time} now.", time = seconds(*now_ns)),
            say!("Nobody was runnable."),
        ),
        E::Booted => Said::new(
            say!(
                "The program is loaded: process {who}, number {pid}.",
                who,
                pid = f.event.pid
            ),
            say!("Its areas are mapped; hardly a page has been touched."),
        ),
        _ => return None,
    })
}

/// How a system call ends.
fn returns(f: &Facts<'_>, nr: u32, ret: i64) -> Said {
    let (who, name) = (f.who(), call_name(nr));
    if ret == -ERESTARTSYS {
        return Said::new(
            say!("A handler interrupts {who}'s {name}.", who, name),
            say!(
                "Inside the kernel the call ends with ERESTARTSYS (512), which no program ever sees: with SA_RESTART it is begun again when the handler has returned."
            ),
        );
    }
    let why = match (name.as_str(), ret) {
        (_, ret) if ret < 0 => also(
            errors::meaning(-ret),
            say!("The C library turns the negative number into −1 and errno."),
        ),
        ("fork" | "vfork" | "clone", 0) => Some(say!(
            "0 says: you are the child. The same call returns the child's number in the parent."
        )),
        ("fork" | "vfork" | "clone", child) => Some(say!(
            "{child} is the child's number; in the child the same call returns 0.",
            child
        )),
        (name, ret) => why::result(name, ret),
    };
    if name == "execve" && ret == 0 {
        return Said::new(
            say!("execve has succeeded: {who} begins the new program.", who),
            why,
        );
    }
    let result = call::result(nr, ret);
    if !f.signal_is_due() {
        let what = say!(
            "{name} returns {result} to {who}, which is back in user mode.",
            name,
            result,
            who
        );
        return Said::new(what, why);
    }
    let due = say!(
        "A signal is pending: it is taken before {who} is back in user mode.",
        who
    );
    Said::new(
        say!("{name} will return {result} to {who}.", name, result, who),
        also(due, why),
    )
}

/// What a load or a store moved.
fn moved(f: &Facts<'_>, va: VirtAddr, size: u8, value: u64) -> Gap {
    f.moved(va, size, value)
        .map_or_else(|| say!("a long double").gap(), |value| value.gap())
}

/// What is added to the access that a page fault had interrupted.
fn once_more(again: bool) -> Option<Message> {
    again.then(|| say!("This is the instruction that had faulted: now the entry allows it."))
}
