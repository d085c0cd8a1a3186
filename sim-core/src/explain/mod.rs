//! What just happened, and why, in one sentence each, in English and 中文.
//!
//! One match per subject ([`pages`], [`files`], [`process`] …) says what an event is, in messages
//! ([`Message`]): the English stands where it is said, its Chinese in the catalogue under it, and
//! whoever adds an event adds it once. What there is to say is found out by [`facts`] (names,
//! places, counts) and [`cause`] (what the kernel is at). Technical terms stay in the kernel's own
//! words.

mod areas;
pub mod brief;
mod call;
pub mod cause;
pub mod ending;
mod errors;
pub mod facts;
mod files;
mod ipc;
mod list;
pub mod names;
mod pages;
mod places;
mod process;
mod program;
mod signals;
mod typed;
mod waiting;
mod why;

use crate::ids::{Fd, Pfn, Pid, VirtAddr};
use crate::kernel::event::EventKind;
use crate::lang::message::fill_with_text;
use crate::lang::{Lang, Message, say};
use crate::lens::Shot;
use facts::Facts;
use serde::Serialize;

/// What happened, and why.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Sentence {
    /// What.
    pub what: String,
    /// Why, or what it means; empty if there is nothing to add.
    pub why: String,
}

/// A sentence that can be said in every language.
struct Said {
    what: Message,
    why: Option<Message>,
}

impl Said {
    fn new(what: Message, why: impl Into<Option<Message>>) -> Self {
        let why = why.into();
        Self { what, why }
    }

    fn text(&self, lang: Lang) -> Sentence {
        let why = self.why.as_ref();
        Sentence {
            what: self.what.text(lang),
            why: why.map_or_else(String::new, |why| why.text(lang)),
        }
    }
}

/// A frame in words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Explanation {
    /// The frame's own event.
    pub now: Sentence,
    /// What else the step did, the most important first.
    pub before: Vec<String>,
}

// Numbers that are told as they are.
fill_with_text!(Fd, Pfn, Pid, VirtAddr);

/// Says what the frame's event is, and what else happened since the frame before.
pub fn explain(shot: &Shot<'_>, lang: Lang) -> Explanation {
    let Some(event) = shot.step.event() else {
        let nothing = Said::new(
            say!("The machine is switched on."),
            say!("There is no process yet but init."),
        );
        return Explanation {
            now: nothing.text(lang),
            before: Vec::new(),
        };
    };
    let facts = Facts { shot: *shot, event };
    let own = matches!(
        event.kind,
        EventKind::Output { .. } | EventKind::TaskCreate { .. }
    );
    let briefs = brief::of(shot, own);
    let before = briefs
        .iter()
        .map(|brief| brief::said(&facts, brief).text(lang));
    Explanation {
        now: said(&facts).text(lang),
        before: before.collect(),
    }
}

/// Says what an event is.
fn said(f: &Facts<'_>) -> Said {
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
        let what = say!("The kernel updates its tables for {who}.", who = f.who());
        Said::new(what, None)
    })
}
