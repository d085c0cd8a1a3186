//! 中文.

mod areas;
mod brief;
mod ending;
mod errors;
mod files;
mod ipc;
mod pages;
mod places;
mod process;
mod program;
mod signals;
mod why;

use super::Sentence;
use super::facts::Facts;

pub use brief::brief;
pub use ending::{ending, waiting};

pub fn nothing_yet() -> Sentence {
    Sentence::new("机器刚刚启动。", "除了 init，还没有任何进程。")
}

/// Says what an event is.
pub fn event(f: &Facts<'_>) -> Sentence {
    let subjects = [
        program::event,
        pages::event,
        areas::event,
        process::event,
        files::event,
        ipc::event,
        signals::event,
    ];
    let said = subjects.into_iter().find_map(|event| event(f));
    said.unwrap_or_else(|| {
        let who = f.who();
        Sentence::new(format!("内核为 {who} 更新它的表。"), "")
    })
}
