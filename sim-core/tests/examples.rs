//! Every program that the editor offers to start from compiles without a warning,
//! ends well and prints what it prints on Linux.

use serde::Deserialize;
use sim_core::lang::Lang;
use sim_core::lesson::Words;
use sim_core::recording::{End, Run};
use sim_core::scenario::Scenario;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct List {
    example: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    file: String,
    title: Words,
    prints: String,
    #[serde(default)]
    scenario: Scenario,
}

#[test]
fn every_example_prints_what_it_prints_on_linux() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/examples");
    let text = fs::read_to_string(folder.join("examples.toml")).expect("examples.toml is there");
    let list: List = toml::from_str(&text).expect("examples.toml can be read");
    for example in &list.example {
        let file = &example.file;
        assert!(!example.title.of(Lang::En).is_empty(), "{file}");
        assert!(!example.title.of(Lang::Zh).is_empty(), "{file}");
        let scenario = Scenario {
            source: fs::read_to_string(folder.join(file)).expect(file),
            ..example.scenario.clone()
        };
        let run = Run::start(scenario);
        let mut recording = run
            .unwrap_or_else(|errors| panic!("{file}: {}", errors[0].render(Lang::En)))
            .finish();
        let well = End::Exited {
            status: 0,
            signal: 0,
        };
        assert_eq!(recording.end(), &well, "{file}");
        assert!(recording.diagnostics().is_empty(), "{file}");
        let end = recording.len();
        let terminal = &recording.seek(end).state.terminal;
        let printed: Vec<u8> = terminal
            .chunks
            .iter()
            .flat_map(|it| it.bytes.to_vec())
            .collect();
        assert_eq!(String::from_utf8_lossy(&printed), example.prints, "{file}");
    }
    let files = fs::read_dir(folder).expect("the folder is there").flatten();
    let programs = files.filter(|it| it.path().extension().is_some_and(|it| it == "c"));
    assert_eq!(programs.count(), list.example.len(), "each file is listed");
}
