//! Measures natively, and prints one JSON object.

use bench::WORKLOADS;
use serde_json::json;

fn main() -> Result<(), String> {
    let rates: Vec<_> = WORKLOADS
        .iter()
        .map(|workload| {
            let rate = bench::rate(workload, 5_000_000);
            json!({ "name": workload.name, "what": workload.what, "rate": rate })
        })
        .collect();
    let mut seeks = Vec::new();
    let mut sizes = Vec::new();
    for workload in &WORKLOADS {
        let broken = || format!("`{}` does not compile", workload.name);
        let mut recording = bench::record(workload, 200_000).ok_or_else(broken)?;
        seeks.push(
            json!({ "name": workload.name, "seeks": bench::seeks(&mut recording, 2_000, true) }),
        );
        let recording = bench::record(workload, 1_000_000).ok_or_else(broken)?;
        sizes.push(json!({ "name": workload.name, "size": bench::size(&recording) }));
    }
    println!(
        "{}",
        json!({ "rates": rates, "seeks": seeks, "sizes": sizes })
    );
    Ok(())
}
