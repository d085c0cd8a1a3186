//! Lists of things with stable ids: what stays keeps its element, and only what
//! changed is drawn again. So things glide instead of blinking, and a step costs
//! as much as it changed.

use leptos::prelude::*;
use std::collections::BTreeMap;

/// One thing of a list.
pub type Item<K, V> = (K, ArcRwSignal<V>);

/// Follows a list: a signal of its own for every key.
pub fn keyed<K, V>(list: impl Fn() -> Vec<(K, V)> + 'static) -> RwSignal<Vec<Item<K, V>>>
where
    K: Ord + Clone + Send + Sync + 'static,
    V: PartialEq + Send + Sync + 'static,
{
    let items: RwSignal<Vec<Item<K, V>>> = RwSignal::new(Vec::new());
    let effect = RenderEffect::new(move |_| {
        let list = list();
        let mut old: BTreeMap<K, ArcRwSignal<V>> =
            items.with_untracked(|items| items.iter().cloned().collect());
        let mut same = items.with_untracked(Vec::len) == list.len();
        let mut fresh = Vec::with_capacity(list.len());
        for (n, (key, value)) in list.into_iter().enumerate() {
            let signal = match old.remove(&key) {
                Some(signal) => {
                    if signal.with_untracked(|held| *held != value) {
                        signal.set(value);
                    }
                    signal
                }
                None => ArcRwSignal::new(value),
            };
            same = same
                && items.with_untracked(|items| items.get(n).is_some_and(|item| item.0 == key));
            fresh.push((key, signal));
        }
        if !same {
            items.set(fresh);
        }
    });
    // The effect lives as long as the component that asked for it.
    let effect = StoredValue::new_local(Some(effect));
    on_cleanup(move || effect.dispose());
    items
}
