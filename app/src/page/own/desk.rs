//! The full editor as the page holds it: handles, and calls in plain values.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

/// How far the full editor is.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Full {
    /// Nobody has begun to write.
    #[default]
    NotYet,
    /// It is being loaded.
    Coming,
    /// It is there.
    There,
    /// It cannot be loaded.
    Failed,
}

/// Where the plain text area is, when the full editor takes over from it.
#[derive(Default)]
pub struct Caret {
    /// The selection, in UTF-16 units.
    pub from: u32,
    /// Its end.
    pub to: u32,
    /// Whether the reader is in it.
    pub focused: bool,
}

/// The editor, and what it may call.
pub struct Desk {
    editor: JsValue,
    /// As long as the editor may call, these must live.
    _page: Page,
}

/// What the editor calls: the page's side of `editor/src/main.js`.
#[expect(dead_code, reason = "held for JavaScript, which calls them")]
pub struct Page {
    /// Something was typed: the text.
    pub changed: Closure<dyn Fn(String)>,
    /// The reader wants it run.
    pub run: Closure<dyn Fn()>,
    /// What is open behind a line (a comment, a string), given what is open before it.
    pub after: Closure<dyn Fn(String, u32) -> u32>,
    /// The colours of a line.
    pub colours: Closure<dyn Fn(String, u32) -> Vec<u32>>,
}

impl Desk {
    /// The editor that JavaScript made, with what it may call.
    pub fn new(editor: JsValue, page: Page) -> Self {
        Self {
            editor,
            _page: page,
        }
    }

    fn call(&self, name: &str, arguments: &[JsValue]) -> JsValue {
        let called = || {
            let method: Function = Reflect::get(&self.editor, &name.into())?.dyn_into()?;
            Reflect::apply(&method, &self.editor, &arguments.iter().collect())
        };
        called().unwrap_or_default()
    }

    /// What is typed, at this moment.
    pub fn text(&self) -> Option<String> {
        self.call("text", &[]).as_string()
    }

    /// Puts another text there; the reader can undo it.
    pub fn set(&self, text: &str) {
        self.call("set", &[text.into()]);
    }

    /// It is in the page again.
    pub fn back(&self) {
        self.call("back", &[]);
    }

    /// Puts the reader into it.
    pub fn focus(&self) {
        self.call("focus", &[]);
    }

    /// Puts the reader to a line and column, both from 1.
    pub fn go(&self, line: u32, column: u32) {
        self.call("go", &[line.into(), column.into()]);
    }

    /// Marks what the compiler found: a JSON list (editor/src/problems.js).
    pub fn problems(&self, json: &str) {
        self.call("problems", &[json.into()]);
    }

    /// Marks the lines of processes: a JSON list (editor/src/marks.js).
    pub fn letters(&self, json: &str) {
        self.call("letters", &[json.into()]);
    }

    /// Says everything in another language: JSON (editor/src/main.js).
    pub fn say(&self, json: &str) {
        self.call("say", &[json.into()]);
    }
}
