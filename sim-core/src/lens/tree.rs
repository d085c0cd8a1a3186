//! The process tree lens: who made whom, and what each one does.

use super::Shot;
use super::legend::Who;
use crate::ids::Pid;
use crate::kernel::task::{Task, TaskState, WaitKey};
use serde::Serialize;
use std::collections::BTreeSet;

/// What a process is at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "doing")]
pub enum Doing {
    /// A CPU runs it: at this line of the program, if it is in the program's own code.
    Running {
        /// The line, from 1.
        line: Option<u32>,
    },
    /// It could run and waits for nothing but the CPU.
    Ready,
    /// It sleeps in a system call.
    Sleeping {
        /// The call's name.
        call: String,
        /// What it waits for.
        on: Option<WaitKey>,
    },
    /// It was stopped.
    Stopped,
    /// It has ended and waits for its parent to ask.
    Ended {
        /// Exit code, if it ended by itself.
        code: Option<u8>,
        /// Signal, if one ended it.
        signal: Option<u8>,
    },
    /// Process 1: waits for orphans.
    Init,
}

impl Doing {
    /// Has ended with this wait status.
    pub fn ended(status: u32) -> Self {
        let signal = (status & 0x7f) as u8;
        Doing::Ended {
            code: (signal == 0).then_some((status >> 8) as u8),
            signal: (signal != 0).then_some(signal),
        }
    }
}

/// A process in the tree.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Node {
    /// Which.
    pub who: Who,
    /// Its parent.
    pub parent: Option<Pid>,
    /// How far from the root.
    pub depth: u32,
    /// Its state's letter, as ps shows it.
    pub state: char,
    /// What it is at.
    pub doing: Doing,
    /// Minor page faults so far.
    pub faults: u64,
    /// True if the step made it, changed its state or its parent.
    pub changed: bool,
    /// True if the frame is about it.
    pub focused: bool,
}

/// Processes that the tree shows at most; of more, those that something happens to,
/// and the eldest.
const MOST_NODES: usize = 64;

/// The tree, parents before their children, children in the order of their making.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct TreeScene {
    /// The processes.
    pub nodes: Vec<Node>,
    /// How many more there are.
    pub more: u32,
    /// How many the whole run has, init left out: what size the tree comes to.
    pub whole_run: usize,
}

/// The tree at this frame.
pub fn scene(shot: &Shot<'_>) -> TreeScene {
    let mut scene = TreeScene {
        whole_run: shot.legend.len(),
        ..TreeScene::default()
    };
    let shown = (shot.state.tasks.len() > MOST_NODES).then(|| chosen(shot));
    let mut todo: Vec<(Pid, u32)> = Vec::new();
    let roots = shot
        .state
        .tasks
        .values()
        .filter(|t| shot.state.task(t.ppid).is_none());
    todo.extend(roots.map(|task| (task.pid, 0)));
    todo.reverse();
    while let Some((pid, depth)) = todo.pop() {
        let Some(task) = shot.state.task(pid) else {
            continue;
        };
        if shown.as_ref().is_none_or(|shown| shown.contains(&pid)) {
            scene.nodes.push(node(shot, task, depth));
        } else {
            scene.more += 1;
        }
        let children = shot.state.children(pid).filter(|child| child.pid != pid);
        let mut children: Vec<Pid> = children.map(|child| child.pid).collect();
        children.sort_by_key(|&child| shot.legend.rank(child));
        todo.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
    }
    scene
}

/// The processes to show of too many: whoever the frame is about or a CPU runs, with
/// all their ancestors, and then those made first. Whoever is shown has its
/// parent shown, since a parent is made before its child.
fn chosen(shot: &Shot<'_>) -> BTreeSet<Pid> {
    let state = shot.state;
    let event = shot.step.event().map(|event| event.pid);
    let busy = state.cpus.iter().filter_map(|cpu| cpu.current).chain(event);
    let mut shown = BTreeSet::new();
    for pid in busy {
        let mut task = state.task(pid);
        while let Some(it) = task.filter(|it| shown.insert(it.pid)) {
            task = state.task(it.ppid);
        }
    }
    let mut eldest: Vec<Pid> = state.tasks.keys().copied().collect();
    eldest.sort_by_key(|&pid| shot.legend.rank(pid));
    for pid in eldest {
        if shown.len() >= MOST_NODES {
            break;
        }
        shown.insert(pid);
    }
    shown
}

fn node(shot: &Shot<'_>, task: &Task, depth: u32) -> Node {
    Node {
        who: shot.legend.who(task.pid),
        parent: shot.state.task(task.ppid).map(|parent| parent.pid),
        depth,
        state: task.state.letter(),
        doing: doing(shot, task),
        faults: task.usage.min_flt,
        changed: shot.step.changes.tasks.contains(&task.pid),
        focused: shot.step.event().is_some_and(|event| event.pid == task.pid),
    }
}

fn doing(shot: &Shot<'_>, task: &Task) -> Doing {
    if task.pid == Pid(1) {
        return Doing::Init;
    }
    match task.state {
        TaskState::Running => {
            if shot
                .state
                .cpus
                .iter()
                .any(|cpu| cpu.current == Some(task.pid))
            {
                Doing::Running {
                    line: current_line(shot, task),
                }
            } else {
                Doing::Ready
            }
        }
        TaskState::Interruptible | TaskState::Uninterruptible => Doing::Sleeping {
            call: task.syscall.map_or_else(String::new, |frame| {
                crate::explain::names::call_name(frame.nr)
            }),
            on: task.waiting.first().copied(),
        },
        TaskState::Stopped | TaskState::Traced => Doing::Stopped,
        TaskState::Zombie | TaskState::Dead => Doing::ended(task.exit_status.unwrap_or(0)),
    }
}

/// The line of the program's own code that a task is at.
pub fn current_line(shot: &Shot<'_>, task: &Task) -> Option<u32> {
    task.calls.iter().rev().find_map(|call| {
        let function = shot.program.functions.get(call.func.0 as usize)?;
        let entry = shot.program.lines.get(call.line as usize)?;
        (!function.library && entry.file == 0).then_some(entry.line)
    })
}
