//! The terminal lens: what was printed, by whom, and what of it is new.

use super::Shot;
use super::legend::Who;
use crate::kernel::file_types::Stream;
use serde::Serialize;

/// Bytes of output that are shown at most; of more, the last ones.
const MOST_BYTES: usize = 16 * 1024;

/// A stretch of output by one process.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Chunk {
    /// Stable: how many bytes were printed before it, and whether it is new.
    pub id: (u64, bool),
    /// Who wrote it.
    pub who: Who,
    /// True for standard error.
    pub stderr: bool,
    /// The text; bytes that are not UTF-8 are shown as �.
    pub text: String,
    /// True if the step wrote it.
    pub fresh: bool,
}

/// The terminal.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct TerminalScene {
    /// In order of writing.
    pub chunks: Vec<Chunk>,
    /// Bytes left out before the first chunk.
    pub left_out: u64,
}

/// What was printed so far.
pub fn scene(shot: &Shot<'_>) -> TerminalScene {
    let terminal = &shot.state.terminal;
    let from = terminal.len.saturating_sub(MOST_BYTES as u64);
    let old = terminal.len.saturating_sub(shot.step.changes.output);
    let mut scene = TerminalScene {
        chunks: Vec::new(),
        left_out: from,
    };
    let mut begin = 0;
    for chunk in &terminal.chunks {
        let end = begin + chunk.bytes.len() as u64;
        for (a, b, fresh) in [
            (begin.max(from), end.min(old), false),
            (begin.max(old), end, true),
        ] {
            if a >= b {
                continue;
            }
            let bytes = chunk
                .bytes
                .get((a - begin) as usize..(b - begin) as usize)
                .unwrap_or(&[]);
            scene.chunks.push(Chunk {
                id: (a, fresh),
                who: shot.legend.who(chunk.pid),
                stderr: chunk.stream == Stream::Stderr,
                text: String::from_utf8_lossy(bytes).into_owned(),
                fresh,
            });
        }
        begin = end;
    }
    scene
}
