//! Technical terms with a short explanation each, and finding them in a sentence.
//!
//! The terms are data (`assets/glossary.toml`). A term keeps the kernel's own word
//! in every language; the explanation is in the reader's.

use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// A term.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its name in lesson texts.
    pub name: String,
    /// English.
    pub en: Entry,
    /// 中文.
    pub zh: Entry,
}

/// A term in one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The words by which it is known in a sentence; the first one is its title.
    pub words: Vec<String>,
    /// What it is.
    pub text: String,
}

impl Term {
    /// The term in a language.
    pub fn of(&self, lang: Lang) -> &Entry {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// All terms.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Glossary {
    /// The terms.
    #[serde(rename = "term")]
    pub terms: Vec<Term>,
}

/// A piece of a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece<'a> {
    /// Plain words.
    Plain(&'a str),
    /// A term: its words here, and which one it is.
    Term(&'a str, usize),
}

impl Glossary {
    /// A term by its name or by one of its words.
    pub fn find(&self, word: &str, lang: Lang) -> Option<usize> {
        let known =
            |term: &Term| term.name == word || term.of(lang).words.iter().any(|w| same(w, word));
        self.terms.iter().position(known)
    }

    /// A sentence cut where a term stands. Only the first occurrence of each term
    /// counts; those in `seen` have occurred already.
    pub fn cut<'a>(&self, text: &'a str, lang: Lang, seen: &mut Vec<usize>) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut plain = 0;
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            match self.at(text, at, lang) {
                Some((term, len)) if !seen.contains(&term) => {
                    if plain < at {
                        pieces.push(Piece::Plain(&text[plain..at]));
                    }
                    pieces.push(Piece::Term(&text[at..at + len], term));
                    seen.push(term);
                    at += len;
                    plain = at;
                }
                // A longer term that was seen already hides the shorter ones in it.
                Some((_, len)) => at += len,
                None => at += c.len_utf8(),
            }
        }
        if plain < text.len() {
            pieces.push(Piece::Plain(&text[plain..]));
        }
        pieces
    }

    /// The term that a text has at a place, in bytes, and its length: the longest one.
    fn at(&self, text: &str, at: usize, lang: Lang) -> Option<(usize, usize)> {
        let before = text[..at].chars().next_back();
        // Asked at every letter of every sentence: mostly the first one says no.
        let first = *text.as_bytes().get(at)?;
        if !whole(before, text[at..].chars().next()) {
            return None;
        }
        let mut best: Option<(usize, usize)> = None;
        for (index, term) in self.terms.iter().enumerate() {
            for word in &term.of(lang).words {
                let begins = word.as_bytes().first();
                if !begins.is_some_and(|byte| byte.eq_ignore_ascii_case(&first)) {
                    continue;
                }
                let Some(here) = text
                    .get(at..at + word.len())
                    .filter(|here| same(here, word))
                else {
                    continue;
                };
                let after = text[at + here.len()..].chars().next();
                // A call in a line of code is code.
                if after != Some('(')
                    && whole(before, word.chars().next())
                    && whole(after, word.chars().next_back())
                    && best.is_none_or(|(_, len)| len < word.len())
                {
                    best = Some((index, word.len()));
                }
            }
        }
        best
    }
}

/// The same word; abbreviations keep their capitals.
fn same(a: &str, b: &str) -> bool {
    let shouted = |word: &str| word.len() > 1 && !word.chars().any(|c| c.is_ascii_lowercase());
    a == b || (a.eq_ignore_ascii_case(b) && !shouted(a) && !shouted(b))
}

/// True if a word of the Latin script does not go on beside its edge.
fn whole(beside: Option<char>, edge: Option<char>) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !(beside.is_some_and(latin) && edge.is_some_and(latin))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let term = |name: &str, en: &[&str], zh: &str| Term {
            name: name.into(),
            en: Entry {
                words: en.iter().map(|w| w.to_string()).collect(),
                text: "…".into(),
            },
            zh: Entry {
                words: vec![zh.into()],
                text: "…".into(),
            },
        };
        Glossary {
            terms: vec![
                term("page", &["page"], "页"),
                term("page fault", &["page fault", "page faults"], "缺页异常"),
                term("PTE", &["PTE", "entry"], "页表项"),
            ],
        }
    }

    #[test]
    fn the_longest_term_is_found_once_and_only_as_a_word() {
        let pieces = glossary().cut(
            "Page fault: the entry of a page, entry or PTE, in homepage and page().",
            Lang::En,
            &mut Vec::new(),
        );
        let terms: Vec<&str> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Term(words, _) => Some(*words),
                Piece::Plain(_) => None,
            })
            .collect();
        assert_eq!(terms, ["Page fault", "entry", "page"]);
        let joined: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Term(words, _) | Piece::Plain(words) => *words,
            })
            .collect();
        assert!(joined.ends_with("in homepage and page()."));
    }

    #[test]
    fn chinese_words_need_no_spaces() {
        let pieces = glossary().cut("引起缺页异常，页表项改变", Lang::Zh, &mut Vec::new());
        assert_eq!(
            pieces,
            [
                Piece::Plain("引起"),
                Piece::Term("缺页异常", 1),
                Piece::Plain("，"),
                Piece::Term("页表项", 2),
                Piece::Plain("改变"),
            ]
        );
    }
}
