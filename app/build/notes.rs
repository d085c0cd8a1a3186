//! Reads what docs/fidelity.md says that each lens leaves out.

/// The lists between `<!-- lens: name -->` and `<!-- /lens -->`, in order: a lens's
/// name, and its sentences.
pub fn read(fidelity: &str) -> Vec<(String, Vec<String>)> {
    let mut notes: Vec<(String, Vec<String>)> = Vec::new();
    let mut open = false;
    for line in fidelity.lines() {
        let line = line.trim();
        let name = line
            .strip_prefix("<!-- lens: ")
            .and_then(|rest| rest.strip_suffix(" -->"));
        if let Some(name) = name {
            notes.push((name.to_string(), Vec::new()));
            open = true;
        } else if line == "<!-- /lens -->" {
            open = false;
        } else if let (true, Some(text), Some((_, list))) =
            (open, line.strip_prefix("- "), notes.last_mut())
        {
            list.push(text.to_string());
        }
    }
    notes
}
