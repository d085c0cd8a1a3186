//! What a link says: which program, which frame, which level of detail.
//!
//! It is all in the URL's fragment, so it works from any folder of any host:
//! `#lesson=NAME&frame=N&level=kernel` or `#program=TEXT&frame=N&level=line`,
//! where TEXT is the scenario as JSON, without what is as usual, deflated, in
//! base64url. No character needs escaping in a URL, in HTML or in Markdown.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use sim_core::kernel::event::Level;
use sim_core::scenario::Scenario;

/// Most bytes that a program in a link may have once it is inflated.
const MOST_BYTES: usize = 1 << 20;

/// The fragment of [`Place::About`].
const ABOUT: &str = "about";

/// Where the reader is.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Place {
    /// The list of lessons.
    #[default]
    Library,
    /// What the model leaves out.
    About,
    /// A lesson, by name.
    Lesson(String),
    /// A program of the reader's own.
    Own {
        /// What is run.
        scenario: Box<Scenario>,
        /// It is being written: do not run it yet.
        editing: bool,
    },
    /// The link cannot be read.
    Broken,
}

/// A place, and what is shown there.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Link {
    /// Where.
    pub place: Place,
    /// Which frame.
    pub frame: Option<u64>,
    /// Which level of detail.
    pub level: Option<Level>,
}

/// The name of a level in a link.
pub fn level_name(level: Level) -> &'static str {
    match level {
        Level::Line => "line",
        Level::Call => "call",
        Level::Kernel => "kernel",
        Level::Memory | Level::Library => "memory",
    }
}

/// The level of this name.
pub fn level_of(name: &str) -> Option<Level> {
    [Level::Line, Level::Call, Level::Kernel, Level::Memory]
        .into_iter()
        .find(|&level| level_name(level) == name)
}

impl Link {
    /// The fragment, without `#`.
    pub fn write(&self) -> String {
        let mut parts = Vec::new();
        match &self.place {
            Place::Library | Place::Broken => return String::new(),
            Place::About => return ABOUT.to_string(),
            Place::Lesson(name) => parts.push(format!("lesson={name}")),
            Place::Own { scenario, editing } => {
                parts.push(format!("program={}", pack(scenario)));
                if *editing {
                    parts.push("edit=1".into());
                }
            }
        }
        parts.extend(self.frame.map(|frame| format!("frame={frame}")));
        parts.extend(
            self.level
                .map(|level| format!("level={}", level_name(level))),
        );
        parts.join("&")
    }

    /// Reads a fragment. What cannot be read makes it [`Place::Broken`].
    pub fn read(fragment: &str) -> Link {
        let mut link = Link::default();
        if fragment == ABOUT {
            link.place = Place::About;
            return link;
        }
        let mut broken = false;
        let mut editing = false;
        for part in fragment.split('&').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match key {
                "lesson" => link.place = Place::Lesson(value.to_string()),
                "program" => match unpack(value) {
                    Some(scenario) => {
                        link.place = Place::Own {
                            scenario: Box::new(scenario),
                            editing: false,
                        };
                    }
                    None => broken = true,
                },
                "edit" => editing = true,
                "frame" => match value.parse() {
                    Ok(frame) => link.frame = Some(frame),
                    Err(_) => broken = true,
                },
                "level" => match level_of(value) {
                    Some(level) => link.level = Some(level),
                    None => broken = true,
                },
                // A later version may say more.
                _ if part.contains('=') => {}
                _ => broken = true,
            }
        }
        if let Place::Own { editing: it, .. } = &mut link.place {
            *it = editing;
        }
        let nowhere = link.place == Place::Library && !fragment.is_empty();
        if broken || nowhere {
            link.place = Place::Broken;
        }
        link
    }
}

/// A scenario without what is as usual, deflated.
fn pack(scenario: &Scenario) -> String {
    let json = without(to_json(scenario), &to_json(&Scenario::default()));
    let bytes = miniz_oxide::deflate::compress_to_vec(json.to_string().as_bytes(), 9);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The scenario of a link; an empty text is an empty one.
fn unpack(text: &str) -> Option<Scenario> {
    if text.is_empty() {
        return Some(Scenario::default());
    }
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let json = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, MOST_BYTES).ok()?;
    serde_json::from_slice(&json).ok()
}

fn to_json(scenario: &Scenario) -> Value {
    serde_json::to_value(scenario).unwrap_or_default()
}

/// The parts of an object that differ from those of another one.
fn without(value: Value, usual: &Value) -> Value {
    let Value::Object(fields) = value else {
        return value;
    };
    let kept = fields.into_iter().filter_map(|(key, value)| {
        let usual = usual.get(&key)?;
        (value != *usual).then(|| (key, without(value, usual)))
    });
    Value::Object(kept.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(source: &str) -> Place {
        let scenario = Scenario {
            source: source.into(),
            ..Scenario::default()
        };
        Place::Own {
            scenario: Box::new(scenario),
            editing: false,
        }
    }

    #[test]
    fn a_link_comes_back_as_it_was() {
        for place in [
            Place::Lesson("one-page".into()),
            own("int main() { return 1 + (2 % 3); } // ü 中"),
            own(""),
        ] {
            let link = Link {
                place,
                frame: Some(1234),
                level: Some(Level::Kernel),
            };
            let text = link.write();
            assert!(
                text.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_=&".contains(&b)),
                "{text}"
            );
            assert_eq!(Link::read(&text), link);
        }
        assert_eq!(Link::read(""), Link::default());
    }

    #[test]
    fn what_cannot_be_read_is_broken() {
        for text in [
            "program=AAAA",
            "program=%%%",
            "lesson=a&frame=x",
            "hello",
            "level=deep&lesson=a",
            "frame=3",
        ] {
            assert_eq!(Link::read(text).place, Place::Broken, "{text}");
        }
    }
}
