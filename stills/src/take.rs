//! A lesson's run, and the frame of it that is pictured.

use draw::labels::Labels;
use draw::sheet::{Frame, Sheet, sheet};
use draw::style::Theme;
use draw::text::fill;
use sim_core::explain::{Explanation, explain};
use sim_core::kernel::event::Level;
use sim_core::lang::Lang;
use sim_core::lens::memory::MemoryScene;
use sim_core::lens::source::Marker;
use sim_core::lens::tree::TreeScene;
use sim_core::lens::{Legend, Shot, Step, memory, source, stops, tree};
use sim_core::lesson::{Lesson, Selector};
use sim_core::recording::{Recording, Run, Stop};

/// A run, and the frame that is pictured.
pub struct Take {
    recording: Recording,
    legend: Legend,
    /// Which frame.
    pub frame: u64,
    level: Level,
    step: Step,
    /// Which stop it is at that level, and of how many.
    place: (u32, u32),
}

/// What the pictured frame shows.
pub struct Scene {
    /// What happened.
    pub explanation: Explanation,
    /// The processes.
    pub tree: TreeScene,
    /// The memory.
    pub memory: MemoryScene,
    /// The lines that processes are at.
    pub markers: Vec<Marker>,
}

/// The moment that says most: the one that the lesson names, or its middle one.
fn moment(lesson: &Lesson) -> Option<&Selector> {
    let named = lesson.still.as_deref().and_then(|name| lesson.moment(name));
    named.or_else(|| lesson.moments.get(lesson.moments.len() / 2))
}

impl Take {
    /// Runs a lesson's program, and looks at the moment that says most.
    pub fn of(lesson: &Lesson) -> Result<Take, String> {
        let moment = moment(lesson);
        let level = moment.and_then(|it| it.level).unwrap_or(lesson.level);
        Take::at(lesson, moment, level, Recording::len)
    }

    /// Runs a lesson's program, and looks at the frame at which the player opens it.
    pub fn opening(lesson: &Lesson) -> Result<Take, String> {
        let moment = lesson.open.as_deref().and_then(|name| lesson.moment(name));
        Take::at(lesson, moment, lesson.level, Recording::booted)
    }

    fn at(
        lesson: &Lesson,
        moment: Option<&Selector>,
        level: Level,
        otherwise: fn(&Recording) -> u64,
    ) -> Result<Take, String> {
        let run =
            Run::start(lesson.scenario.clone()).map_err(|problems| format!("{problems:?}"))?;
        let mut recording = run.finish();
        let legend = Legend::of(&recording);
        let frame = moment.and_then(|it| lesson.frame_of(&it.name, &mut recording, &legend));
        let frame = frame.unwrap_or_else(|| otherwise(&recording));
        let stops = stops::of(&recording, Stop { level, pid: None });
        let step = stops::step(&stops, &mut recording, frame);
        Ok(Take {
            recording,
            legend,
            frame,
            level,
            step,
            place: (stops::last_at(&stops, frame) + 1, stops.len() as u32),
        })
    }

    fn look<T>(&mut self, see: impl FnOnce(&Shot<'_>) -> T) -> T {
        let program = self.recording.shared_program();
        see(&Shot {
            state: self.recording.seek(self.frame).state,
            program: &program,
            legend: &self.legend,
            step: &self.step,
        })
    }

    /// What the frame shows.
    pub fn scene(&mut self, lang: Lang) -> Scene {
        self.look(|shot| Scene {
            explanation: explain(shot, lang),
            tree: tree::scene(shot),
            memory: memory::scene(shot, &memory::Options::default()),
            markers: source::scene(shot).markers,
        })
    }

    /// Which stop it is at its level, and of how many.
    pub fn place(&self) -> (u32, u32) {
        self.place
    }

    /// Where in the run it is, in words.
    pub fn place_text(&self, lang: Lang) -> String {
        let numbers = [self.place.0, self.place.1].map(|n| n.to_string());
        let text = Labels::of(lang).frame_of;
        fill(text, &[&numbers[0], &numbers[1], &self.frame.to_string()])
    }

    /// The frame as a sheet.
    pub fn sheet(&mut self, lesson: &Lesson, theme: Theme, lang: Lang) -> Sheet {
        let place = self.place_text(lang);
        let scene = self.scene(lang);
        let picture = Frame {
            title: lesson.title.of(lang),
            place: &place,
            explanation: &scene.explanation,
            tree: &scene.tree,
            memory: &scene.memory,
            fine: self.level >= Level::Kernel,
        };
        sheet(&picture, theme, lang)
    }

    /// What a link into the player says: `lesson=NAME&frame=N&level=LEVEL`.
    pub fn link(&self, lesson: &Lesson) -> String {
        link(lesson, self.frame, self.level)
    }

    /// The same for a moment of the lesson.
    pub fn link_to(&mut self, lesson: &Lesson, moment: &str) -> Option<String> {
        let level = lesson.moment(moment)?.level.unwrap_or(lesson.level);
        let frame = lesson.frame_of(moment, &mut self.recording, &self.legend)?;
        Some(link(lesson, frame, level))
    }
}

fn link(lesson: &Lesson, frame: u64, level: Level) -> String {
    // As serde has it, so has a link.
    let level = serde_json::to_value(level).ok();
    let level = level.as_ref().and_then(|it| it.as_str()).unwrap_or("line");
    format!("lesson={}&frame={frame}&level={level}", lesson.name)
}
