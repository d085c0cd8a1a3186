//! The full editor: CodeMirror, a JavaScript module of its own (editor/) that is
//! loaded when somebody begins to write.
//!
//! The page talks to it in plain values, and it asks the page for the colours,
//! which the compiler's own lexer gives. Where it cannot be loaded, the plain
//! text area of [`super::editor`] stays.

use super::own::Own;
use crate::player::Open;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use sim_core::c::highlight::{self, Inside};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

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
    _page: Page,
}

struct Page {
    _changed: Closure<dyn Fn(String)>,
    _run: Closure<dyn Fn()>,
    _after: Closure<dyn Fn(String, u32) -> u32>,
    _colours: Closure<dyn Fn(String, u32) -> Vec<u32>>,
}

impl Desk {
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

/// Loads the editor into an element. `words` are as for [`Desk::say`]; `caret`
/// is asked when it is there.
pub fn load(own: Own, place: web_sys::Element, words: String, caret: impl Fn() -> Caret + 'static) {
    if own.full.get_untracked() != Full::NotYet {
        return;
    }
    own.full.set(Full::Coming);
    spawn_local(async move {
        let opened = match module().await {
            Ok(module) => open(own, &module, &place, &words, &caret()),
            Err(error) => Err(error),
        };
        match opened {
            Ok(desk) => {
                own.keep(desk);
                own.full.set(Full::There);
            }
            Err(_) => own.full.set(Full::Failed),
        }
    });
}

/// The module, which assets/boot.js knows how to load.
async fn module() -> Result<JsValue, JsValue> {
    let page = Reflect::get(&js_sys::global(), &"ringside".into())?;
    let editor: Function = Reflect::get(&page, &"editor".into())?.dyn_into()?;
    let promise: Promise = editor.call0(&page)?.dyn_into()?;
    JsFuture::from(promise).await
}

fn open(
    own: Own,
    module: &JsValue,
    place: &web_sys::Element,
    words: &str,
    caret: &Caret,
) -> Result<Desk, JsValue> {
    let changed = Closure::<dyn Fn(String)>::new(move |text| own.draft.set(text));
    let run = Closure::<dyn Fn()>::new(move || own.run(Open::First));
    let after = Closure::<dyn Fn(String, u32) -> u32>::new(|line: String, inside| {
        highlight::after(&line, Inside::of_number(inside)).number()
    });
    let colours = Closure::<dyn Fn(String, u32) -> Vec<u32>>::new(|line: String, inside| {
        colours(&line, Inside::of_number(inside))
    });
    let start = object(&[
        ("text", own.draft.get_untracked().into()),
        ("from", caret.from.into()),
        ("to", caret.to.into()),
        ("focused", caret.focused.into()),
        ("words", words.into()),
    ])?;
    let page = object(&[
        ("changed", changed.as_ref().clone()),
        ("run", run.as_ref().clone()),
        ("after", after.as_ref().clone()),
        ("colours", colours.as_ref().clone()),
    ])?;
    let open: Function = Reflect::get(module, &"open".into())?.dyn_into()?;
    let editor = open.call3(module, place.as_ref(), &start, &page)?;
    Ok(Desk {
        editor,
        _page: Page {
            _changed: changed,
            _run: run,
            _after: after,
            _colours: colours,
        },
    })
}

fn object(fields: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object.into())
}

/// The colours of a line: a colour's number and the place, in UTF-16 units, at
/// which it ends, again and again.
fn colours(line: &str, inside: Inside) -> Vec<u32> {
    let (mut out, mut from, mut units) = (Vec::new(), 0, 0);
    for (colour, end) in highlight::line(line, inside).0 {
        let piece = line.get(from..end).unwrap_or_default();
        units += piece.encode_utf16().count() as u32;
        out.extend([colour as u32, units]);
        from = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::colours;
    use sim_core::c::highlight::{Colour, Inside};

    #[test]
    fn colours_end_at_utf16_units() {
        let found = colours("\"🦀é\" 1", Inside::Text);
        let text = Colour::Text as u32;
        let (plain, number) = (Colour::Plain as u32, Colour::Number as u32);
        assert_eq!(found, [text, 5, plain, 6, number, 7]);
    }
}
