//! What the page asks of the browser, guarded: inside a sandboxed frame storage
//! and history may throw, and the page works without them.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The URL's fragment, without its `#`.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_string()
}

/// Replaces the fragment without a new entry in the history.
pub fn replace_fragment(fragment: &str) {
    let url = format!("#{fragment}");
    let history = window().history().ok();
    let replaced = history.and_then(|h| {
        h.replace_state_with_url(&JsValue::NULL, "", Some(&url))
            .ok()
    });
    if replaced.is_none() {
        let _ = window().location().replace(&url);
    }
}

/// Goes to another fragment, as a link would.
pub fn go_to_fragment(fragment: &str) {
    let _ = window().location().set_hash(fragment);
}

/// A setting that was kept, if storage is allowed.
pub fn kept(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a setting, if storage is allowed.
pub fn keep(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Milliseconds since the page began.
pub fn now_ms() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

/// The languages that the reader prefers begin with Chinese.
pub fn prefers_chinese() -> bool {
    window()
        .navigator()
        .language()
        .is_some_and(|language| language.starts_with("zh"))
}

/// Sets an attribute of the page's root element.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}
