//! What the driver's controller sees from outside after every operation: pagemap,
//! kpagecount, kpageflags and smaps, in the form of the logs.

use super::driver::{Region, Slot, base};
use super::machine::Machine;
use serde_json::{Map, Value, json};
use sim_core::ids::{MmId, PAGE_SIZE, Pfn, VirtAddr};
use sim_core::kernel::mm::{frame, smaps};
use sim_core::kernel::mm_types::{FrameKind, ZERO_PFN};
use sim_core::kernel::state::State;

/// Regions with more pages than this are shown as runs, without frame labels.
const SHORT_REGION: u64 = 64;

/// Labels for frames, in the order in which they were first seen.
#[derive(Default)]
pub struct Labels(Vec<Label>);

struct Label {
    pfn: Pfn,
    /// Some process maps it still.
    live: bool,
}

impl Labels {
    fn of(&mut self, pfn: Pfn) -> usize {
        let known = self
            .0
            .iter()
            .rposition(|label| label.pfn == pfn && label.live);
        known.unwrap_or_else(|| {
            self.0.push(Label { pfn, live: true });
            self.0.len() - 1
        })
    }
}

/// `pages`, `frames` and `smaps` of all processes that live.
pub fn table(
    machine: &Machine,
    slots: &[Slot],
    regions: &[Region],
    labels: &mut Labels,
) -> Map<String, Value> {
    let state = machine.live.state();
    let mut seen = Vec::new();
    let mut pages = Map::new();
    let mut smaps = Map::new();
    for slot in slots.iter().filter(|slot| !slot.dead) {
        let mm = state
            .task(slot.pid)
            .and_then(|task| task.mm)
            .expect("who lives has memory");
        let row = regions.iter().enumerate().map(|(i, region)| {
            let tokens = if region.pages > SHORT_REGION {
                runs(state, mm, i, region.pages)
            } else {
                tokens(state, mm, i, region.pages, labels, &mut seen)
            };
            (region.name.clone(), Value::from(tokens))
        });
        pages.insert(slot.name.clone(), Value::Object(row.collect()));
        smaps.insert(slot.name.clone(), areas(state, mm, regions));
    }
    let mut frames = Map::new();
    for (i, label) in labels
        .0
        .iter_mut()
        .enumerate()
        .filter(|(_, label)| label.live)
    {
        label.live = seen.contains(&label.pfn);
        if label.live {
            let frame = frame::get(state, label.pfn);
            let anon = u32::from(frame.kind == FrameKind::Anon);
            frames.insert(
                format!("F{i}"),
                json!({ "mapcount": frame.mapcount, "anon": anon }),
            );
        }
    }
    [("pages", pages), ("frames", frames), ("smaps", smaps)]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), Value::Object(value)))
        .collect()
}

/// One page: where it is, and the letters after it.
fn page(state: &State, mm: MmId, va: u64) -> Result<(Pfn, String), &'static str> {
    let bits = smaps::pagemap(state, mm, VirtAddr(va));
    let has = |bit: u32| bits >> bit & 1 != 0;
    if !has(63) {
        return Err(if has(58) { "g" } else { "-" });
    }
    let number = bits & ((1 << 55) - 1);
    if number == frame::shown_number(state, ZERO_PFN) {
        return Err("Z");
    }
    let pfn = Pfn(number as u32);
    Ok((
        pfn,
        format!(
            "{}{}",
            if has(61) { "f" } else { "" },
            if has(56) { "!" } else { "" }
        ),
    ))
}

fn tokens(
    state: &State,
    mm: MmId,
    region: usize,
    pages: u64,
    labels: &mut Labels,
    seen: &mut Vec<Pfn>,
) -> String {
    let tokens = (0..pages).map(|i| match page(state, mm, base(region) + i * PAGE_SIZE) {
        Err(token) => token.to_owned(),
        Ok((pfn, letters)) => {
            seen.push(pfn);
            format!("F{}{letters}", labels.of(pfn))
        }
    });
    tokens.collect::<Vec<_>>().join(" ")
}

fn runs(state: &State, mm: MmId, region: usize, pages: u64) -> String {
    let mut runs: Vec<(u64, String)> = Vec::new();
    for i in 0..pages {
        let token = match page(state, mm, base(region) + i * PAGE_SIZE) {
            Err(token) => token.to_owned(),
            Ok((_, letters)) => format!("X{letters}"),
        };
        match runs.last_mut() {
            Some((count, last)) if *last == token => *count += 1,
            _ => runs.push((1, token)),
        }
    }
    runs.into_iter()
        .map(|(count, token)| format!("{count}x{token}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The areas that lie in regions, with their sums in kB.
fn areas(state: &State, mm: MmId, regions: &[Region]) -> Value {
    let mut list = Vec::new();
    for vma in state.mms[&mm].vmas.values() {
        let inside = |i: &usize| (base(*i)..base(*i + 1)).contains(&vma.start.0);
        let Some(i) = (0..regions.len()).find(inside) else {
            continue;
        };
        let page = |va: VirtAddr| (va.0 - base(i)) / PAGE_SIZE;
        let sums = smaps::of(state, mm, vma);
        let mut area = json!({
            "vma": format!("{}[{}..{}]", regions[i].name, page(vma.start), page(vma.end) - 1),
            "perm": smaps::permissions(vma),
            "Rss": sums.rss,
            "Pss": sums.pss,
            "Shared_Clean": sums.shared_clean,
            "Shared_Dirty": sums.shared_dirty,
            "Private_Clean": sums.private_clean,
            "Private_Dirty": sums.private_dirty,
            "Anonymous": sums.anonymous,
        });
        if sums.lazy_free > 0 {
            area["LazyFree"] = sums.lazy_free.into();
        }
        if vma.flags.dont_copy {
            area["dontcopy"] = 1.into();
        }
        if vma.flags.wipe_on_fork {
            area["wipeonfork"] = 1.into();
        }
        list.push(area);
    }
    Value::Array(list)
}
