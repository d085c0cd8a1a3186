//! What is told one behind the other: names, clauses, sentences. Here is what the languages'
//! grammars differ in: a separator is a message like any other, and the names of its gaps say
//! what it stands between.

use crate::lang::message::{Fill, Gap};
use crate::lang::{Message, say};

/// `A, B, C`: names and numbers.
pub(super) fn names<T: Fill>(items: impl IntoIterator<Item = T>) -> Gap {
    join(items, |list, name| say!("{list}, {name}", list, name))
}

/// `A`, `A and B`, `A, B and C`: names.
pub(super) fn all<T: Fill>(items: impl IntoIterator<Item = T>) -> Gap {
    let mut items: Vec<T> = items.into_iter().collect();
    match items.pop() {
        Some(last) if !items.is_empty() => {
            say!("{list} and {name}", list = names(items), name = last).gap()
        }
        last => last.map_or_else(Gap::nothing, |only| only.gap()),
    }
}

/// `one does this, the other does that`.
pub(super) fn clauses(items: impl IntoIterator<Item = Message>) -> Gap {
    join(items, |said, clause| say!("{said}, {clause}", said, clause))
}

/// The same with semicolons, where a clause may have a list in it.
pub(super) fn long_clauses(items: impl IntoIterator<Item = Message>) -> Gap {
    join(items, |said, clause| say!("{said}; {clause}", said, clause))
}

/// One sentence behind the other, where there are two.
pub(super) fn also(
    first: impl Into<Option<Message>>,
    then: impl Into<Option<Message>>,
) -> Option<Message> {
    match (first.into(), then.into()) {
        (Some(first), Some(then)) => Some(say!("{first} {then}", first, then)),
        (first, then) => first.or(then),
    }
}

fn join<T: Fill>(items: impl IntoIterator<Item = T>, two: fn(Gap, Gap) -> Message) -> Gap {
    let items = items.into_iter().map(|item| item.gap());
    let joined = items.reduce(|before, item| two(before, item).gap());
    joined.unwrap_or_else(Gap::nothing)
}
