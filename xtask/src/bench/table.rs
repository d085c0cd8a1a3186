//! The numbers as a table, each with its goal.

use serde_json::Value;
use std::fmt::Write;

/// Lines of the table, one below the other.
struct Table(String);

impl Table {
    fn title(&mut self, text: &str) {
        let _ = write!(self.0, "\n{text}\n");
    }

    /// A number and its goal. `met` says which side of the goal is good.
    fn row(&mut self, name: &str, value: f64, unit: &str, goal: Option<(f64, bool)>) {
        let goal = goal.map_or(String::new(), |(goal, at_least)| {
            let met = if at_least {
                value >= goal
            } else {
                value <= goal
            };
            let sign = if at_least { "≥" } else { "≤" };
            format!(
                "goal {sign} {goal:>6}  {}",
                if met { "met" } else { "MISSED" }
            )
        });
        let _ = writeln!(self.0, "  {name:<34}{value:>10.2} {unit:<12}{goal}");
    }
}

/// Native events per second, millions.
const NATIVE_RATE: f64 = 3.0;
/// In the browser: half of what they are natively, at least.
const BROWSER_SHARE: f64 = 0.5;
/// Milliseconds for going to a random frame of 200,000, 99 times of 100.
const SEEK: f64 = 1.0;
/// Bytes of a recording per event.
const BYTES: f64 = 100.0;
/// Megabytes that a page may take with a recording of ten million events.
const LONG_MEMORY: f64 = 200.0;
/// Milliseconds per step when such a recording is scrubbed.
const SCRUB: f64 = 16.0;

/// Milliseconds from a step to its paint on a lesson, 95 times of 100, with a processor
/// that is four times slower.
const STEP: f64 = 16.0;
/// The same with fifty processes and two thousand pages.
const CROWDED_STEP: f64 = 33.0;
/// Seconds to the first frame, so slowed down and over "Fast 4G".
const FIRST_FRAME: f64 = 1.5;
/// Kilobytes that are loaded before it, compressed.
const BEFORE: f64 = 250.0;
/// How much of the page moves that nobody asked to.
const SHIFT: f64 = 0.0;

/// The table.
pub fn table(all: &Value) -> String {
    let mut table = Table(String::new());
    let (native, browser) = (&all["native"], &all["browser"]);
    if !native.is_null() {
        table.title("Events per second, natively");
        for row in rows(&native["rates"]) {
            table.row(
                name(row),
                rate(&row["rate"]),
                "million/s",
                Some((NATIVE_RATE, true)),
            );
        }
        table.title("Going to a random frame of 200,000, natively: 99th percentile");
        for row in rows(&native["seeks"]) {
            table.row(
                name(row),
                number(&row["seeks"]["p99"]),
                "ms",
                Some((SEEK, false)),
            );
        }
        table.title("A recording of a million events, checkpoints included");
        for row in rows(&native["sizes"]) {
            let size = &row["size"];
            let bytes = number(&size["bytes"]) / number(&size["events"]);
            table.row(name(row), bytes, "bytes/event", Some((BYTES, false)));
        }
    }
    if !browser.is_null() {
        table.title("Events per second in Chromium, once its compiler is done with the code");
        for row in rows(&browser["rates"]) {
            table.row(name(row), rate(&row["rate"]), "million/s", None);
            table.row(
                "  the first run of a visit",
                rate(&row["first"]),
                "million/s",
                None,
            );
            let same = |it: &&Value| name(it) == name(row);
            if let Some(there) = rows(&native["rates"]).iter().find(same) {
                let share = rate(&row["rate"]) / rate(&there["rate"]);
                table.row("  of native", share, "", Some((BROWSER_SHARE, true)));
            }
        }
        table.title("Going to a random frame of 200,000 in Chromium: 99th percentile");
        for row in rows(&browser["seeks"]) {
            table.row(
                name(row),
                number(&row["seeks"]["p99"]),
                "ms",
                Some((SEEK, false)),
            );
            table.row(
                "  the first thousand of a visit",
                number(&row["first"]["p99"]),
                "ms",
                None,
            );
        }
        table.title("Ten million events in Chromium");
        for row in rows(&browser["long"]) {
            let memory = number(&row["memory"]) / 1e6;
            table.row(name(row), memory, "MB", Some((LONG_MEMORY, false)));
            let scrub = number(&row["scrub"]["p99"]);
            table.row(
                "  scrubbed, 99th percentile",
                scrub,
                "ms",
                Some((SCRUB, false)),
            );
        }
    }
    page(&mut table, &all["page"]);
    let plain = &all["interpreters"];
    if !plain.is_null() {
        table.title("Plain C, start to end: seconds, and how many times as long as others");
        for row in rows(&plain["rows"]) {
            let own = number(&row["ringside"]);
            table.row(row["program"].as_str().unwrap_or(""), own, "s", None);
            for other in ["picoc", "tcc"] {
                if let Some(seconds) = row[other].as_f64() {
                    table.row(&format!("  of {other}"), own / seconds, "times", None);
                }
            }
        }
        for missing in rows(&plain["missing"]) {
            let name = missing.as_str().unwrap_or("");
            let _ = writeln!(table.0, "  {name} is not on this machine, and was left out");
        }
    }
    table.0
}

/// What was measured of the page.
fn page(table: &mut Table, page: &Value) {
    if page.is_null() {
        return;
    }
    table.title("The page, processor 4 times slower, Fast 4G: first frame of a lesson");
    for row in rows(&page["first"]) {
        let seconds = number(&row["frame"]) / 1e3;
        table.row(name(row), seconds, "s", Some((FIRST_FRAME, false)));
        let player = number(&row["player"]) / 1e3;
        table.row("  the player answers", player, "s", None);
        table.row(
            "  layout shift",
            number(&row["shift"]),
            "",
            Some((SHIFT, false)),
        );
        let before = number(&row["bytes"]) / 1e3;
        table.row(
            "  loaded before it, brotli",
            before,
            "KB",
            Some((BEFORE, false)),
        );
        let all = number(&row["playerBytes"]) / 1e3;
        table.row("  until the player answers", all, "KB", None);
    }
    table.title("From a step to its paint at kernel level: 95th percentile");
    for row in rows(&page["lessons"]) {
        table.row(name(row), number(&row["p95"]), "ms", Some((STEP, false)));
    }
    let scene = number(&page["scene"]["p95"]);
    table.row(
        "fifty processes, 2,000 pages",
        scene,
        "ms",
        Some((CROWDED_STEP, false)),
    );
    table.title("Taken after 1,000 steps and after 10,000, back and forth");
    let memory = &page["memory"];
    for (what, key, unit, scale) in [
        ("JavaScript", "js", "MB", 1e6),
        ("of it objects", "objects", "MB", 1e6),
        ("WebAssembly", "wasm", "MB", 1e6),
        ("nodes", "nodes", "", 1.0),
    ] {
        let early = number(&memory["early"][key]) / scale;
        let late = number(&memory["late"][key]) / scale;
        table.row(&format!("{what}, early"), early, unit, None);
        // The objects say what the page keeps; the goal is for the heap as a whole.
        let goal = (key != "objects").then_some((early, false));
        table.row(&format!("{what}, late"), late, unit, goal);
    }
}

fn rows(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn name(row: &Value) -> &str {
    row["name"].as_str().unwrap_or("")
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// Millions of events per second.
fn rate(rate: &Value) -> f64 {
    number(&rate["events"]) / number(&rate["seconds"]) / 1e6
}
