//! A sentence's elements, made once and then written to where its pieces differ from those
//! that they show: a step has another sentence, but mostly much of it again.

use crate::reader::term::{Terms, Words, term_element, write_term};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// What an element shows of a sentence.
#[derive(Default)]
pub struct Prose {
    words: Words,
    nodes: Vec<Node>,
}

impl Prose {
    /// Shows a sentence in an element that nothing else writes to. What stays keeps its
    /// element, and with it the focus and what it has opened.
    pub fn write(&mut self, room: &Element, words: Words, terms: Terms) {
        if self.words == words {
            return;
        }
        let before = std::mem::replace(&mut self.words, words);
        let now = &self.words;
        let same = before.iter().zip(now).take_while(|(a, b)| a == b).count();
        let (old, new) = (before.len() - same, now.len() - same);
        let ends = before.iter().rev().zip(now.iter().rev());
        let end = ends.take_while(|(a, b)| a == b).count().min(old.min(new));
        let (old, new) = (old - end, new - end);
        // What stood between is written over, piece by piece, as far as it is of one kind.
        for n in same..same + old.min(new) {
            let (was, is) = (&before[n], &now[n]);
            let Some(held) = self.nodes.get_mut(n) else {
                continue;
            };
            match (was.1, is.1) {
                _ if was == is => {}
                (None, None) => held.set_node_value(Some(&is.0)),
                (Some(was_term), Some(term)) => {
                    if let Some(room) = held.dyn_ref::<Element>() {
                        terms.close_in(room);
                        write_term(room, (&is.0, term), (&was.0, was_term));
                    }
                }
                _ => {
                    let made = node(is);
                    let _ = room.replace_child(&made, held);
                    *held = made;
                }
            }
        }
        let from = same + old.min(new);
        if old > new {
            for gone in self.nodes.drain(from..from + old - new) {
                let _ = room.remove_child(&gone);
            }
        } else if new > old {
            let behind = self.nodes.get(from).cloned();
            let made: Vec<Node> = now[from..from + new - old].iter().map(node).collect();
            for it in &made {
                let _ = room.insert_before(it, behind.as_ref());
            }
            self.nodes.splice(from..from, made);
        }
    }
}

/// A piece's node.
fn node((words, term): &(String, Option<usize>)) -> Node {
    let made = term.and_then(|term| term_element(words, term));
    made.map_or_else(|| document().create_text_node(words).into(), Node::from)
}
