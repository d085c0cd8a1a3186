//! Finding the right answer of a question in the recording.

use super::find::{Find, Selector};
use super::question::{Candidate, Given, Kind, Posed, Question};
use super::{Lesson, answer};
use crate::ids::{MmId, Pfn, Vpn};
use crate::kernel::event::EventKind;
use crate::kernel::mm_types::{Frame, FrameKind};
use crate::lens::history::Thing;
use crate::lens::memory::{self, AreaKind, Row};
use crate::lens::peek::frame_bytes;
use crate::lens::{Legend, Shot, Step};
use crate::recording::Recording;
use serde::{Deserialize, Serialize};

/// Where the right answer is found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// The page that a moment is about.
    Page {
        /// The moment.
        at: String,
    },
    /// The page of a process, in an area of a kind, that holds this text when the
    /// question is asked.
    Holds {
        /// The process's letter.
        who: String,
        /// What is looked for.
        text: String,
        /// In which kind of area.
        area: AreaKind,
    },
    /// The frame behind the page that a moment is about.
    Frame {
        /// The moment.
        at: String,
        /// The moment at which it is looked up, if that is another one.
        #[serde(default)]
        when: Option<String>,
    },
    /// What the frame is that stands behind the page that a moment is about: `Anon`,
    /// `File`, `Zero`, or `None` if there is none.
    Behind {
        /// The moment.
        at: String,
        /// The moment at which it is looked up, if that is another one.
        #[serde(default)]
        when: Option<String>,
    },
    /// The process that a moment happens to.
    Process {
        /// The moment.
        at: String,
    },
    /// The letter of the process that a moment happens to, as a word.
    Letter {
        /// The moment.
        at: String,
    },
    /// A number in what is printed at a moment.
    Number {
        /// The moment.
        at: String,
        /// Which number in it, from 1.
        #[serde(default = "first")]
        nth: u32,
    },
    /// All that is printed at a moment.
    Printed {
        /// The moment.
        at: String,
    },
    /// How many moments of a kind there are.
    Count {
        /// Of which kind.
        find: Find,
        /// Whose; anybody's if none.
        #[serde(default)]
        who: Option<String>,
        /// For output: a part of the text.
        #[serde(default)]
        text: Option<String>,
        /// Only those after this moment.
        #[serde(default)]
        after: Option<String>,
        /// Only those up to this moment.
        #[serde(default)]
        until: Option<String>,
        /// Only those that are about the same page as this moment.
        #[serde(default)]
        page_of: Option<String>,
    },
    /// How many processes the program is in the end.
    Processes {},
    /// The state's letter of a process at a moment.
    State {
        /// The process's letter.
        who: String,
        /// The moment.
        at: String,
    },
    /// How many entries map the frame behind the page that a moment is about.
    Mapcount {
        /// The moment.
        at: String,
        /// The moment at which it is looked up, if that is another one.
        #[serde(default)]
        when: Option<String>,
    },
    /// Why a page fault was raised, by the name of its
    /// [`FaultReason`](crate::kernel::event::FaultReason).
    Reason {
        /// The fault.
        at: String,
    },
}

fn first() -> u32 {
    1
}

/// A recording in which answers are looked for.
struct Book<'a> {
    lesson: &'a Lesson,
    recording: &'a mut Recording,
    legend: &'a Legend,
}

impl Lesson {
    /// The question of this name.
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.name == name)
    }

    /// A question with its answer; none if the recording does not answer it.
    pub fn pose(
        &self,
        question: &Question,
        recording: &mut Recording,
        legend: &Legend,
    ) -> Option<Posed> {
        let mut book = answer::Book {
            lesson: self,
            recording,
            legend,
        };
        let at = book.frame(&question.at)?;
        Some(Posed {
            at,
            show: book.frame(&question.show)?,
            solution: book.solve(&question.answer, at)?,
            candidates: book.candidates(question.kind, at),
        })
    }
}

impl Book<'_> {
    fn frame(&mut self, moment: &str) -> Option<u64> {
        self.lesson.frame_of(moment, self.recording, self.legend)
    }

    /// Looks at a frame.
    fn look<T>(&mut self, frame: u64, read: impl FnOnce(&Shot<'_>) -> T) -> T {
        let step = Step::between(self.recording, frame.saturating_sub(1), frame);
        let program = self.recording.shared_program();
        let state = self.recording.seek(frame).state;
        read(&Shot {
            state,
            program: &program,
            legend: self.legend,
            step: &step,
        })
    }

    fn page(&mut self, frame: u64) -> Option<(MmId, Vpn)> {
        let focus = self.look(frame, |shot| shot.focus())?;
        Some((focus.mm, focus.va.page()))
    }

    /// The page that moment `at` is about, and its frame at moment `when`.
    fn frame_behind(&mut self, at: &str, when: Option<&str>) -> Option<Option<(Pfn, Frame)>> {
        let frame = self.frame(at)?;
        let (mm, vpn) = self.page(frame)?;
        let when = self.frame(when.unwrap_or(at))?;
        let state = self.recording.seek(when).state;
        let pfn = state.mms.get(&mm)?.tables.get(vpn).pfn();
        Some(pfn.and_then(|pfn| Some((pfn, *state.memory.frames.get(pfn.0 as usize)?))))
    }

    fn event(&mut self, frame: u64) -> Option<crate::kernel::event::Event> {
        self.recording.event(frame.checked_sub(1)?)
    }

    /// `asked`: the frame at which the question is asked.
    fn solve(&mut self, answer: &Answer, asked: u64) -> Option<Given> {
        Some(match answer {
            Answer::Page { at } => {
                let frame = self.frame(at)?;
                let (mm, vpn) = self.page(frame)?;
                Given::Thing(Thing::Page { mm, vpn })
            }
            Answer::Holds { who, text, area } => {
                let pid = self.legend.by_letter(who)?;
                let thing = self.look(asked, |shot| holds(shot, pid, text, *area))?;
                Given::Thing(thing)
            }
            Answer::Frame { at, when } => {
                let (pfn, _) = self.frame_behind(at, when.as_deref())??;
                Given::Thing(Thing::Frame(pfn))
            }
            Answer::Behind { at, when } => {
                let kind = self.frame_behind(at, when.as_deref())?;
                let kind = kind.map(|(_, frame)| frame.kind);
                Given::Text(
                    match kind {
                        Some(FrameKind::Anon) => "Anon",
                        Some(FrameKind::File { .. }) => "File",
                        Some(FrameKind::Zero) => "Zero",
                        Some(FrameKind::Free) | None => "None",
                    }
                    .into(),
                )
            }
            Answer::Process { at } => {
                let pid = self.whose(at)?;
                Given::Thing(Thing::Process(pid))
            }
            Answer::Letter { at } => {
                let pid = self.whose(at)?;
                Given::Text(self.legend.who(pid).letter)
            }
            Answer::Printed { at } => Given::Text(self.printed(at)?.trim().to_string()),
            Answer::Number { at, nth } => {
                let text = self.printed(at)?;
                let index = nth.checked_sub(1)? as usize;
                Given::Text(numbers(&text).nth(index)?.to_string())
            }
            Answer::Count {
                find,
                who,
                text,
                after,
                until,
                page_of,
            } => Given::Text(
                self.count(
                    *find,
                    who,
                    text,
                    after,
                    until.as_deref(),
                    page_of.as_deref(),
                )?
                .to_string(),
            ),
            Answer::Processes {} => Given::Text(self.legend.len().to_string()),
            Answer::State { who, at } => {
                let frame = self.frame(at)?;
                let pid = self.legend.by_letter(who)?;
                let state = self.recording.seek(frame).state;
                Given::Text(state.task(pid)?.state.letter().to_string())
            }
            Answer::Mapcount { at, when } => {
                let (_, frame) = self.frame_behind(at, when.as_deref())??;
                Given::Text(frame.mapcount.to_string())
            }
            Answer::Reason { at } => {
                let frame = self.frame(at)?;
                match self.event(frame)?.kind {
                    EventKind::Fault { reason, .. } => Given::Text(format!("{reason:?}")),
                    _ => return None,
                }
            }
        })
    }

    fn printed(&mut self, moment: &str) -> Option<String> {
        let frame = self.frame(moment)?;
        match self.event(frame)?.kind {
            EventKind::Output { bytes, .. } => Some(String::from_utf8_lossy(&bytes).into_owned()),
            _ => None,
        }
    }

    fn whose(&mut self, moment: &str) -> Option<crate::ids::Pid> {
        let frame = self.frame(moment)?;
        match self.event(frame)? {
            crate::kernel::event::Event {
                kind: EventKind::Switch { next, .. },
                ..
            } => next,
            event => Some(event.pid),
        }
    }

    fn count(
        &mut self,
        find: Find,
        who: &Option<String>,
        text: &Option<String>,
        after: &Option<String>,
        until: Option<&str>,
        page_of: Option<&str>,
    ) -> Option<u32> {
        let until = match until {
            Some(moment) => self.frame(moment)?,
            None => self.recording.len(),
        };
        let page = match page_of {
            Some(moment) => {
                let frame = self.frame(moment)?;
                Some(self.page(frame)?.1)
            }
            None => None,
        };
        let mut count = 0;
        for nth in 1.. {
            let selector = Selector {
                name: String::new(),
                find,
                who: who.clone(),
                nth,
                text: text.clone(),
                after: after.clone(),
                level: None,
            };
            let frame = self
                .lesson
                .resolve(&selector, self.recording, self.legend)
                .filter(|&frame| frame <= until);
            let Some(frame) = frame else { break };
            if page.is_none() || self.page(frame).map(|page| page.1) == page {
                count += 1;
            }
        }
        Some(count)
    }

    fn candidates(&mut self, kind: Kind, frame: u64) -> Vec<Candidate> {
        if kind == Kind::Process {
            let state = self.recording.seek(frame).state;
            let alive = self
                .legend
                .everyone()
                .filter(|who| state.task(who.pid).is_some());
            return alive
                .map(|who| Candidate {
                    thing: Thing::Process(who.pid),
                    who: Some(who),
                    area: None,
                    vpn: None,
                    pfn: None,
                    variables: Vec::new(),
                })
                .collect();
        }
        let scene = self.look(frame, |shot| {
            memory::scene(shot, &memory::Options::default())
        });
        match kind {
            Kind::Frame => scene
                .frames
                .iter()
                .map(|view| Candidate {
                    thing: Thing::Frame(view.pfn),
                    who: None,
                    area: None,
                    vpn: None,
                    pfn: Some(view.pfn),
                    variables: Vec::new(),
                })
                .collect(),
            Kind::Page => pages(&scene),
            Kind::Type | Kind::Choose | Kind::Process => Vec::new(),
        }
    }
}

/// Every page on the stage, process by process.
fn pages(scene: &memory::MemoryScene) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (index, column) in scene.columns.iter().enumerate() {
        for band in &scene.bands {
            for row in &band.rows {
                let Row::Page { cells, .. } = row else {
                    continue;
                };
                let Some(cell) = cells.get(index).and_then(Option::as_ref) else {
                    continue;
                };
                let variables = cell.variables.iter().take(3);
                found.push(Candidate {
                    thing: Thing::Page {
                        mm: cell.mm,
                        vpn: cell.vpn,
                    },
                    who: column.who.first().cloned(),
                    area: Some(band.kind),
                    vpn: Some(cell.vpn),
                    pfn: None,
                    variables: variables
                        .map(|v| match &v.value {
                            Some(value) => format!("{} = {value}", v.name),
                            None => v.name.clone(),
                        })
                        .collect(),
                });
            }
        }
    }
    found
}

/// The page of a process that holds a text.
fn holds(shot: &Shot<'_>, pid: crate::ids::Pid, text: &str, area: AreaKind) -> Option<Thing> {
    let mm = shot.state.mm_of(pid)?;
    let areas = mm
        .vmas
        .values()
        .filter(|vma| memory::area_kind(shot.program, vma) == area);
    for vma in areas {
        for (vpn, pte) in mm.tables.range(vma.start.page(), vma.end.page()) {
            let bytes = pte.pfn().and_then(|pfn| frame_bytes(shot.state, pfn));
            let found = bytes.is_some_and(|bytes| {
                bytes
                    .windows(text.len().max(1))
                    .any(|part| part == text.as_bytes())
            });
            if found {
                return Some(Thing::Page { mm: mm.id, vpn });
            }
        }
    }
    None
}

/// The decimal numbers in a text, in order.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| word.parse::<i64>().is_ok())
}
