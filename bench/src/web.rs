//! The same measurements for a page: each function gives JSON.

use crate::workload::find;
use crate::{measure, workload};
use serde_json::json;
use sim_core::recording::Recording;
use wasm_bindgen::prelude::wasm_bindgen;

/// The names of the workloads, as a JSON array.
#[wasm_bindgen]
pub fn names() -> String {
    json!(workload::WORKLOADS.map(|it| it.name)).to_string()
}

/// How fast a workload is recorded.
#[wasm_bindgen]
pub fn rate(name: &str, events: u32) -> String {
    let rate = find(name).and_then(|it| measure::rate(&it, u64::from(events)));
    json!({ "name": name, "rate": rate }).to_string()
}

/// A recording that stays while it is measured.
#[wasm_bindgen]
pub struct Held(Recording);

/// Records a workload.
#[wasm_bindgen]
pub fn hold(name: &str, events: u32) -> Option<Held> {
    let workload = find(name)?;
    measure::record(&workload, u64::from(events)).map(Held)
}

#[wasm_bindgen]
impl Held {
    /// What it takes.
    pub fn size(&self) -> String {
        json!(measure::size(&self.0)).to_string()
    }

    /// How long it takes to go to its frames.
    pub fn seeks(&mut self, count: u32, random: bool) -> String {
        json!(measure::seeks(&mut self.0, count, random)).to_string()
    }
}
