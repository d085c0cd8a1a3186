//! Lessons: a program, words in two languages, and the moments that the words
//! point at.
//!
//! A lesson is data (`assets/lessons/<name>/program.c` and `lesson.toml`); adding
//! one touches no Rust. A moment is found by what it is ("the first copy by B"),
//! never by a frame's number, so it survives a change of the model.

pub mod answer;
pub mod find;
pub mod glossary;
pub mod markup;
pub mod question;

use crate::kernel::event::Level;
use crate::lang::Lang;
use crate::scenario::Scenario;
use serde::{Deserialize, Serialize};

pub use find::{Find, Selector};
pub use question::Question;

/// A text in every language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// English.
    pub en: String,
    /// 中文.
    pub zh: String,
}

impl Words {
    /// The text in a language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// What a lesson is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// fork and the pages that it shares.
    Fork,
    /// Where memory comes from.
    Memory,
    /// Processes and what they do to each other.
    Processes,
}

impl Group {
    /// Every group, in the order of the list.
    pub const ALL: [Group; 3] = [Group::Fork, Group::Memory, Group::Processes];
}

/// A lesson, as lesson.toml holds it; name, program
/// and picture come from the folder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// The folder's name: what a link says.
    #[serde(default)]
    pub name: String,
    /// Its place in the list.
    pub order: u32,
    /// With which others it stands in the list.
    pub group: Group,
    /// The level of detail that it opens with.
    pub level: Level,
    /// The moment that it opens at; the first frame if none.
    #[serde(default)]
    pub open: Option<String>,
    /// The moment of its still picture; a middle one if none.
    #[serde(default)]
    pub still: Option<String>,
    /// Its title.
    pub title: Words,
    /// One sentence for the list.
    pub summary: Words,
    /// Its text, in the markup of [`markup`].
    pub words: Words,
    /// The moments that its text points at.
    #[serde(default, rename = "moment")]
    pub moments: Vec<Selector>,
    /// The questions that its text asks.
    #[serde(default, rename = "question")]
    pub questions: Vec<Question>,
    /// A small picture for the list: SVG, in the classes of the page's style sheets.
    #[serde(default)]
    pub picture: String,
    /// What is to be said of the run besides the program.
    #[serde(default)]
    pub scenario: Scenario,
}

impl Lesson {
    /// The moment of this name.
    pub fn moment(&self, name: &str) -> Option<&Selector> {
        self.moments.iter().find(|moment| moment.name == name)
    }
}
