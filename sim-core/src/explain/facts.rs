//! What a sentence is made of: names, places, counts.

use super::names::{cut, deleted_name};
use crate::ids::{AnonId, FileId, FuncId, InodeId, MmId, Pfn, Pid, QueueId, VirtAddr};
use crate::kernel::event::Event;
use crate::kernel::file_types::FileKind;
use crate::kernel::mm_types::{FrameKind, Vma, VmaName};
use crate::lang::message::{Fill, Gap};
use crate::lang::say;
use crate::lens::Shot;
use crate::lens::memory::{AreaKind, area_kind};
use crate::lens::part::part_of;

/// The facts about a frame's event.
pub struct Facts<'a> {
    /// The frame.
    pub shot: Shot<'a>,
    /// Its event.
    pub event: &'a Event,
}

/// Where an address is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spot {
    /// The variable there, with the distance from its start if that is not 0.
    pub variable: Option<String>,
    /// The area there.
    pub area: Option<AreaKind>,
    /// Whether writes there are meant for everybody who maps the same (MAP_SHARED).
    pub shared: bool,
    /// Whether what is mapped is shared memory that has no name among the files.
    pub shmem: bool,
    /// The last name of the file that is mapped there.
    pub file: Option<String>,
    /// The address.
    pub va: VirtAddr,
}

/// Characters of a program's line that a sentence shows: one look. The line stands beside it.
const LINE_SHOWN: usize = 96;
/// Characters of a file's name that a place shows.
const NAME_SHOWN: usize = 32;

impl Facts<'_> {
    /// A process's letter.
    pub fn name(&self, pid: Pid) -> String {
        self.shot.legend.who(pid).letter
    }

    /// The letter of the process that the event is about.
    pub fn who(&self) -> String {
        self.name(self.event.pid)
    }

    /// True if the process that the event is about blocks a signal.
    pub fn blocks(&self, signal: u8) -> bool {
        let task = self.shot.state.task(self.event.pid);
        task.is_some_and(|t| t.signals.blocked & crate::kernel::sig::bit(signal) != 0)
    }

    /// The letters of the processes that use an address space. One that is being
    /// made or taken apart belongs to nobody: then that of who does it, or of the
    /// process to come.
    pub fn owners(&self, mm: MmId) -> Vec<String> {
        let tasks = self
            .shot
            .state
            .tasks
            .values()
            .filter(|task| task.mm == Some(mm));
        let names: Vec<String> = tasks.map(|task| self.name(task.pid)).collect();
        if !names.is_empty() {
            return names;
        }
        let ending = self
            .shot
            .state
            .task(self.event.pid)
            .is_none_or(|task| task.mm.is_none());
        let next = self
            .shot
            .legend
            .everyone()
            .find(|who| who.pid >= self.shot.state.next_pid);
        vec![match next.filter(|_| !ending) {
            Some(who) => who.letter,
            None => self.who(),
        }]
    }

    /// The library function whose address is kept at a place of the executable's data
    /// (`.got.plt`).
    pub fn bound_there(&self, va: VirtAddr) -> Option<&str> {
        let program = self.shot.program;
        let plt = program.plt.iter().find(|plt| plt.slot == va)?;
        let function = program.functions.get(plt.func.0 as usize)?;
        Some(&function.name)
    }

    /// True if a frame holds a process's own memory, not a file's.
    pub fn is_anon(&self, pfn: Pfn) -> bool {
        let frame = self.shot.state.memory.frames.get(pfn.0 as usize);
        frame.is_some_and(|frame| frame.kind == FrameKind::Anon)
    }

    /// How many entries map a frame.
    pub fn count(&self, pfn: Pfn) -> u32 {
        self.shot
            .state
            .memory
            .frames
            .get(pfn.0 as usize)
            .map_or(0, |frame| frame.mapcount)
    }

    /// The number of the line that a statement is at, and its text behind a colon, where it may be told.
    pub fn line(&self, index: u32) -> (u32, Gap) {
        let line = self
            .shot
            .program
            .lines
            .get(index as usize)
            .map_or(0, |entry| entry.line);
        let text = self.shot.legend.told_line(line);
        let code = text.map(|text| say!(": {code}", code = cut(text, LINE_SHOWN)).gap());
        (line, code.unwrap_or_else(Gap::nothing))
    }

    /// A function's name.
    pub fn function(&self, func: FuncId) -> String {
        let function = self.shot.program.functions.get(func.0 as usize);
        function.map_or_else(String::new, |function| function.name.to_string())
    }

    /// Whether a function returns nothing.
    pub fn is_void(&self, func: FuncId) -> bool {
        let functions = &self.shot.program.functions;
        functions.get(func.0 as usize).is_some_and(|f| f.void)
    }

    /// True if a function is one of the C library's.
    pub fn is_library(&self, func: FuncId) -> bool {
        self.shot
            .program
            .functions
            .get(func.0 as usize)
            .is_some_and(|function| function.library)
    }

    /// What a file is called: its path; none if it is gone.
    pub fn inode(&self, inode: InodeId) -> Option<String> {
        let inode = self.shot.state.inodes.get(&inode)?;
        Some(inode.name.to_string())
    }

    /// What an open file description refers to.
    pub fn file(&self, file: FileId) -> Option<FileKind> {
        self.shot.state.files.get(&file).map(|file| file.kind)
    }

    /// The name of a message queue of POSIX, or its number if it has none.
    pub fn queue(&self, queue: QueueId) -> String {
        let found = self.shot.state.queues.get(&queue);
        match found.and_then(|found| found.name.as_ref()) {
            Some(name) => format!("/{name}"),
            None => queue.to_string(),
        }
    }

    /// What kind of thing is behind a descriptor that is no file: `eventfd`, `eventpoll` …
    pub fn anon(&self, anon: AnonId) -> &'static str {
        let found = self.shot.state.anon.get(&anon);
        found.map_or("anon_inode", |found| found.name())
    }

    /// Where an address is, in the address space of the event's process or in `mm`.
    pub fn spot(&self, mm: Option<MmId>, va: VirtAddr) -> Spot {
        let mm = mm.or_else(|| self.shot.state.task(self.event.pid)?.mm);
        let Some(mm) = mm else {
            return Spot {
                variable: None,
                area: None,
                shared: false,
                shmem: false,
                file: None,
                va,
            };
        };
        let shot = &self.shot;
        let variable = self.variable_at(mm, va);
        let variable = variable.map(|v| match va.0 - v.va.0 {
            0 if v.way.is_none() => v.name,
            distance => match part_of(shot.program, &v, distance) {
                Some((path, _)) => v.part(&path),
                None if distance == 0 => v.name,
                None => format!("{} + {distance}", v.name),
            },
        });
        let vma = shot.state.mms.get(&mm).and_then(|mm| mm.vma_at(va));
        Spot {
            variable,
            area: vma.map(|vma| area_kind(shot.program, vma)),
            shared: self.is_shared_there(mm, va),
            shmem: self.is_shmem_there(mm, va),
            file: vma.and_then(mapped_file),
            va,
        }
    }
}

/// The last name of the file that an area shows.
fn mapped_file(vma: &Vma) -> Option<String> {
    let VmaName::File(path) = &vma.name else {
        return None;
    };
    let name = deleted_name(path).rsplit('/').next()?;
    Some(cut(name, NAME_SHOWN))
}
