//! The program that the reader writes: what is typed, what it is given, what was made of it.

use super::desk::{Desk, Full};
use super::inputs::Inputs;
use crate::browser;
use crate::link::{Link, Place};
use crate::player::{Open, Player, Status};
use leptos::prelude::*;
use sim_core::scenario::Scenario;

/// What the editor opens with.
const FIRST_PROGRAM: &str = r#"#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int x = 1;

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        x = 2;
        printf("child:  x = %d\n", x);
        return 0;
    }
    wait(NULL);
    printf("parent: x = %d\n", x);
    return 0;
}
"#;

/// The program that is being written. It can be copied: all of it are handles.
#[derive(Clone, Copy)]
pub struct Own {
    player: Player,
    /// What is typed, a moment ago at most: the editor tells of it when it rests.
    pub draft: RwSignal<String>,
    /// What is said of the run besides the program.
    pub inputs: Inputs,
    /// True while the editor is shown.
    pub editing: RwSignal<bool>,
    /// What the picture shows; none if there is no picture.
    pub shown: Memo<Option<Scenario>>,
    /// How far the full editor is.
    pub full: RwSignal<Full>,
    desk: StoredValue<Option<Desk>, LocalStorage>,
    /// The element that the full editor is in: it outlives the page around it.
    pub room: StoredValue<Option<web_sys::Element>, LocalStorage>,
    /// The reader asked for the picture, or for the editor: go there once.
    pub wanted: RwSignal<bool>,
}

impl Own {
    /// Nothing is typed yet.
    pub fn new(player: Player) -> Self {
        let shown = Memo::new(move |_| {
            player.edition.track();
            player.scenario()
        });
        Self {
            player,
            draft: RwSignal::new(FIRST_PROGRAM.into()),
            inputs: Inputs::new(),
            editing: RwSignal::new(true),
            shown,
            full: RwSignal::new(Full::NotYet),
            desk: StoredValue::new_local(None),
            room: StoredValue::new_local(None),
            wanted: RwSignal::new(false),
        }
    }

    /// The place for a link: what is written, or what is seen.
    pub fn place(self) -> Place {
        let editing = self.editing.get();
        let shown = if editing { None } else { self.shown.get() };
        let scenario = shown.unwrap_or_else(|| self.inputs.scenario(self.draft.get()));
        Place::Own {
            scenario: Box::new(scenario),
            editing,
        }
    }

    /// What is typed, with what it is given.
    pub fn scenario(self) -> Scenario {
        untrack(|| self.inputs.scenario(self.draft.get()))
    }

    /// Takes what a link says. A link without a program keeps what was typed.
    pub fn take(self, scenario: Scenario, editing: bool, open: Open) {
        if !scenario.source.is_empty() {
            self.replace(scenario);
        }
        self.editing.set(editing);
        if !editing {
            self.start(open);
        }
    }

    /// Puts another program where the reader writes; the editor can undo it.
    pub fn replace(self, scenario: Scenario) {
        self.draft.set(scenario.source.clone());
        self.with_desk(|desk| desk.set(&scenario.source));
        self.inputs.take(scenario);
    }

    /// Runs what is typed, by the reader's hand.
    pub fn run(self, open: Open) {
        let typed = self.with_desk(Desk::text).flatten();
        if let Some(typed) = typed.filter(|text| self.draft.with_untracked(|it| it != text)) {
            self.draft.set(typed);
        }
        self.inputs.forget_hand();
        self.wanted.set(true);
        self.start(open);
    }

    fn start(self, open: Open) {
        self.player.run(self.scenario(), open);
    }

    /// Shows the editor with what was typed.
    pub fn edit(self) {
        self.player.pause();
        self.inputs.forget_hand();
        self.wanted.set(true);
        self.editing.set(true);
    }

    /// Shows the last picture again.
    pub fn look(self) {
        if self.player.has_film() {
            self.wanted.set(true);
            self.editing.set(false);
            self.player.status.set(Status::Ready);
        }
    }

    /// Opens the editor with a copy of another program.
    pub fn edit_copy(self, scenario: Scenario) {
        let place = Place::Own {
            scenario: Box::new(scenario),
            editing: true,
        };
        let link = Link {
            place,
            frame: None,
            level: Some(self.player.level.get_untracked()),
            ..Link::default()
        };
        browser::go_to_fragment(&link.write());
    }

    /// Keeps the full editor.
    pub fn keep(self, desk: Desk) {
        self.desk.set_value(Some(desk));
    }

    /// Something of the full editor, if it is there.
    pub fn with_desk<T>(self, of: impl FnOnce(&Desk) -> T) -> Option<T> {
        self.desk.with_value(|desk| desk.as_ref().map(of))
    }

    /// Whether the reader asked for what now appears; asks only once.
    pub fn was_wanted(self) -> bool {
        let wanted = self.wanted.get_untracked();
        if wanted {
            self.wanted.set(false);
        }
        wanted
    }
}
