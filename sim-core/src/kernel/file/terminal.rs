//! The program's standard input and output: a terminal, or the pipes that stand for it.
//!
//! drivers/tty/tty_io.c, n_tty.c (canonical mode): a read gives at most a line.

use super::user_buf::UserBuf;
use crate::ids::{PAGE_SIZE, Pid};
use crate::kernel::event::EventKind;
use crate::kernel::file_types::Stream;
use crate::kernel::syscall::Call;
use crate::live::Live;

/// Bytes that a terminal driver takes from a write at a time.
const TTY_CHUNK: u64 = 2048;
/// The longest line of a terminal (`MAX_CANON` and its newline).
const TTY_LINE: u64 = 4096;

/// read(2) from standard input. At its end: 0, as after Ctrl-D or the last writer's close.
pub(crate) fn read(live: &mut Live, pid: Pid, buf: &UserBuf) -> Call {
    let scenario = live.scenario.clone();
    let pos = usize::try_from(live.state().terminal.input_pos).unwrap_or(usize::MAX);
    let rest = scenario.stdin.as_bytes().get(pos..).unwrap_or_default();
    let mut len = buf.len().min(rest.len() as u64);
    if scenario.tty {
        let line = rest
            .iter()
            .position(|&b| b == b'\n')
            .map_or(u64::MAX, |at| at as u64 + 1);
        len = len.min(line).min(TTY_LINE);
    }
    if len == 0 {
        return Call::Return(0);
    }
    let bytes = rest.get(..len as usize).unwrap_or_default();
    if let Err(errno) = buf.copy_out(live, pid, 0, bytes) {
        return Call::err(errno);
    }
    live.emit(pid, EventKind::InputTaken { len });
    Call::Return(len as i64)
}

/// write(2) to standard output or error. What reads there is always fast enough.
pub(crate) fn write(live: &mut Live, pid: Pid, stream: Stream, buf: &UserBuf) -> Call {
    let chunk = if live.scenario.tty {
        TTY_CHUNK
    } else {
        PAGE_SIZE
    };
    let mut done = 0;
    while done < buf.len() {
        let len = chunk.min(buf.len() - done);
        match buf.copy_in(live, pid, done, len) {
            Ok(bytes) => live.emit(
                pid,
                EventKind::Output {
                    stream,
                    from: buf.parts(done, len).first().map(|&(at, _)| at),
                    bytes: bytes.into(),
                },
            ),
            Err(errno) if done == 0 => return Call::err(errno),
            Err(_) => break,
        }
        done += len;
        if live.state().terminal.len > live.scenario.budget.output {
            break;
        }
    }
    Call::Return(done as i64)
}
