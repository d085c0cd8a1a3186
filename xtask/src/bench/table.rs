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
