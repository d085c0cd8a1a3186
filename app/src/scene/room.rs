//! How wide the room of something is, whatever the window does.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlElement, ResizeObserver};

/// Keeps a signal at the width of an element, in CSS pixels.
pub fn watch_width<E>(room: NodeRef<E>, width: RwSignal<i32>)
where
    E: leptos::html::ElementType + 'static,
    E::Output: JsCast + Clone + Into<HtmlElement> + 'static,
{
    let watcher: StoredValue<Option<ResizeObserver>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(element) = room.get() else { return };
        let element: HtmlElement = element.into();
        width.set(element.client_width());
        let measured = element.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            let now = measured.client_width();
            if now > 0
                && width
                    .try_get_untracked()
                    .is_some_and(|before| before != now)
            {
                width.set(now);
            }
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
        changed.forget();
        if let Some(observer) = &observer {
            observer.observe(&element);
        }
        watcher.set_value(observer);
    });
    on_cleanup(move || {
        watcher.try_update_value(|observer| observer.take().inspect(ResizeObserver::disconnect));
    });
}
