//! Gathers the lessons: every folder of assets/lessons/ with a program.c and a
//! lesson.toml (and a picture.svg, if there is one) becomes a part of one JSON text
//! that the page holds. A new folder is a new lesson; sim-core/tests/lessons.rs
//! checks them all. The glossary becomes another such text.
//!
//! What each lens leaves out is read from docs/fidelity.md and assets/leaves-out.toml.
//!
//! And the programs that the editor offers to start from, of assets/examples/.

#[path = "build/notes.rs"]
mod notes;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/lessons");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut folders: Vec<_> = fs::read_dir(&folder)?.collect::<Result<_, _>>()?;
    folders.sort_by_key(|entry| entry.file_name());
    let mut lessons = Vec::new();
    for entry in folders {
        let (words, program) = (
            entry.path().join("lesson.toml"),
            entry.path().join("program.c"),
        );
        if !words.is_file() {
            continue;
        }
        let text = fs::read_to_string(&words).map_err(|error| format!("{words:?}: {error}"))?;
        let mut lesson: toml::Table = text
            .parse()
            .map_err(|error| format!("{words:?}: {error}"))?;
        let source =
            fs::read_to_string(&program).map_err(|error| format!("{program:?}: {error}"))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        lesson.insert("name".into(), name.into());
        let scenario = lesson
            .entry("scenario")
            .or_insert_with(|| toml::Table::new().into());
        let scenario = scenario.as_table_mut().ok_or("scenario is not a table")?;
        scenario.insert("source".into(), source.into());
        let picture = entry.path().join("picture.svg");
        if picture.is_file() {
            lesson.insert("picture".into(), fs::read_to_string(picture)?.into());
        }
        lessons.push(lesson);
    }
    lessons.sort_by_key(|lesson| lesson.get("order").and_then(toml::Value::as_integer));
    let out = Path::new(&std::env::var("OUT_DIR")?).join("lessons.json");
    fs::write(out, serde_json::to_string(&lessons)?)?;
    let glossary = folder.with_file_name("glossary.toml");
    println!("cargo::rerun-if-changed={}", glossary.display());
    let terms: toml::Table = fs::read_to_string(glossary)?.parse()?;
    let out = Path::new(&std::env::var("OUT_DIR")?).join("glossary.json");
    fs::write(out, serde_json::to_string(&terms)?)?;
    leaves_out()?;
    examples()
}

/// What each lens leaves out: for each lens a list in English and one in 中文.
fn leaves_out() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (english, chinese) = (
        root.join("docs/fidelity.md"),
        root.join("assets/leaves-out.toml"),
    );
    println!("cargo::rerun-if-changed={}", english.display());
    println!("cargo::rerun-if-changed={}", chinese.display());
    let chinese: toml::Table = fs::read_to_string(chinese)?.parse()?;
    let mut all = serde_json::Map::new();
    for (name, english) in notes::read(&fs::read_to_string(english)?) {
        let zh = chinese.get(&name).and_then(toml::Value::as_array);
        let zh: Vec<_> = zh.into_iter().flatten().map(toml::Value::as_str).collect();
        if zh.len() != english.len() {
            return Err(
                format!("assets/leaves-out.toml does not say what {name} leaves out").into(),
            );
        }
        all.insert(name, serde_json::json!({ "en": english, "zh": zh }));
    }
    let out = Path::new(&std::env::var("OUT_DIR")?).join("leaves-out.json");
    fs::write(out, serde_json::to_string(&all)?)?;
    Ok(())
}

/// The examples, in the order of examples.toml, each with its program.
fn examples() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/examples");
    println!("cargo::rerun-if-changed={}", folder.display());
    let list = fs::read_to_string(folder.join("examples.toml"))?;
    let mut list: toml::Table = list.parse()?;
    let examples = list.get_mut("example").and_then(toml::Value::as_array_mut);
    let examples = examples.ok_or("examples.toml has no [[example]]")?;
    for example in examples.iter_mut() {
        let example = example.as_table_mut().ok_or("an example is not a table")?;
        let file = example.remove("file").ok_or("an example has no file")?;
        let file = folder.join(file.as_str().ok_or("a file is not a text")?);
        let source = fs::read_to_string(&file).map_err(|error| format!("{file:?}: {error}"))?;
        example.remove("prints");
        let scenario = example
            .entry("scenario")
            .or_insert_with(|| toml::Table::new().into());
        let scenario = scenario.as_table_mut().ok_or("scenario is not a table")?;
        scenario.insert("source".into(), source.into());
    }
    let out = Path::new(&std::env::var("OUT_DIR")?).join("examples.json");
    fs::write(out, serde_json::to_string(&*examples)?)?;
    Ok(())
}
