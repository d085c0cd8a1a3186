//! Questions that the reader answers before the frame is shown.
//!
//! A question is data, and so is what is said to an answer; the right answer itself
//! is found in the recording ([`super::answer`]), so that it cannot be wrong.

use super::Words;
use super::answer::Answer;
use crate::ids::{Pfn, Vpn};
use crate::lang::Lang;
use crate::lens::Who;
use crate::lens::history::Thing;
use crate::lens::memory::AreaKind;
use serde::{Deserialize, Serialize};

/// How a question is answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// By typing a number or a word.
    Type,
    /// By choosing one of several.
    Choose,
    /// By pointing at a page on the stage.
    Page,
    /// By pointing at a page frame on the stage.
    Frame,
    /// By pointing at a process in the tree.
    Process,
}

impl Kind {
    /// True if it is answered by pointing at something.
    pub fn points(self) -> bool {
        !matches!(self, Kind::Type | Kind::Choose)
    }

    /// What somebody who points at a thing answers with: a variable stands for its
    /// page. None if that is no answer to such a question.
    pub fn takes(self, thing: Thing) -> Option<Thing> {
        match (self, thing) {
            (Kind::Page, Thing::Bytes { mm, va, .. }) => Some(Thing::Page { mm, vpn: va.page() }),
            (Kind::Page, Thing::Page { .. })
            | (Kind::Frame, Thing::Frame(_))
            | (Kind::Process, Thing::Process(_)) => Some(thing),
            _ => None,
        }
    }
}

/// Words for one answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Which answer: its text, or a tag of the thing that was pointed at.
    pub is: String,
    /// English.
    pub en: String,
    /// 中文.
    pub zh: String,
}

impl Said {
    /// The words in a language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// A question, as lesson.toml has it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What the text calls it.
    pub name: String,
    /// How it is answered.
    pub kind: Kind,
    /// The moment at which it is asked: the last one that is shown while it is open.
    pub at: String,
    /// The moment that shows the answer.
    pub show: String,
    /// Where the right answer is found.
    pub answer: Answer,
    /// The question.
    pub ask: Words,
    /// Said to the right answer: why.
    pub right: Words,
    /// Said to a wrong answer that has no words of its own.
    pub wrong: Words,
    /// What can be chosen.
    #[serde(default, rename = "choice")]
    pub choices: Vec<Said>,
    /// What certain wrong answers would mean.
    #[serde(default, rename = "reply")]
    pub replies: Vec<Said>,
}

/// A question with its answer, found in a recording: plain data for a page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Posed {
    /// The last frame that is shown while it is open.
    pub at: u64,
    /// The frame that shows the answer.
    pub show: u64,
    /// The right answer.
    pub solution: Given,
    /// What can be pointed at, in the order of the stage; empty if it is not that kind.
    pub candidates: Vec<Candidate>,
}

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// Typed or chosen.
    Text(String),
    /// Pointed at.
    Thing(Thing),
}

/// Something that can be pointed at, with what names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Candidate {
    /// What.
    pub thing: Thing,
    /// Whose; none for a frame.
    pub who: Option<Who>,
    /// For a page: what its area is for.
    pub area: Option<AreaKind>,
    /// For a page: which.
    pub vpn: Option<Vpn>,
    /// For a frame: which.
    pub pfn: Option<Pfn>,
    /// For a page: the variables in it, `x = 1`.
    pub variables: Vec<String>,
}

impl Candidate {
    /// True if a reply for `tag` is meant for it: its process's letter, or the
    /// kind of its area.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.who.as_ref().is_some_and(|who| who.letter == tag)
            || self.area.is_some_and(|area| area.tag() == tag)
    }
}

/// What comes of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It is right.
    Right,
    /// It is wrong; what to say, by its place in [`Question::replies`], or
    /// [`Question::wrong`].
    Wrong(Option<usize>),
}

impl Question {
    /// Judges an answer.
    pub fn judge(&self, posed: &Posed, given: &Given) -> Verdict {
        if same(&posed.solution, given) {
            return Verdict::Right;
        }
        let meant = |said: &Said| match given {
            Given::Text(_) => same(&Given::Text(said.is.clone()), given),
            Given::Thing(thing) => {
                let candidate = posed.candidates.iter().find(|c| c.thing == *thing);
                candidate.is_some_and(|candidate| candidate.has_tag(&said.is))
            }
        };
        Verdict::Wrong(self.replies.iter().position(meant))
    }

    /// What is said to a verdict.
    pub fn reply(&self, verdict: Verdict, lang: Lang) -> &str {
        match verdict {
            Verdict::Right => self.right.of(lang),
            Verdict::Wrong(reply) => reply
                .and_then(|n| self.replies.get(n))
                .map_or_else(|| self.wrong.of(lang), |said| said.of(lang)),
        }
    }
}

/// Two answers are the same if they are the same thing, number or word.
fn same(a: &Given, b: &Given) -> bool {
    match (a, b) {
        (Given::Thing(a), Given::Thing(b)) => a == b,
        (Given::Text(a), Given::Text(b)) => plain(a) == plain(b),
        _ => false,
    }
}

/// A typed answer without what does not matter: spaces around it, quotes, capitals,
/// full-width digits, zeros before a number.
fn plain(text: &str) -> String {
    let narrow = text.chars().map(|c| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '−' | '－' => '-',
        c => c,
    });
    let text: String = narrow.collect();
    let text = text
        .trim()
        .trim_matches(['"', '“', '”', '.', '。'])
        .trim()
        .to_lowercase();
    match text.parse::<i64>() {
        Ok(number) => number.to_string(),
        Err(_) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_answer_is_taken_kindly() {
        for (a, b) in [
            (" 2 ", "2"),
            ("０2", "2"),
            ("“Hello”", "hello"),
            ("-1", "−1"),
        ] {
            assert!(same(&Given::Text(a.into()), &Given::Text(b.into())), "{a}");
        }
        assert!(!same(&Given::Text("1".into()), &Given::Text("11".into())));
    }
}
