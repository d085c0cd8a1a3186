//! The languages of the page, and what every module that speaks needs for them: messages with
//! gaps ([`message`]), and text of the program's own inside a sentence ([`verbatim`]).
//!
//! Knows nothing of C, the kernel or the page: whoever has something to say depends on this.

pub mod message;
mod verbatim;
mod zh;

pub use message::Message;
pub(crate) use message::say;
use serde::{Deserialize, Serialize};

/// A language of the page.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// 中文.
    Zh,
}

impl Lang {
    /// Every language.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Zh];

    /// Its code, as in HTML's `lang`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh",
        }
    }
}
