//! What a step did besides its last event, in short: what a reader who steps
//! from line to line would otherwise miss.

mod said;

use crate::ids::{MmId, Pfn, Pid, VirtAddr};
use crate::kernel::event::{Access, EventKind, FaultReason, Level, SwitchReason};
use crate::kernel::pte::Pte;
use crate::lens::Shot;

pub(super) use said::said;

/// Most that is told of a step.
const MOST: usize = 4;

/// How a process was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Made {
    /// As a copy of its parent.
    Fork,
    /// With its parent's memory, while that waits.
    Vfork,
    /// With its parent's memory, and both run.
    Beside,
}

/// How often what was done to areas that came along ([`crate::kernel::mm::loaded`]).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Done {
    /// Areas made.
    pub made: u32,
    /// Entries copied by fork.
    pub copied: u32,
    /// Entries taken out.
    pub cleared: u32,
    /// Areas gone.
    pub gone: u32,
}

/// Something that happened on the way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Brief {
    /// A process was made.
    Created { parent: Pid, child: Pid, how: Made },
    /// A store to a shared page: it was copied.
    Copied {
        pid: Pid,
        mm: MmId,
        va: VirtAddr,
        from: Pfn,
        to: Pfn,
        /// It was a file's page, mapped privately.
        file: bool,
    },
    /// A store to a write-protected page that nobody else had: kept.
    Kept {
        pid: Pid,
        mm: MmId,
        va: VirtAddr,
        pfn: Pfn,
    },
    /// A first touch of anonymous memory brought a frame.
    Touched { pid: Pid, pages: u32, zero: bool },
    /// A process ended.
    Ended { pid: Pid, status: u32 },
    /// A signal ended it.
    Killed { pid: Pid, signal: u8 },
    /// A signal was sent; by the kernel if `from` is 0.
    Signalled { pid: Pid, from: Pid, signal: u8 },
    /// A process went on in its handler for a signal.
    Handled { pid: Pid, signal: u8 },
    /// A parent took a zombie away.
    Reaped { pid: Pid, child: Pid },
    /// A process went to sleep.
    Slept { pid: Pid, call: Option<String> },
    /// The CPU went on.
    Switched { to: Pid, reason: SwitchReason },
    /// Something was printed.
    Printed { pid: Pid, bytes: Vec<u8> },
    /// The same was done to areas that came along with the program.
    CameAlong(Done),
}

impl Brief {
    /// The more important ones are told first.
    fn weight(&self) -> u8 {
        match self {
            Brief::Killed { .. } => 0,
            Brief::Copied { .. } => 1,
            Brief::Created { .. } => 2,
            Brief::Handled { .. } => 3,
            Brief::Signalled { .. } => 4,
            Brief::Kept { .. } => 5,
            Brief::Ended { .. } => 6,
            Brief::Reaped { .. } => 7,
            Brief::Printed { .. } => 8,
            Brief::Slept { .. } => 9,
            Brief::Switched { .. } => 10,
            Brief::Touched { .. } => 11,
            Brief::CameAlong(_) => 12,
        }
    }
}

/// What the events before the frame's own did. `skip_own_kind`: the frame's
/// event says it already.
pub fn of(shot: &Shot<'_>, skip_own_kind: bool) -> Vec<Brief> {
    let mut briefs: Vec<Brief> = Vec::new();
    let mut fault: Option<(MmId, VirtAddr, FaultReason)> = None;
    briefs.extend(came_along(shot).map(Brief::CameAlong));
    let own = shot
        .step
        .event()
        .map(|event| std::mem::discriminant(&event.kind));
    for event in shot.step.earlier() {
        let pid = event.pid;
        if skip_own_kind && own == Some(std::mem::discriminant(&event.kind)) {
            continue;
        }
        match &event.kind {
            EventKind::Fault {
                mm,
                va,
                reason,
                access,
                ..
            } => {
                fault = Some((*mm, *va, *reason));
                if *reason == FaultReason::AnonFirstTouch {
                    touched(&mut briefs, pid, *access == Access::Read);
                }
            }
            EventKind::FrameCopy { from, to } => {
                if let Some((mm, va, reason)) = fault {
                    briefs.push(Brief::Copied {
                        pid,
                        mm,
                        va,
                        from: *from,
                        to: *to,
                        file: matches!(reason, FaultReason::FileFirstTouch | FaultReason::CowFile),
                    });
                }
            }
            EventKind::PteSet { mm, va, old, new }
                if fault.is_some_and(|(m, a, reason)| {
                    m == *mm && a.page() == va.page() && reason == FaultReason::CowReuse
                }) && old.pfn().is_some()
                    && old.pfn() == new.pfn()
                    && !old.is_writable()
                    && new.is_writable() =>
            {
                briefs.extend(new.pfn().map(|pfn| Brief::Kept {
                    pid,
                    mm: *mm,
                    va: *va,
                    pfn,
                }));
            }
            EventKind::FaultDone { .. } => fault = None,
            EventKind::TaskCreate {
                child,
                ppid,
                mm,
                vfork,
                ..
            } => {
                let parent = shot.state.task(*ppid).and_then(|task| task.mm);
                briefs.push(Brief::Created {
                    parent: *ppid,
                    child: *child,
                    how: match vfork {
                        true => Made::Vfork,
                        false if mm.is_some() && parent == *mm => Made::Beside,
                        false => Made::Fork,
                    },
                });
            }
            EventKind::Exit { status } => briefs.push(Brief::Ended {
                pid,
                status: *status,
            }),
            EventKind::Killed { signal, .. } => briefs.push(Brief::Killed {
                pid,
                signal: *signal,
            }),
            EventKind::SignalSend { info, from, .. } => briefs.push(Brief::Signalled {
                pid,
                from: *from,
                signal: info.signal,
            }),
            EventKind::SignalHandle { signal, .. } => briefs.push(Brief::Handled {
                pid,
                signal: *signal,
            }),
            EventKind::Reap { child } => briefs.push(Brief::Reaped { pid, child: *child }),
            EventKind::TaskStateSet { new, .. } if matches!(new.letter(), 'S' | 'D') => {
                let call = shot.state.task(pid).and_then(|task| task.syscall);
                let call = call.map(|frame| super::names::call_name(frame.nr));
                briefs.push(Brief::Slept { pid, call });
            }
            EventKind::Switch {
                next: Some(to),
                reason,
                ..
            } => {
                briefs.retain(|brief| !matches!(brief, Brief::Switched { .. }));
                briefs.push(Brief::Switched {
                    to: *to,
                    reason: *reason,
                });
            }
            EventKind::Output { bytes, .. } => {
                briefs.push(Brief::Printed {
                    pid,
                    bytes: bytes.to_vec(),
                });
            }
            _ => {}
        }
    }
    briefs.sort_by_key(Brief::weight);
    briefs.dedup();
    briefs.truncate(MOST);
    briefs
}

/// What was done to areas that came along, if the reader follows what is done to areas.
fn came_along(shot: &Shot<'_>) -> Option<Done> {
    let own = shot.step.event()?;
    if own.level() != Level::Kernel {
        return None;
    }
    let mut done = Done::default();
    for event in shot.step.earlier() {
        if event.depth != Level::Memory {
            continue;
        }
        match &event.kind {
            EventKind::VmaAdd { .. } => done.made += 1,
            EventKind::PteCopy { .. } => done.copied += 1,
            EventKind::PteSet { new: Pte::NONE, .. } => done.cleared += 1,
            EventKind::VmaRemove { .. } => done.gone += 1,
            _ => {}
        }
    }
    (done != Done::default()).then_some(done)
}

fn touched(briefs: &mut Vec<Brief>, pid: Pid, read: bool) {
    for brief in briefs.iter_mut() {
        if let Brief::Touched {
            pid: p,
            pages,
            zero,
        } = brief
            && *p == pid
            && *zero == read
        {
            *pages += 1;
            return;
        }
    }
    briefs.push(Brief::Touched {
        pid,
        pages: 1,
        zero: read,
    });
}
