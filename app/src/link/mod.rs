//! What a link says: which program, which frame, which level of detail, and how
//! it is shown.
//!
//! It is all in the URL's fragment, so it works from any folder of any host:
//! `#lesson=NAME&frame=N&level=kernel` or `#program=TEXT&frame=N&level=line`,
//! (a lesson's with `poke=`, what was written by hand to its program),
//! where TEXT is the scenario as JSON, without what is as usual, deflated, in
//! base64url; then what [`View`] says. No character needs escaping in a URL or in
//! Markdown; in HTML `&` does, as always.

mod pack;
mod poke;
mod view;

pub use view::{Controls, Embed, Lens, View};

use pack::{escape, pack, unescape, unpack};
use sim_core::kernel::event::Level;
use sim_core::scenario::{Poke, Scenario};

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
    /// What was written by hand to a lesson's program; another one has it in its scenario.
    pub pokes: Vec<Poke>,
    /// How it is shown.
    pub view: View,
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
            Place::Lesson(name) => parts.push(format!("lesson={}", escape(name))),
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
        let pokes = self.pokes.iter().map(poke::write);
        parts.extend(pokes.map(|poke| format!("poke={poke}")));
        self.view.write(&mut parts);
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
                "lesson" => match unescape(value) {
                    Some(name) => link.place = Place::Lesson(name),
                    None => broken = true,
                },
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
                "poke" => match poke::read(value) {
                    Some(poke) => link.pokes.push(poke),
                    None => broken = true,
                },
                "level" => match level_of(value) {
                    Some(level) => link.level = Some(level),
                    None => broken = true,
                },
                _ => match link.view.read(key, value) {
                    Some(true) => {}
                    // A later version may say more.
                    Some(false) if part.contains('=') => {}
                    _ => broken = true,
                },
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::player::Among;
    use crate::reader::Theme;
    use sim_core::ids::Pid;
    use sim_core::lang::Lang;
    use sim_core::lens::history::Thing;

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
                pokes: vec![Poke {
                    at: 9,
                    pid: Pid(1000),
                    va: sim_core::ids::VirtAddr(0x5555),
                    bytes: vec![1, 2],
                }],
                view: View {
                    library: true,
                    hidden: true,
                    follow: Some((Thing::Process(Pid(1001)), "进程 B (x)".into())),
                    among: Some(Among::Process(Pid(1002))),
                    breaks: [7, 12].into(),
                    lang: Some(Lang::Zh),
                    theme: Some(Theme::Dark),
                    embed: Some(Embed {
                        controls: Controls::Minimal,
                        lenses: vec![Lens::Memory, Lens::Tree],
                        speed: Some(5),
                        repeat: Some((100, 200)),
                        origins: vec!["https://course.example".into()],
                    }),
                    ..View::default()
                },
            };
            let text = link.write();
            assert!(
                text.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_=&.%".contains(&b)),
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
            "lesson=a&controls=some",
            "lesson=a&loop=9-3",
            "lesson=a&speed=fast",
            "lesson=a&poke=1.2",
        ] {
            assert_eq!(Link::read(text).place, Place::Broken, "{text}");
        }
    }
}
