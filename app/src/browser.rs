//! What the page asks of the browser, guarded: inside a sandboxed frame storage
//! and history may throw, and the page works without them.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition, Window};

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

thread_local! {
    /// What is to be done in the next frame.
    static NEXT: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Does something in the next frame, in order: once what is changed now has been laid out and
/// painted, so that to ask where something is costs nothing more.
pub fn in_next_frame(what: impl FnOnce() + 'static) {
    let first = NEXT.with_borrow_mut(|next| {
        next.push(Box::new(what));
        next.len() == 1
    });
    // The browser is asked once for all of them.
    if first {
        request_animation_frame(|| {
            let all = NEXT.with_borrow_mut(std::mem::take);
            all.into_iter().for_each(|it| it());
        });
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

/// Takes away the picture that stood in for the first frame (assets/first.js).
pub fn take_first_picture_away() {
    if let Some(picture) = document().get_element_by_id("first") {
        picture.remove();
    }
}

/// Gives the page's body a class, or takes it away.
pub fn mark_body(class: &str, on: bool) {
    if let Some(body) = document().body() {
        let _ = body.class_list().toggle_with_force(class, on);
    }
}

/// Sets an attribute of the page's root element.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// [`reveal`] of the first element that a selector finds.
pub fn reveal_first(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        reveal(&element);
    }
}

/// Scrolls as little as is needed for an element to be seen.
pub fn reveal(element: &Element) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    nearest.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// The page's address, without its fragment.
pub fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

/// Puts a text on the clipboard; false if that is refused.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Where the site is not served safely there is none.
    let there = Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if !there.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    let written = navigator.clipboard().write_text(text);
    JsFuture::from(written).await.is_ok()
}

/// The reader's system asks for less motion.
pub fn wants_no_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// The reader's system is dark.
pub fn prefers_dark() -> bool {
    let query = window().match_media("(prefers-color-scheme: dark)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// The window is no wider than a phone's, as the style sheets have it.
pub fn is_phone() -> bool {
    let query = window().match_media("(max-width: 560px)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Lets the browser have its turn: it draws, and hears what the reader does.
pub async fn turn() {
    let wait = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(wait).await;
}

/// The page around this one, if it is embedded.
pub fn parent() -> Option<Window> {
    let own = window();
    let parent = own.parent().ok().flatten()?;
    let (one, other): (&JsValue, &JsValue) = (parent.unchecked_ref(), own.unchecked_ref());
    (one != other).then_some(parent)
}

/// Sends a message to the page around: to whichever it is, or to these origins.
pub fn tell_parent(message: &JsValue, origins: &[String]) {
    let Some(parent) = parent() else { return };
    if origins.is_empty() {
        let _ = parent.post_message(message, "*");
        return;
    }
    // Where the browser says who is around, others are not even tried.
    let around = origin_around();
    let meant = |origin: &&String| around.as_ref().is_none_or(|around| around == *origin);
    for origin in origins.iter().filter(meant) {
        // An origin that is not one throws.
        let _ = parent.post_message(message, origin);
    }
}

/// The origin of the page around, if the browser says it.
fn origin_around() -> Option<String> {
    let list = Reflect::get(&window().location(), &JsValue::from_str("ancestorOrigins")).ok()?;
    Reflect::get_u32(&list, 0).ok()?.as_string()
}

/// Scrolls a room of its own, and nothing around it.
pub fn scroll_to(room: &web_sys::Element, left: i32, top: i32, glide: bool) {
    if !glide {
        room.set_scroll_left(left);
        room.set_scroll_top(top);
        return;
    }
    let how = Object::new();
    for (name, value) in [
        ("left", left.into()),
        ("top", top.into()),
        ("behavior", JsValue::from_str("smooth")),
    ] {
        let _ = Reflect::set(&how, &JsValue::from_str(name), &value);
    }
    let scroll = Reflect::get(room, &JsValue::from_str("scrollTo"));
    if let Some(scroll) = scroll.ok().and_then(|it| it.dyn_into::<Function>().ok()) {
        let _ = scroll.call1(room, &how);
    }
}

/// Puts the reader to the first element that a selector finds.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
