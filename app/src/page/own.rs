//! "Write your own": a program that is typed in, run, and looked at.

use super::bench::{Bench, Progress};
use super::editor::Editor;
use super::words;
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
    /// What is typed.
    pub draft: RwSignal<String>,
    /// What is said of the run besides the program.
    rest: RwSignal<Scenario>,
    /// True while the editor is shown.
    pub editing: RwSignal<bool>,
}

impl Own {
    /// Nothing is typed yet.
    pub fn new(player: Player) -> Self {
        Self {
            player,
            draft: RwSignal::new(FIRST_PROGRAM.into()),
            rest: RwSignal::new(Scenario::default()),
            editing: RwSignal::new(true),
        }
    }

    /// The place for a link.
    pub fn place(self) -> Place {
        Place::Own {
            scenario: Box::new(self.scenario()),
            editing: self.editing.get(),
        }
    }

    fn scenario(self) -> Scenario {
        Scenario {
            source: self.draft.get(),
            ..self.rest.get()
        }
    }

    /// Takes what a link says. A link without a program keeps what was typed.
    pub fn take(self, scenario: Scenario, editing: bool, open: Open) {
        if !scenario.source.is_empty() {
            self.draft.set(scenario.source.clone());
        }
        self.rest.set(scenario);
        self.editing.set(editing);
        if !editing {
            self.run(open);
        }
    }

    /// Runs what is typed.
    pub fn run(self, open: Open) {
        let scenario = Scenario {
            source: self.draft.get_untracked(),
            ..self.rest.get_untracked()
        };
        self.player.run(scenario, open);
    }

    /// Shows the editor with what was run.
    pub fn edit(self) {
        self.player.pause();
        // What a hand wrote belongs to the run that was shown.
        self.rest.update(|rest| rest.pokes.clear());
        self.editing.set(true);
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
}

/// The page of the reader's own program.
#[component]
pub fn OwnPage(player: Player, own: Own) -> impl IntoView {
    // What a hand writes travels in the link.
    Effect::new(move |_| {
        player.edition.track();
        if let Some(scenario) = player.scenario() {
            let same = own.rest.with_untracked(|rest| rest.pokes == scenario.pokes);
            if !same {
                own.rest.update(|rest| rest.pokes = scenario.pokes);
            }
        }
    });
    // The editor goes once there is something to see, and comes back with the errors.
    Effect::new(move |_| match player.status.get() {
        Status::Ready => own.editing.set(false),
        Status::Errors(_) | Status::Stopped => own.editing.set(true),
        Status::Empty | Status::Compiling | Status::Running(_) => {}
    });
    let ready = Memo::new(move |_| player.status.get() == Status::Ready);
    let busy =
        Memo::new(move |_| matches!(player.status.get(), Status::Compiling | Status::Running(_)));
    view! {
        {move || if own.editing.get() || busy.get() || !ready.get() {
            view! {
                <div class="writing">
                    <h1>{words().write_own}</h1>
                    <p class="quiet">{words().write_own_more}</p>
                    <Editor player own />
                    <Progress player />
                </div>
            }.into_any()
        } else {
            let tools = view! {
                <button class="small" data-testid="edit" on:click=move |_| own.edit()>{words().edit}</button>
            };
            view! { <Bench player source=own.draft tools=tools.into_any() /> }.into_any()
        }}
    }
}
