//! Every lens says in both languages what it leaves out (docs/fidelity.md and
//! assets/leaves-out.toml, which the page reads when it is built).

#[path = "../../app/build/notes.rs"]
mod notes;

#[test]
fn every_lens_has_its_note_in_both_languages() {
    let fidelity = include_str!("../../docs/fidelity.md");
    let chinese: toml::Table = include_str!("../../assets/leaves-out.toml")
        .parse()
        .expect("it is TOML");
    let notes = notes::read(fidelity);
    let names: Vec<&str> = notes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["memory", "processes", "source", "terminal"]);
    assert_eq!(chinese.len(), notes.len());
    for (name, english) in &notes {
        let list = chinese.get(name).and_then(toml::Value::as_array);
        let list = list.unwrap_or_else(|| panic!("{name} has no Chinese"));
        assert!(!english.is_empty(), "{name} says nothing");
        assert_eq!(list.len(), english.len(), "{name}");
        for text in list {
            let text = text.as_str().expect("a sentence");
            assert!(text.chars().any(|c| c as u32 >= 0x4e00), "{text}");
        }
    }
}
