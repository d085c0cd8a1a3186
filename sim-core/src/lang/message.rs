//! A message of whoever speaks (the front end, the machine, the sentences of events), in any
//! language.
//!
//! It is written where it is said, in English, by [`say!`]; its Chinese stands in the catalogue
//! ([`super::zh`]) under the English. The macro looks it up while the crate is compiled, so a
//! message that lacks its Chinese, or a gap that nothing fills, does not compile.

use super::Lang;
use super::verbatim::{push, push_marked, spaced};
use super::zh;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A message with what stands in its gaps. Made by [`say!`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    pattern: &'static Pattern,
    /// Shared: a message that stands in another's gap is cloned.
    gaps: Arc<[(&'static str, Gap)]>,
}

/// A message's text in every language. A gap is a name in braces: `{name}`; any other brace is
/// itself. A language may leave a gap out, as long as another has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pattern {
    en: &'static str,
    zh: &'static str,
}

/// What stands in a gap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Gap {
    /// Text of the program's own, a name of the language or a number: the same in every language.
    Text(Arc<str>),
    /// Words, which each language has its own for.
    Words(Message),
}

impl Pattern {
    /// The pattern with this English, and gaps of these names.
    ///
    /// # Panics
    /// Where the compiler calls it, so the crate does not compile: if the catalogue lacks the
    /// Chinese, or the gaps are not these.
    pub const fn new(en: &'static str, gaps: &[&str]) -> Self {
        let zh = zh::of(en);
        check(en, gaps);
        check(zh, gaps);
        let mut i = 0;
        while i < gaps.len() {
            if !has_gap(en, gaps[i]) && !has_gap(zh, gaps[i]) {
                panic!("a value is given for a gap that the message has in no language");
            }
            i += 1;
        }
        Self { en, zh }
    }
}

impl Gap {
    /// Nothing stands there.
    pub fn nothing() -> Self {
        Gap::Text(Arc::default())
    }
}

impl Message {
    /// The message with what stands in its gaps. Little of it is on the caller's stack: the
    /// parser, which calls itself for each bracket, speaks in most of its functions.
    #[inline(never)]
    pub fn new(pattern: &'static Pattern, gaps: &[(&'static str, &dyn Fill)]) -> Self {
        let gaps = gaps.iter().map(|(name, value)| (*name, value.gap()));
        Self {
            pattern,
            gaps: gaps.collect(),
        }
    }

    /// The message in a language.
    pub fn text(&self, lang: Lang) -> String {
        let mut text = String::with_capacity(128);
        self.fill(lang, &mut text);
        match lang {
            Lang::En => text,
            Lang::Zh => spaced(&text),
        }
    }

    fn fill(&self, lang: Lang, out: &mut String) {
        let mut rest = match lang {
            Lang::En => self.pattern.en,
            Lang::Zh => self.pattern.zh,
        };
        while let Some(brace) = rest.find('{') {
            let (before, behind) = rest.split_at(brace);
            out.push_str(before);
            let len = gap_len(behind.as_bytes(), 0);
            let name = behind.get(1..(1 + len)).filter(|_| len > 0);
            let gap = name.and_then(|name| self.gaps.iter().find(|(n, _)| *n == name));
            match gap {
                // Nothing is no text of the program's: no language puts a space beside it.
                Some((_, Gap::Text(text))) if text.is_empty() => {}
                Some((_, Gap::Text(text))) => match lang {
                    Lang::En => push(out, text),
                    Lang::Zh => push_marked(out, text),
                },
                Some((_, Gap::Words(words))) => words.fill(lang, out),
                None => out.push('{'),
            }
            let taken = if gap.is_some() { len + 2 } else { 1 };
            rest = behind.get(taken..).unwrap_or_default();
        }
        out.push_str(rest);
    }
}

/// The message in English, for who reads the command line, a test or JSON.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What can stand in a gap.
pub trait Fill {
    /// As it stands there.
    fn gap(&self) -> Gap;
}

impl Fill for Gap {
    fn gap(&self) -> Gap {
        self.clone()
    }
}

impl Fill for Message {
    fn gap(&self) -> Gap {
        Gap::Words(self.clone())
    }
}

impl<T: Fill + ?Sized> Fill for &T {
    fn gap(&self) -> Gap {
        (**self).gap()
    }
}

/// Lets what can be displayed stand in a gap, the same in every language.
macro_rules! fill_with_text {
    ($($ty:ty),* $(,)?) => {
        $(impl $crate::lang::message::Fill for $ty {
            fn gap(&self) -> $crate::lang::message::Gap {
                $crate::lang::message::Gap::Text(self.to_string().into())
            }
        })*
    };
}

pub(crate) use fill_with_text;

fill_with_text!(
    str,
    String,
    Arc<str>,
    Cow<'_, str>,
    char,
    u8,
    u16,
    u32,
    u64,
    usize,
    i8,
    i32,
    i64,
    i128,
);

/// The message with this English, a gap in it for each name that follows:
/// `say!("'{name}' is not declared", name)` or `say!("… line {line}", line = at.line)`.
macro_rules! say {
    ($en:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        const PATTERN: &$crate::lang::message::Pattern =
            &$crate::lang::message::Pattern::new($en, &[$(stringify!($name)),*]);
        $crate::lang::message::Message::new(
            PATTERN,
            &[$((
                stringify!($name),
                &$crate::lang::message::value!($name $(= $value)?)
                    as &dyn $crate::lang::message::Fill,
            )),*],
        )
    }};
}
macro_rules! value {
    ($name:ident) => {
        $name
    };
    ($name:ident = $value:expr) => {
        $value
    };
}
pub(crate) use {say, value};

/// How long the name of the gap is that begins with the brace at `at`; 0 if it is only a brace.
const fn gap_len(text: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < text.len() && matches!(text[end], b'a'..=b'z' | b'_' | b'0'..=b'9') {
        end += 1;
    }
    if end < text.len() && text[end] == b'}' {
        end - at - 1
    } else {
        0
    }
}

/// Whether the bytes at `at` are `name`.
const fn stands_at(text: &[u8], at: usize, name: &[u8]) -> bool {
    let mut i = 0;
    while i < name.len() {
        if at + i >= text.len() || text[at + i] != name[i] {
            return false;
        }
        i += 1;
    }
    true
}

const fn has_gap(pattern: &str, name: &str) -> bool {
    let (text, name) = (pattern.as_bytes(), name.as_bytes());
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'{' && gap_len(text, at) == name.len() && stands_at(text, at + 1, name) {
            return true;
        }
        at += 1;
    }
    false
}

/// Panics if a gap of the pattern is none of these.
const fn check(pattern: &str, gaps: &[&str]) {
    let text = pattern.as_bytes();
    let mut at = 0;
    while at < text.len() {
        let len = if text[at] == b'{' {
            gap_len(text, at)
        } else {
            0
        };
        if len > 0 {
            let (mut i, mut found) = (0, false);
            while i < gaps.len() {
                let name = gaps[i].as_bytes();
                found |= name.len() == len && stands_at(text, at + 1, name);
                i += 1;
            }
            if !found {
                panic!("a gap of the message, or of its Chinese, has no value");
            }
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_said_in_each_language_with_what_stands_in_its_gaps() {
        let said = say!("'{name}' is not declared", name = "变量x");
        assert_eq!(said.to_string(), "'变量x' is not declared");
        assert_eq!(said.text(Lang::Zh), "'变量x' 没有声明");
    }

    #[test]
    fn words_in_a_gap_are_said_in_the_same_language() {
        let after = say!("after this statement");
        let said = say!("expected ';' {after}", after);
        assert_eq!(said.to_string(), "expected ';' after this statement");
        assert_eq!(said.text(Lang::Zh), "这条语句后面缺少 ';'");
    }

    #[test]
    fn a_brace_that_is_no_gap_stays() {
        let said = say!("this '{' is never closed");
        assert_eq!(said.to_string(), "this '{' is never closed");
        let said = say!("the body of a function stands in { }");
        assert_eq!(said.text(Lang::Zh), "函数体写在 { } 里");
    }

    #[test]
    fn a_gap_without_a_text_leaves_no_space() {
        let frame = Gap::nothing();
        let said = say!(
            "The mapping is private, and the page is still the file's own{frame}: the write goes to a copy.",
            frame
        );
        assert_eq!(
            said.text(Lang::Zh),
            "映射是私有的，而这一页还是文件自己的页：写入到副本上。"
        );
    }
}
