//! How a link wants to be shown: what is unfolded, language, theme, hidden code,
//! and what an embedding page asks for. docs/embedding.md lists it for authors.

use super::pack::{escape, unescape};
use crate::player::Among;
use crate::reader::Theme;
use sim_core::ids::Pid;
use sim_core::lang::Lang;
use sim_core::lens::history::Thing;
use std::collections::BTreeSet;

/// How it is shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct View {
    /// The C library's areas are unfolded.
    pub library: bool,
    /// Pages without a frame are unfolded.
    pub untouched: bool,
    /// The program's text is not shown.
    pub hidden: bool,
    /// What is followed, and how the reader knows it.
    pub follow: Option<(Thing, String)>,
    /// Whose steps are made, where it is not what is usual: what is followed, or else everyone.
    pub among: Option<Among>,
    /// Lines at which playing pauses.
    pub breaks: BTreeSet<u32>,
    /// In this language, whatever the reader prefers.
    pub lang: Option<Lang>,
    /// In this theme.
    pub theme: Option<Theme>,
    /// Inside another page.
    pub embed: Option<Embed>,
}

/// What an embedding page asks for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Embed {
    /// Which buttons there are.
    pub controls: Controls,
    /// What is shown; empty: what is usual with these buttons.
    pub lenses: Vec<Lens>,
    /// Steps per ten seconds.
    pub speed: Option<u32>,
    /// Plays from this frame to that one, again and again.
    pub repeat: Option<(u64, u64)>,
    /// Pages that may command and hear; empty: whichever page it is embedded in.
    pub origins: Vec<String>,
}

/// Which buttons an embedded player has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Controls {
    /// All of them, and the timeline.
    #[default]
    Full,
    /// Back, play, forward.
    Minimal,
    /// None; what moves by itself can still be paused.
    None,
}

impl Controls {
    /// Every choice.
    pub const ALL: [Controls; 3] = [Controls::Full, Controls::Minimal, Controls::None];

    /// Its name in a link.
    pub fn name(self) -> &'static str {
        match self {
            Controls::Full => "full",
            Controls::Minimal => "minimal",
            Controls::None => "none",
        }
    }
}

/// A part of the picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lens {
    /// The lesson's words.
    Words,
    /// The program's text.
    Source,
    /// The process tree.
    Tree,
    /// The memory.
    Memory,
    /// The terminal.
    Terminal,
    /// The lanes of the timeline.
    Timeline,
}

impl Lens {
    /// All of them.
    pub const ALL: [Lens; 6] = [
        Lens::Words,
        Lens::Source,
        Lens::Tree,
        Lens::Memory,
        Lens::Terminal,
        Lens::Timeline,
    ];

    /// Its name in a link.
    pub fn name(self) -> &'static str {
        match self {
            Lens::Words => "words",
            Lens::Source => "source",
            Lens::Tree => "tree",
            Lens::Memory => "memory",
            Lens::Terminal => "terminal",
            Lens::Timeline => "timeline",
        }
    }
}

impl Embed {
    /// True if this part is shown.
    pub fn shows(&self, lens: Lens) -> bool {
        if !self.lenses.is_empty() {
            return self.lenses.contains(&lens);
        }
        match self.controls {
            Controls::Full => lens != Lens::Words,
            Controls::Minimal => matches!(lens, Lens::Memory | Lens::Terminal),
            Controls::None => lens == Lens::Memory,
        }
    }
}

impl View {
    /// The parts of a link that differ from what is usual.
    pub fn write(&self, parts: &mut Vec<String>) {
        let unfolded = [(self.library, "library"), (self.untouched, "untouched")];
        let unfolded: Vec<&str> = unfolded.iter().filter(|it| it.0).map(|it| it.1).collect();
        if !unfolded.is_empty() {
            parts.push(format!("show={}", unfolded.join("-")));
        }
        if self.hidden {
            parts.push("code=hidden".into());
        }
        if let Some((thing, name)) = &self.follow {
            parts.push(format!("follow={}", thing.id()));
            parts.push(format!("named={}", escape(name)));
        }
        parts.extend(self.among.and_then(|among| match among {
            Among::Everyone => Some("steps=everyone".into()),
            Among::Process(pid) => Some(format!("steps={}", pid.0)),
            Among::Thing => None,
        }));
        if !self.breaks.is_empty() {
            let lines: Vec<String> = self.breaks.iter().map(u32::to_string).collect();
            parts.push(format!("break={}", lines.join("-")));
        }
        parts.extend(self.lang.map(|lang| format!("lang={}", lang.code())));
        parts.extend(self.theme.map(|theme| format!("theme={}", theme.name())));
        let Some(embed) = &self.embed else { return };
        parts.push(format!("controls={}", embed.controls.name()));
        if !embed.lenses.is_empty() {
            let names: Vec<&str> = embed.lenses.iter().map(|lens| lens.name()).collect();
            parts.push(format!("lens={}", names.join("-")));
        }
        parts.extend(embed.speed.map(|tenths| {
            let speed = format!("{}.{}", tenths / 10, tenths % 10);
            format!("speed={}", speed.trim_end_matches(".0"))
        }));
        parts.extend(embed.repeat.map(|(from, to)| format!("loop={from}-{to}")));
        let origins = embed.origins.iter();
        parts.extend(origins.map(|origin| format!("origin={}", escape(origin))));
    }

    /// Takes a part of a link. None if it cannot be read; false if it is not
    /// about the view.
    pub fn read(&mut self, key: &str, value: &str) -> Option<bool> {
        match key {
            "show" => {
                for name in value.split('-') {
                    match name {
                        "library" => self.library = true,
                        "untouched" => self.untouched = true,
                        _ => return None,
                    }
                }
            }
            "code" => {
                self.hidden = match value {
                    "hidden" => true,
                    "shown" => false,
                    _ => return None,
                }
            }
            "follow" => self.follow = Some((Thing::of(value)?, String::new())),
            "named" => {
                let name = unescape(value)?;
                if let Some((_, named)) = &mut self.follow {
                    *named = name;
                }
            }
            "steps" => {
                self.among = Some(match value {
                    "everyone" => Among::Everyone,
                    pid => Among::Process(Pid(pid.parse().ok()?)),
                });
            }
            "break" => {
                let lines: Result<_, _> = value.split('-').map(str::parse).collect();
                self.breaks = lines.ok()?;
            }
            "lang" => self.lang = Some(Lang::ALL.into_iter().find(|it| it.code() == value)?),
            "theme" => self.theme = Some(Theme::ALL.into_iter().find(|it| it.name() == value)?),
            "controls" => {
                let found = Controls::ALL.into_iter().find(|it| it.name() == value)?;
                self.embedded().controls = found;
            }
            "lens" => {
                let lens = |name| Lens::ALL.into_iter().find(|it| it.name() == name);
                let lenses: Option<Vec<Lens>> = value.split('-').map(lens).collect();
                self.embedded().lenses = lenses?;
            }
            "speed" => {
                let speed: f64 = value.parse().ok()?;
                if !(0.1..=10.0).contains(&speed) {
                    return None;
                }
                self.embedded().speed = Some((speed * 10.0).round() as u32);
            }
            "loop" => {
                let (from, to) = value.split_once('-')?;
                let (from, to): (u64, u64) = (from.parse().ok()?, to.parse().ok()?);
                if from > to {
                    return None;
                }
                self.embedded().repeat = Some((from, to));
            }
            "origin" => {
                let origin = unescape(value)?;
                self.embedded().origins.push(origin);
            }
            _ => return Some(false),
        }
        Some(true)
    }

    fn embedded(&mut self) -> &mut Embed {
        self.embed.get_or_insert_default()
    }
}
