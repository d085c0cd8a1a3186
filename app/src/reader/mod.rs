//! What the reader chose, and the words that follow from it: language, theme, and what a
//! technical term means. Knows neither the player nor the page; both speak through it.

mod settings;
pub mod term;

pub use settings::{Settings, Theme, labels, lang, words};
