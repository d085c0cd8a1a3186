//! Following a thing: its history, found a slice at a time, and stepping among
//! its moments alone.

use super::Player;
use crate::browser;
use leptos::prelude::*;
use sim_core::ids::Pid;
use sim_core::lens::history::{History, Thing, Tracker};
use std::rc::Rc;
use std::time::Duration;

/// How long a slice of the search may take.
const SLICE_MS: f64 = 8.0;

/// Among which moments stepping moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Among {
    /// All of them.
    #[default]
    Everyone,
    /// Those of one process.
    Process(Pid),
    /// Those that touch the thing that is followed.
    Thing,
}

/// What is followed.
#[derive(Clone, PartialEq)]
pub struct Following {
    /// What.
    pub thing: Thing,
    /// How the reader knows it.
    pub name: String,
    /// The type by which its values are told, if it is one number or pointer.
    pub ty: Option<u32>,
    /// What happened to it, as far as it is known.
    pub history: History,
    /// True while the recording is still being searched.
    pub searching: bool,
}

impl Player {
    /// Follows a thing, which the reader knows by this name; stepping moves among its moments.
    pub fn follow(self, thing: Thing, name: String) {
        self.pause();
        let frame = self.frame.get_untracked();
        let ty = self.with(|film| film.type_of(thing, frame)).flatten();
        self.following.set(Some(Following {
            thing,
            name,
            ty,
            history: History::default(),
            searching: true,
        }));
        self.among.set(Among::Thing);
        self.searches.update_value(|n| *n += 1);
        self.search(self.searches.get_value(), Tracker::new(thing));
    }

    /// Follows nothing any more.
    pub fn unfollow(self) {
        self.searches.update_value(|n| *n += 1);
        self.following.set(None);
        if self.among.get_untracked() == Among::Thing {
            self.among.set(Among::Everyone);
        }
    }

    fn search(self, number: u64, mut tracker: Tracker) {
        let begin = browser::now_ms();
        let mut done = false;
        while !done && browser::now_ms() - begin < SLICE_MS {
            done = self
                .with(|film| film.search(&mut tracker))
                .unwrap_or_default();
            if !self.has_film() {
                return;
            }
        }
        if done {
            let booted = self.with(|film| film.recording.booted()).unwrap_or(0);
            self.following.update(|following| {
                if let Some(following) = following {
                    following.history = tracker.history().clone();
                    following.history.touches.retain(|it| it.frame >= booted);
                    following.searching = false;
                }
            });
            return;
        }
        set_timeout(
            move || {
                if self.searches.try_get_value() == Some(number) {
                    self.search(number, tracker);
                }
            },
            Duration::ZERO,
        );
    }

    /// The frames among which stepping moves, in order.
    pub(super) fn path(self) -> Rc<Vec<u64>> {
        let level = self.level.get_untracked();
        match self.among.get_untracked() {
            Among::Everyone => self.stops(),
            Among::Process(pid) => self
                .with(|film| film.stops_of(level, Some(pid)))
                .unwrap_or_default(),
            Among::Thing => self.following.with_untracked(|following| {
                let touches = following.iter().flat_map(|it| &it.history.touches);
                Rc::new(touches.map(|touch| touch.frame).collect())
            }),
        }
    }
}
