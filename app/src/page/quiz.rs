//! The questions of a lesson: which is open, and what the player may do meanwhile.
//!
//! While one is open, the player does not go past its frame. There is always a way on
//! without an answer.

use crate::player::{Player, Status};
use leptos::prelude::*;
use sim_core::lesson::Lesson;
use sim_core::lesson::question::{Given, Posed, Verdict};

/// How far a question is.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Not answered yet.
    #[default]
    Open,
    /// Answered wrongly at least once.
    Tried(Verdict),
    /// Answered.
    Right,
    /// Passed without an answer.
    Shown,
}

impl Stage {
    /// Whether the reader may still answer it.
    pub fn is_open(self) -> bool {
        matches!(self, Stage::Open | Stage::Tried(_))
    }
}

/// The questions of a lesson, in the order of its text. It can be copied.
#[derive(Clone, Copy)]
pub struct Quiz {
    /// Shows the lesson.
    pub player: Player,
    /// Whose questions they are.
    pub lesson: &'static Lesson,
    /// What each asks in the recording that is there; nothing if it cannot be asked of it.
    pub posed: RwSignal<Vec<Option<Posed>>>,
    stages: RwSignal<Vec<Stage>>,
    /// Counts what asks for the question to be brought into sight and focused.
    pub called: RwSignal<u64>,
}

impl Quiz {
    /// Asks a lesson's questions, of each recording anew.
    pub fn new(player: Player, lesson: &'static Lesson) -> Self {
        let quiz = Self {
            player,
            lesson,
            posed: RwSignal::new(Vec::new()),
            stages: RwSignal::new(Vec::new()),
            called: RwSignal::new(0),
        };
        Effect::new(move |_| {
            player.edition.track();
            if player.status.get() == Status::Ready {
                quiz.begin();
            }
        });
        Effect::new(move |_| quiz.point());
        Effect::new(move |_| {
            let pick = player.gates.pick.get();
            if let (Some(thing), Some(index)) = (pick, untrack(|| quiz.current())) {
                untrack(|| quiz.answer(index, &Given::Thing(thing)));
            }
        });
        on_cleanup(move || player.gates.clear());
        quiz
    }

    /// Every question whose frame lies ahead is open.
    fn begin(self) {
        let pose = |question| {
            let posed = self.player.with(|film| film.pose(self.lesson, question));
            posed.flatten()
        };
        let posed: Vec<Option<Posed>> = self.lesson.questions.iter().map(pose).collect();
        let frame = self.player.frame.get_untracked();
        // What was answered in another future of the same program stays answered.
        let old = self.stages.get_untracked();
        let stages = posed
            .iter()
            .enumerate()
            .map(|(n, posed)| match (posed, old.get(n)) {
                (_, Some(&old)) if !old.is_open() => old,
                (Some(posed), _) if frame <= posed.at => Stage::Open,
                _ => Stage::Shown,
            });
        let stages = stages.collect();
        self.stages.set(stages);
        self.posed.set(posed);
        self.player.gates.pick.set(None);
        self.set_gates();
    }

    fn set_gates(self) {
        let gates = self.posed.with_untracked(|posed| {
            self.stages.with_untracked(|stages| {
                let both = posed.iter().zip(stages);
                let open = both.filter(|(_, stage)| stage.is_open());
                open.filter_map(|(posed, _)| posed.as_ref().map(|posed| posed.at))
                    .collect()
            })
        });
        self.player.gates.set(gates);
    }

    /// Says what can be pointed at now: what the question asks for, at its frame.
    fn point(self) {
        let kind = self.current().and_then(|index| {
            let kind = self.lesson.questions.get(index)?.kind;
            let at = self
                .posed
                .with(|posed| posed.get(index)?.as_ref().map(|p| p.at))?;
            (kind.points() && self.player.frame.get() == at).then_some(kind)
        });
        if self.player.gates.pointing.get_untracked() != kind {
            self.player.gates.pointing.set(kind);
        }
    }

    /// How far one is.
    pub fn stage(self, index: usize) -> Stage {
        self.stages
            .with(|stages| stages.get(index).copied().unwrap_or_default())
    }

    /// The first open question.
    pub fn current(self) -> Option<usize> {
        self.stages
            .with(|stages| stages.iter().position(|stage| stage.is_open()))
    }

    /// True if one of the first `count` questions is open: what stands behind them
    /// in the text is not shown yet.
    pub fn hides(self, count: usize) -> bool {
        self.current().is_some_and(|current| current < count)
    }

    /// A question of the text, by its name.
    pub fn index(self, name: &str) -> Option<usize> {
        let mut questions = self.lesson.questions.iter();
        questions.position(|question| question.name == name)
    }

    fn set(self, index: usize, stage: Stage) {
        self.stages.update(|stages| {
            if let Some(held) = stages.get_mut(index) {
                *held = stage;
            }
        });
        self.set_gates();
    }

    /// Takes an answer.
    pub fn answer(self, index: usize, given: &Given) {
        let Some(question) = self.lesson.questions.get(index) else {
            return;
        };
        let verdict = self.posed.with(|posed| {
            let posed = posed.get(index)?.as_ref()?;
            Some(question.judge(posed, given))
        });
        match verdict {
            Some(Verdict::Right) => self.close(index, Stage::Right),
            Some(wrong) => self.set(index, Stage::Tried(wrong)),
            None => {}
        }
    }

    /// Closes a question and shows its answer.
    pub fn close(self, index: usize, stage: Stage) {
        self.set(index, stage);
        let Some(question) = self.lesson.questions.get(index) else {
            return;
        };
        let show = self
            .posed
            .with(|posed| posed.get(index)?.as_ref().map(|posed| posed.show));
        if let Some(frame) = show {
            let moment = self.lesson.moment(&question.show);
            let level = moment.and_then(|moment| moment.level);
            self.player.set_level(level.unwrap_or(self.lesson.level));
            self.player.go_to(frame);
        }
    }
}
