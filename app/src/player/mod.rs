//! The player: a recording, the frame that is shown, and the ways to move it.

mod around;
mod branch;
mod film;
mod follow;
mod gate;
mod keys;
mod play;
mod run;

use around::Around;
pub use branch::Branch;
pub use film::{Film, Picture};
pub use follow::{Among, Following};
pub use gate::Gates;
pub use keys::on_key;
use run::Shown;

use crate::browser;
use leptos::prelude::*;
use sim_core::c::diag::Diagnostic;
use sim_core::explain::Sentence;
use sim_core::explain::ending::ending;
use sim_core::kernel::event::Level;
use sim_core::lang::Lang;
use sim_core::lens::memory;
use sim_core::lens::timeline::TimelineScene;
use sim_core::lesson::Lesson;
use sim_core::recording::End;
use sim_core::scenario::Scenario;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Whoever steps again before things have glided to their places (`--step` in base.css) has
/// no time to see them glide. Milliseconds.
const HURRY_MS: f64 = 200.0;

/// What the player is at.
#[derive(Clone, PartialEq, Default)]
pub enum Status {
    /// There is nothing to show.
    #[default]
    Empty,
    /// The program is being compiled.
    Compiling,
    /// The program runs; so many events so far.
    Running(u64),
    /// There is a recording.
    Ready,
    /// The program does not compile.
    Errors(Vec<Diagnostic>),
    /// The reader stopped the run.
    Stopped,
}

/// Where a run is to open.
#[derive(Clone, PartialEq, Default)]
pub enum Open {
    /// At the first frame.
    #[default]
    First,
    /// At this frame.
    Frame(u64),
    /// Where what a hand wrote after this frame is there.
    Poke(u64),
    /// At the moment that a lesson opens with.
    Lesson(&'static Lesson),
}

/// The player. It can be copied: all of it are handles.
#[derive(Clone, Copy)]
pub struct Player {
    film: StoredValue<Option<Film>, LocalStorage>,
    runs: StoredValue<u64>,
    ticks: StoredValue<u64>,
    /// When the last step was made, and whether soon after the one before.
    went: StoredValue<(f64, bool)>,
    /// Whether the link that led here hides the program's text: no sentence tells it then.
    pub hushed: StoredValue<bool>,
    /// What it is at.
    pub status: RwSignal<Status>,
    /// Counts recordings: changes when there is another one.
    pub edition: RwSignal<u64>,
    /// The frame that is shown.
    pub frame: RwSignal<u64>,
    /// The level of detail.
    pub level: RwSignal<Level>,
    /// What of the memory is unfolded.
    pub options: RwSignal<memory::Options>,
    /// Whether it plays.
    pub playing: RwSignal<bool>,
    /// Steps per ten seconds while it plays.
    pub speed: RwSignal<u32>,
    /// Among which moments stepping moves.
    pub among: RwSignal<Among>,
    /// The runs that the reader made of the program, the one as it was first.
    pub branches: RwSignal<Vec<Branch>>,
    /// Which of them is shown.
    pub branch: RwSignal<usize>,
    /// What is followed.
    pub following: RwSignal<Option<Following>>,
    searches: StoredValue<u64>,
    /// Lines of the program at which playing pauses.
    pub breakpoints: RwSignal<BTreeSet<u32>>,
    /// Frames at which playing pauses: a lesson's moments; in order.
    pub pauses: RwSignal<Vec<u64>>,
    /// What happened before, and what happens next.
    pub around: RwSignal<Around>,
    /// What is shown.
    pub picture: Memo<Picture>,
    /// The timeline at this level.
    pub timeline: Memo<TimelineScene>,
    /// Plays from this frame to that one, again and again.
    pub repeat: RwSignal<Option<(u64, u64)>>,
    /// Counts rests: changes once the frame that is shown has been painted and the reader stays
    /// at it for a moment. What nobody sees at once follows this, not the frame.
    pub rests: RwSignal<u64>,
    /// Counts the steps that the reader made by hand, for the live region.
    pub by_hand: RwSignal<u64>,
    /// Where open questions hold the player, and what is pointed at.
    pub gates: Gates,
}

impl Player {
    /// A player without a recording.
    pub fn new(lang: RwSignal<Lang>) -> Self {
        let film: StoredValue<Option<Film>, LocalStorage> = StoredValue::new_local(None);
        let edition = RwSignal::new(0);
        let frame = RwSignal::new(0);
        let level = RwSignal::new(Level::Line);
        let options = RwSignal::new(memory::Options::default());
        let with_film = move |edition: RwSignal<u64>| edition.track();
        let picture = Memo::new(move |_| {
            with_film(edition);
            let (frame, level, lang, options) =
                (frame.get(), level.get(), lang.get(), options.get());
            let mut shown = Picture::default();
            film.update_value(|film| {
                if let Some(film) = film {
                    shown = film.picture(frame, level, lang, &options);
                }
            });
            shown
        });
        let gates = Gates::new();
        let veil = Memo::new(move |_| gates.ahead(frame.get()));
        let timeline = Memo::new(move |_| {
            with_film(edition);
            let (level, veil) = (level.get(), veil.get());
            let mut shown = TimelineScene::default();
            film.update_value(|film| {
                if let Some(film) = film {
                    shown = film.timeline(level);
                    if let Some(frame) = veil {
                        shown.hide_after(TimelineScene::stop_of(&film.stops(level), frame));
                    }
                }
            });
            shown
        });
        let player = Self {
            film,
            runs: StoredValue::new(0),
            ticks: StoredValue::new(0),
            went: StoredValue::new((0.0, false)),
            hushed: StoredValue::new(false),
            status: RwSignal::new(Status::Empty),
            edition,
            frame,
            level,
            options,
            playing: RwSignal::new(false),
            speed: RwSignal::new(10),
            among: RwSignal::new(Among::Everyone),
            branches: RwSignal::new(Vec::new()),
            branch: RwSignal::new(0),
            following: RwSignal::new(None),
            searches: StoredValue::new(0),
            breakpoints: RwSignal::new(BTreeSet::new()),
            pauses: RwSignal::new(Vec::new()),
            around: RwSignal::new(Around::default()),
            picture,
            timeline,
            repeat: RwSignal::new(None),
            rests: RwSignal::new(0),
            by_hand: RwSignal::new(0),
            gates,
        };
        around::watch(player, lang);
        player
    }

    /// Compiles and runs a program, a slice at a time; then shows it.
    pub fn run(self, scenario: Scenario, open: Open) {
        self.pause();
        let number = self.new_run();
        let branches = branch::of(&scenario);
        self.branch.set(branches.len() - 1);
        self.branches.set(branches);
        self.status.set(Status::Compiling);
        run::start(self, number, scenario, open, Shown::Progress);
    }

    /// Runs another scenario in place of the one that is shown, which stays until then.
    fn rerun(self, scenario: Scenario, open: Open) {
        self.pause();
        let number = self.new_run();
        run::start(self, number, scenario, open, Shown::Before);
    }

    /// Ends a run that is under way.
    pub fn stop_run(self) {
        self.new_run();
        self.status.set(if self.has_film() {
            Status::Ready
        } else {
            Status::Stopped
        });
    }

    /// Forgets the recording and whatever is under way.
    pub fn clear(self) {
        self.pause();
        self.new_run();
        self.unfollow();
        self.breakpoints.update(BTreeSet::clear);
        self.pauses.update(Vec::clear);
        self.gates.clear();
        self.film.set_value(None);
        self.status.set(Status::Empty);
        self.edition.update(|n| *n += 1);
    }

    fn new_run(self) -> u64 {
        self.runs.update_value(|n| *n += 1);
        self.runs.get_value()
    }

    fn is_current(self, number: u64) -> bool {
        self.runs.try_get_value() == Some(number)
    }

    /// True if there is a recording.
    pub fn has_film(self) -> bool {
        self.film.with_value(Option::is_some)
    }

    /// Something that is read from the recording; none if there is none.
    pub fn with<T>(self, read: impl FnOnce(&mut Film) -> T) -> Option<T> {
        let mut out = None;
        self.film.update_value(|film| out = film.as_mut().map(read));
        out
    }

    fn show(self, mut film: Film, open: &Open, shown: Shown) {
        // In another future the reader goes on following what he followed.
        let followed = self.following.get_untracked();
        self.unfollow();
        self.among.set(Among::Everyone);
        self.gates.clear();
        if self.hushed.get_value() {
            film.hush();
        }
        self.film.set_value(Some(film));
        let frame = self.with(|film| match open {
            Open::First => None,
            Open::Frame(frame) => Some(*frame),
            Open::Poke(frame) => film.poked_after(*frame),
            Open::Lesson(lesson) => {
                let name = lesson.open.as_deref()?;
                lesson.frame_of(name, &mut film.recording, &film.legend)
            }
        });
        let first = self.stops().first().copied().unwrap_or(0);
        let last = self.with(|film| film.recording.len()).unwrap_or(0);
        self.frame.set(
            frame
                .flatten()
                .unwrap_or(first)
                .clamp(first.min(last), last),
        );
        self.rests.update(|n| *n += 1);
        self.status.set(Status::Ready);
        self.edition.update(|n| *n += 1);
        if let Some(followed) = followed.filter(|_| shown == Shown::Before) {
            self.follow(followed.thing, followed.name);
        }
    }

    /// The stops at this level.
    pub fn stops(self) -> Rc<Vec<u64>> {
        let level = self.level.get_untracked();
        self.with(|film| film.stops(level)).unwrap_or_default()
    }

    /// How the run ended, in words; none if it ended well.
    pub fn ending(self, lang: Lang) -> Option<Sentence> {
        self.edition.track();
        self.with(|film| match film.recording.end() {
            End::Exited { status: 0, .. } => None,
            end => Some(ending(end, lang, &|pid| film.legend.who(pid).letter)),
        })
        .flatten()
    }

    /// Warnings of the front end.
    pub fn warnings(self) -> Vec<Diagnostic> {
        self.edition.track();
        self.with(|film| film.recording.diagnostics().to_vec())
            .unwrap_or_default()
    }

    // ---- moving ----

    /// Goes to a frame, by the reader's hand.
    pub fn go_to(self, frame: u64) {
        self.pause();
        self.move_to(frame);
        self.by_hand.update(|n| *n += 1);
    }

    /// Goes to a stop, by its number.
    pub fn go_to_stop(self, stop: u32) {
        if let Some(&frame) = self.stops().get(stop as usize) {
            self.go_to(frame);
        }
    }

    /// False if a question holds it before the frame.
    fn move_to(self, frame: u64) -> bool {
        let gate = self.gate_to(frame);
        let frame = gate.unwrap_or(frame);
        if self.frame.get_untracked() != frame {
            let now = browser::now_ms();
            self.went.update_value(|(last, hurried)| {
                *hurried = now - *last < HURRY_MS;
                *last = now;
            });
            self.frame.set(frame);
        }
        if gate.is_some() {
            self.bump();
        }
        gate.is_none()
    }

    /// True if the reader steps so fast that what changes place is to be there at once.
    pub fn hurries(self) -> bool {
        let (last, hurried) = self.went.get_value();
        hurried && browser::now_ms() - last < HURRY_MS
    }

    /// The next stop.
    pub fn forward(self) {
        let stops = self.path();
        let frame = self.frame.get_untracked();
        if let Some(&next) = stops.get(stops.partition_point(|&stop| stop <= frame)) {
            self.go_to(next);
        }
    }

    /// The stop before.
    pub fn back(self) {
        let stops = self.path();
        let frame = self.frame.get_untracked();
        let before = stops.partition_point(|&stop| stop < frame).checked_sub(1);
        if let Some(&prev) = before.and_then(|n| stops.get(n)) {
            self.go_to(prev);
        }
    }

    /// The first stop.
    pub fn first(self) {
        if let Some(&first) = self.path().first() {
            self.go_to(first);
        }
    }

    /// The last stop.
    pub fn last(self) {
        if let Some(&last) = self.path().last() {
            self.go_to(last);
        }
    }

    /// Chooses a level of detail; the frame stays.
    pub fn set_level(self, level: Level) {
        self.pause();
        self.level.set(level);
    }
}
