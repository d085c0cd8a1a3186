//! The full editor: CodeMirror, a JavaScript module of its own (editor/) that is
//! loaded when somebody begins to write.
//!
//! The page talks to it in plain values, and it asks the page for the colours,
//! which the compiler's own lexer gives. Where it cannot be loaded, the plain
//! text area of [`super::editor`] stays.

use super::desk::{Caret, Desk, Full, Page};
use super::draft::Own;
use crate::player::Open;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use sim_core::c::highlight::{self, Inside};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

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
    let handles = object(&[
        ("changed", changed.as_ref().clone()),
        ("run", run.as_ref().clone()),
        ("after", after.as_ref().clone()),
        ("colours", colours.as_ref().clone()),
    ])?;
    let open: Function = Reflect::get(module, &"open".into())?.dyn_into()?;
    let editor = open.call3(module, place.as_ref(), &start, &handles)?;
    let page = Page {
        changed,
        run,
        after,
        colours,
    };
    Ok(Desk::new(editor, page))
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
