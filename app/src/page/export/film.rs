//! A film: an animated PNG of some steps, made a picture at a time. Between two
//! pictures the page has its turn, so that it can show how far it is and be told to
//! stop; and it ends by itself when the dialog is closed or the program changes.

use super::Looks;
use crate::player::Player;
use crate::{browser, save};
use draw::apng;
use draw::sheet::Sheet;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Most steps of a film: some 40 MB.
pub const MOST_STEPS: u32 = 200;
/// How long a film's last picture stands, in milliseconds.
const LAST_MS: u16 = 2_000;

/// How far a film has come.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Making {
    /// None is being made.
    #[default]
    Idle,
    /// So many steps of so many are done.
    At(u32, u32),
    /// The reader has it.
    Done,
    /// The reader stopped it.
    Stopped,
    /// It could not be made.
    Failed,
}

/// What is to be filmed.
pub struct Plan {
    /// Whose pictures.
    pub player: Player,
    /// How they look.
    pub looks: Looks,
    /// How the file's name begins.
    pub name: String,
    /// The first step, from 1.
    pub from: u32,
    /// The last step.
    pub to: u32,
}

/// Makes one film at a time.
#[derive(Clone, Copy)]
pub struct Maker {
    /// How far it is.
    pub state: RwSignal<Making>,
    /// Counts films: a film whose number is not this one any more ends.
    number: StoredValue<u64>,
}

impl Maker {
    /// With nothing to do.
    pub fn new() -> Maker {
        Maker {
            state: RwSignal::new(Making::Idle),
            number: StoredValue::new(0),
        }
    }

    /// Begins a film.
    pub fn begin(self, plan: Plan) {
        self.number.update_value(|n| *n += 1);
        let work = Work {
            maker: self,
            number: self.number.get_value(),
            edition: plan.player.edition.get_untracked(),
            of: plan.to - plan.from + 1,
            plan,
        };
        work.show(0);
        spawn_local(async move {
            let Some(film) = work.film().await else {
                work.end(Making::Failed);
                return;
            };
            if work.wanted() {
                let Plan { name, from, to, .. } = &work.plan;
                save::offer(&format!("{name}-{from}-{to}.png"), "image/apng", &film);
                work.end(Making::Done);
            }
        });
    }

    /// Stops the film that is being made.
    pub fn stop(self) {
        self.number.update_value(|n| *n += 1);
        self.state.set(Making::Stopped);
    }

    /// Says nothing of the last film any more.
    pub fn forget(self) {
        if !matches!(self.state.get_untracked(), Making::Idle | Making::At(..)) {
            self.state.set(Making::Idle);
        }
    }
}

/// A film in the making.
struct Work {
    maker: Maker,
    number: u64,
    edition: u64,
    of: u32,
    plan: Plan,
}

impl Work {
    /// False once the reader has stopped it, closed the dialog or gone elsewhere.
    fn wanted(&self) -> bool {
        self.maker.number.try_get_value() == Some(self.number)
            && self.plan.player.edition.try_get_untracked() == Some(self.edition)
    }

    /// Every step is drawn first and made a picture of then: so many halves are done.
    fn show(&self, halves: usize) {
        if self.wanted() {
            let at = (halves / 2) as u32;
            self.maker.state.set(Making::At(at, self.of));
        }
    }

    fn end(&self, how: Making) {
        if self.wanted() {
            self.maker.state.set(how);
        }
    }

    /// The film as a file; none if it cannot be made or is not wanted any more.
    async fn film(&self) -> Option<Vec<u8>> {
        let sheets = self.sheets().await?;
        // Every picture of a film has the size of the largest.
        let size = sheets.iter().fold((0, 0), |(width, height), sheet| {
            (sheet.width.max(width), sheet.height.max(height))
        });
        let mut pictures = Vec::with_capacity(sheets.len());
        for sheet in &sheets {
            pictures.push(save::png(&sheet.svg_in(size.0, size.1), size, 1).await?);
            if !self.wanted() {
                return None;
            }
            self.show(sheets.len() + pictures.len());
            browser::turn().await;
        }
        let ms = (10_000 / self.plan.player.speed.get_untracked().max(1)) as u16;
        let last = pictures.len().saturating_sub(1);
        let shown = pictures.iter().enumerate().map(|(n, png)| apng::Picture {
            png,
            ms: if n == last { ms.max(LAST_MS) } else { ms },
        });
        apng::film(&shown.collect::<Vec<_>>())
    }

    async fn sheets(&self) -> Option<Vec<Sheet>> {
        let Plan { player, from, .. } = self.plan;
        let stops = player.stops();
        let level = player.level.get_untracked();
        let options = player.options.get_untracked();
        let chosen = stops.iter().skip(from as usize - 1);
        let mut sheets = Vec::with_capacity(self.of as usize);
        for &frame in chosen.take(self.of as usize) {
            let lang = self.plan.looks.lang;
            let picture = player.with(|film| film.picture(frame, level, lang, &options))?;
            sheets.push(self.plan.looks.sheet(&picture));
            self.show(sheets.len());
            browser::turn().await;
            if !self.wanted() {
                return None;
            }
        }
        Some(sheets)
    }
}
