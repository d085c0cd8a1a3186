//! What just happened, and why, in one sentence each, in English and 中文.
//!
//! [`facts`] finds out (names, places, counts) and knows no language; [`en`] and
//! [`zh`] put it into words. Technical terms stay in the kernel's own words.

pub mod brief;
mod call;
pub mod cause;
mod en;
pub mod ending;
pub mod facts;
mod typed;
mod waiting;
mod why;
mod zh;

use crate::kernel::event::EventKind;
use crate::lang::{Lang, verbatim};
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

impl Sentence {
    fn new(what: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            why: why.into(),
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

/// Says what the frame's event is, and what else happened since the frame before.
pub fn explain(shot: &Shot<'_>, lang: Lang) -> Explanation {
    let Some(event) = shot.step.event() else {
        return Explanation {
            now: match lang {
                Lang::En => en::nothing_yet(),
                Lang::Zh => zh::nothing_yet(),
            },
            before: Vec::new(),
        };
    };
    let facts = Facts { shot: *shot, event };
    let now = match lang {
        Lang::En => en::event(&facts),
        Lang::Zh => zh::event(&facts),
    };
    let finished = |text: &str| match lang {
        Lang::En => verbatim::plain(text),
        Lang::Zh => verbatim::spaced(text),
    };
    let own = matches!(
        event.kind,
        EventKind::Output { .. } | EventKind::TaskCreate { .. }
    );
    let briefs = brief::of(shot, own);
    let before = briefs
        .iter()
        .map(|brief| match lang {
            Lang::En => en::brief(&facts, brief),
            Lang::Zh => zh::brief(&facts, brief),
        })
        .map(|text| finished(&text))
        .collect();
    let now = Sentence::new(finished(&now.what), finished(&now.why));
    Explanation { now, before }
}
