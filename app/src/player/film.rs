//! A recording that is being looked at: where stepping stops, and the picture of
//! each frame.

use sim_core::explain::{self, Explanation};
use sim_core::ids::{MmId, Pid};
use sim_core::kernel::event::{EventKind, Level};
use sim_core::lang::Lang;
use sim_core::lens::changes::Changes;
use sim_core::lens::history::{Thing, Tracker};
use sim_core::lens::memory::{self, MemoryScene};
use sim_core::lens::recap::{self, RecapScene};
use sim_core::lens::source::{self, SourceScene};
use sim_core::lens::stops;
use sim_core::lens::story::{self, Story};
use sim_core::lens::terminal::{self, TerminalScene};
use sim_core::lens::timeline::{self, TimelineScene};
use sim_core::lens::tree::{self, TreeScene};
use sim_core::lens::value::{Unfolded, variables};
use sim_core::lens::word::Word;
use sim_core::lens::{Legend, Shot, Step, part, show};
use sim_core::lesson::question::Posed;
use sim_core::lesson::{Lesson, Question};
use sim_core::program::Program;
use sim_core::recording::moments::MomentKind;
use sim_core::recording::{Recording, Stop};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// A recording and what is known of it.
pub struct Film {
    /// The recording.
    pub recording: Recording,
    /// How its processes are named.
    pub legend: Legend,
    program: Arc<Program>,
    stops: Vec<(Stop, Rc<Vec<u64>>)>,
}

/// Events that a search looks at between two looks at the clock.
const SEARCH: u64 = 4_096;

/// Everything that the page shows of one frame. Its scenes are shared: each part of the page keeps the
/// one that it shows.
#[derive(Clone, PartialEq, Default)]
pub struct Picture {
    /// Which frame.
    pub frame: u64,
    /// Which stop: the last one at or before the frame.
    pub stop: u32,
    /// How many stops there are at this level.
    pub stops: u32,
    /// What happened, in words.
    pub explanation: Explanation,
    /// The memory lens.
    pub memory: Arc<MemoryScene>,
    /// The story of a page fault that the frame belongs to.
    pub story: Option<Story>,
    /// The process tree.
    pub tree: Arc<TreeScene>,
    /// The lines that processes are at.
    pub source: Arc<SourceScene>,
    /// What was printed.
    pub terminal: Arc<TerminalScene>,
}

impl Film {
    /// Takes a recording.
    pub fn new(recording: Recording) -> Self {
        let legend = Legend::of(&recording);
        let program = recording.shared_program();
        Self {
            recording,
            legend,
            program,
            stops: Vec::new(),
        }
    }

    /// From now on no sentence tells what a line of the source says.
    pub fn hush(&mut self) {
        self.legend.hush();
    }

    /// The frames at which stepping stops at a level, in order; never empty.
    /// The first one shows the machine with the program loaded.
    pub fn stops(&mut self, level: Level) -> Rc<Vec<u64>> {
        self.stops_of(level, None)
    }

    /// The same for one process alone, if one is given.
    pub fn stops_of(&mut self, level: Level, pid: Option<Pid>) -> Rc<Vec<u64>> {
        let stop = Stop { level, pid };
        if let Some((_, stops)) = self.stops.iter().find(|(of, _)| *of == stop) {
            return stops.clone();
        }
        let stops = Rc::new(stops::of(&self.recording, stop));
        self.stops.push((stop, stops.clone()));
        stops
    }

    /// The first frame after this one at which something that a hand wrote is there.
    pub fn poked_after(&self, frame: u64) -> Option<u64> {
        let mut moments = self.recording.moments().iter();
        moments
            .find(|m| m.kind == MomentKind::Poke && m.frame > frame)
            .map(|m| m.frame)
    }

    /// A process that uses an address space at a frame.
    pub fn owner(&mut self, mm: MmId, frame: u64) -> Option<Pid> {
        let state = self.recording.seek(frame).state;
        let mut tasks = state.tasks.values();
        tasks.find(|task| task.mm == Some(mm)).map(|task| task.pid)
    }

    /// Lines of the program's text at which a statement begins.
    pub fn lines(&self) -> BTreeSet<u32> {
        let entries = self.program.lines.iter();
        let own = entries.filter(|entry| entry.file == 0);
        own.map(|entry| entry.line).collect()
    }

    /// The next frame after this one at which a statement on one of these lines begins.
    pub fn next_on(&mut self, frame: u64, lines: &BTreeSet<u32>) -> Option<u64> {
        let stops = self.stops(Level::Line);
        let after = stops.partition_point(|&stop| stop <= frame);
        stops[after..].iter().copied().find(|&stop| {
            let Some(event) = stop.checked_sub(1).and_then(|n| self.recording.event(n)) else {
                return false;
            };
            let EventKind::Line { line } = event.kind else {
                return false;
            };
            let entry = self.program.lines.get(line as usize);
            entry.is_some_and(|entry| entry.file == 0 && lines.contains(&entry.line))
        })
    }

    /// Lets a search look at some more events; true once it has seen them all.
    pub fn search(&mut self, tracker: &mut Tracker) -> bool {
        let from = tracker.seen();
        let events = self.recording.events(from..from + SEARCH);
        events.iter().for_each(|event| tracker.note(event));
        tracker.seen() >= self.recording.len()
    }

    /// The type of a variable or of a part of one that is a number or a pointer, as it stands
    /// at a frame.
    pub fn type_of(&mut self, thing: Thing, frame: u64) -> Option<u32> {
        let Thing::Bytes { mm, va, len } = thing else {
            return None;
        };
        let state = self.recording.seek(frame).state;
        let nothing = (Changes::default(), Unfolded::new());
        let all = variables(
            state,
            &self.program,
            &self.legend,
            mm,
            &nothing.0,
            &nothing.1,
        );
        let (_, ty) = part::scalar_at(&self.program, &all, va)?;
        (show::size_of(&self.program, ty) as u64 == len).then_some(ty)
    }

    /// A value of a type, as C would write it; none of another size.
    pub fn value(&self, ty: u32, word: Word) -> Option<String> {
        let whole = show::size_of(&self.program, ty) == usize::from(word.size);
        whole.then(|| show::show(&self.program, ty, &word.raw.to_le_bytes()))
    }

    /// What happened at a frame, in one sentence.
    pub fn sentence(&mut self, frame: u64, level: Level, lang: Lang) -> String {
        let step = self.step(frame, level);
        let at = self.recording.seek(frame);
        let shot = Shot {
            state: at.state,
            program: &self.program,
            legend: &self.legend,
            step: &step,
        };
        explain::explain(&shot, lang).now.what
    }

    /// The timeline in steps of a level.
    pub fn timeline(&mut self, level: Level) -> TimelineScene {
        let stops = self.stops(level);
        timeline::scene(self.recording.moments(), &stops, &self.legend)
    }

    /// What each process did over the whole run.
    pub fn recap(&self) -> RecapScene {
        recap::scene(self.recording.moments(), &self.legend)
    }

    /// A lesson's question with its answer.
    pub fn pose(&mut self, lesson: &Lesson, question: &Question) -> Option<Posed> {
        lesson.pose(question, &mut self.recording, &self.legend)
    }

    /// What led to a frame: the events since the stop before it.
    pub fn step(&mut self, frame: u64, level: Level) -> Step {
        let stops = self.stops(level);
        stops::step(&stops, &mut self.recording, frame)
    }

    /// The story that a frame belongs to, where steps are fine enough to tell it.
    fn story(&mut self, frame: u64, level: Level, step: &Step) -> Option<Story> {
        let told = level >= Level::Kernel && step.event().is_some_and(story::may_tell);
        let first = frame.saturating_sub(story::AROUND);
        let events = told.then(|| self.recording.events(first..frame + story::AROUND))?;
        Story::around(&events, first, frame)
    }

    /// The picture of a frame.
    pub fn picture(
        &mut self,
        frame: u64,
        level: Level,
        lang: Lang,
        options: &memory::Options,
    ) -> Picture {
        let frame = frame.min(self.recording.len());
        let step = self.step(frame, level);
        let stops = self.stops(level);
        let story = self.story(frame, level, &step);
        let at = self.recording.seek(frame);
        let shot = Shot {
            state: at.state,
            program: &self.program,
            legend: &self.legend,
            step: &step,
        };
        Picture {
            story,
            frame,
            stop: stops::last_at(&stops, frame),
            stops: stops.len() as u32,
            explanation: explain::explain(&shot, lang),
            memory: Arc::new(memory::scene(&shot, options)),
            tree: Arc::new(tree::scene(&shot)),
            source: Arc::new(source::scene(&shot)),
            terminal: Arc::new(terminal::scene(&shot)),
        }
    }
}
