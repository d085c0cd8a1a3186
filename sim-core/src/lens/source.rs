//! The source lens: which line each process is at.

use super::Shot;
use super::legend::Who;
use crate::kernel::task::TaskState;
use serde::Serialize;

/// A process at a line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Marker {
    /// Whose.
    pub who: Who,
    /// The line, from 1.
    pub line: u32,
    /// Its state's letter.
    pub state: char,
    /// True if a CPU runs it now.
    pub on_cpu: bool,
    /// How many calls lie above the function that this line is in: 0 for the
    /// innermost function of the program, 1 for the one that called it, …
    pub depth: u32,
}

/// Which lines are marked.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct SourceScene {
    /// By line, then by process.
    pub markers: Vec<Marker>,
    /// The line to keep in sight: that of the task the frame is about.
    pub look_at: Option<u32>,
}

/// The lines at which the processes are.
pub fn scene(shot: &Shot<'_>) -> SourceScene {
    let mut scene = SourceScene::default();
    let about = shot.step.event().map(|event| event.pid);
    for task in shot.state.tasks.values() {
        if matches!(task.state, TaskState::Zombie | TaskState::Dead) {
            continue;
        }
        let on_cpu = shot
            .state
            .cpus
            .iter()
            .any(|cpu| cpu.current == Some(task.pid));
        let user = task.calls.iter().rev().filter(|call| {
            let function = shot.program.functions.get(call.func.0 as usize);
            function.is_some_and(|function| !function.library)
        });
        for (depth, call) in user.enumerate() {
            let Some(entry) = shot.program.lines.get(call.line as usize) else {
                continue;
            };
            if entry.file != 0 {
                continue;
            }
            if depth == 0 && (about == Some(task.pid) || scene.look_at.is_none()) {
                scene.look_at = Some(entry.line);
            }
            scene.markers.push(Marker {
                who: shot.legend.who(task.pid),
                line: entry.line,
                state: task.state.letter(),
                on_cpu,
                depth: depth as u32,
            });
        }
    }
    scene
        .markers
        .sort_by_key(|marker| (marker.line, marker.who.pid, marker.depth));
    scene
        .markers
        .dedup_by(|a, b| a.line == b.line && a.who.pid == b.who.pid);
    scene
}
