//! The kernel model without a C program on it: a few processes whose accesses and
//! system calls the driver makes. Every event is applied to a second state too,
//! and the invariants are looked at after each.

use sim_core::ids::{Fd, FileId, InodeId, MmId, PAGE_SIZE, Pid, VirtAddr};
use sim_core::journal::Journal;
use sim_core::kernel::event::{Event, EventKind, SwitchReason};
use sim_core::kernel::file_types::{FdEntry, FileKind, InodeKind};
use sim_core::kernel::mm::trap::Trap;
use sim_core::kernel::mm::{access, exit, filemap, frame, map};
use sim_core::kernel::mm_types::{VmFlags, Vma, VmaName};
use sim_core::kernel::process::signal;
use sim_core::kernel::state::{FIRST_PID, INIT_PID, State};
use sim_core::kernel::syscall::table as nr;
use sim_core::kernel::syscall::{self, Outcome};
use sim_core::kernel::task::Usage;
use sim_core::kernel::{invariants, sched};
use sim_core::live::Live;
use sim_core::program::Program;
use sim_core::scenario::Scenario;
use std::sync::Arc;

/// The driver's code: a page that is read and executed.
pub const TEXT: u64 = 0x5555_5555_4000;
/// The driver's constants.
pub const RODATA: u64 = 0x5555_5555_5000;
/// Where the driver keeps its own variables: always touched before an operation.
pub const SCRATCH: u64 = 0x5555_5555_7000;
const SCRATCH_PAGES: u64 = 2;
/// Its thread-local variables, with errno.
pub const TLS: u64 = SCRATCH + SCRATCH_PAGES * PAGE_SIZE;
/// The end of the stack, and how large it is at first.
pub const STACK_TOP: u64 = 0x7fff_ffff_f000;
pub const STACK_PAGES: u64 = 33;
/// Adopts the processes whose parent ends, and never waits: the driver's controller.
const CONTROLLER: Pid = Pid(2);

/// The machine, and the copy that only sees the events.
#[derive(Clone)]
pub struct Machine {
    pub live: Live,
    shadow: State,
    exe: InodeId,
}

impl Machine {
    /// A machine with init, the controller, and the first process P.
    pub fn new() -> Machine {
        Machine::with(Scenario::default())
    }

    /// The same, as a scenario has it.
    pub fn with(scenario: Scenario) -> Machine {
        let scenario = Arc::new(scenario);
        let state = State::new(&scenario.machine);
        let live = Live::new(
            state.clone(),
            Arc::new(Program::default()),
            scenario,
            Journal::Events(Vec::new()),
        );
        let mut machine = Machine {
            live,
            shadow: state,
            exe: InodeId(0),
        };
        machine.exe = machine.make_file(InodeKind::Regular, "cowdrv", b"Ur");
        machine.task(INIT_PID, INIT_PID);
        machine.task(INIT_PID, CONTROLLER);
        machine
            .live
            .emit(CONTROLLER, EventKind::SubreaperSet { on: true });
        machine.task(CONTROLLER, FIRST_PID);
        machine.live.emit(FIRST_PID, EventKind::Enqueue { cpu: 0 });
        machine.map_image(FIRST_PID);
        machine.check();
        machine
    }

    fn task(&mut self, parent: Pid, child: Pid) {
        let files =
            (child == FIRST_PID).then_some(sim_core::ids::FilesId(self.live.state().next_id));
        if let Some(files) = files {
            self.live.emit(parent, EventKind::FilesCreate { files });
        }
        let create = EventKind::TaskCreate {
            child,
            tgid: child,
            ppid: parent,
            mm: None,
            files,
            comm: "cowdrv".into(),
            now_ns: 0,
            vfork: false,
        };
        self.live.emit(parent, create);
    }

    /// A new address space with what the driver's program has, and the pages that it
    /// touches all the time (`pretouch`).
    fn map_image(&mut self, pid: Pid) {
        let mm = MmId(self.live.state().next_id);
        let (brk, mmap_base) = (VirtAddr(0x5555_5558_0000), VirtAddr(0x7fff_f7ff_f000));
        self.live.emit(
            pid,
            EventKind::MmCreate {
                mm,
                brk,
                mmap_base,
                stack_top: VirtAddr(STACK_TOP),
            },
        );
        self.live.emit(pid, EventKind::TaskSetMm { mm });
        let rights = |read, write, exec| VmFlags {
            read,
            write,
            exec,
            may_write: true,
            account: write,
            ..VmFlags::default()
        };
        let areas = [
            (TEXT, 1, rights(true, false, true), Some((self.exe, 0))),
            (RODATA, 1, rights(true, false, false), Some((self.exe, 1))),
            (SCRATCH, SCRATCH_PAGES + 1, rights(true, true, false), None),
            (
                STACK_TOP - STACK_PAGES * PAGE_SIZE,
                STACK_PAGES,
                VmFlags {
                    grows_down: true,
                    ..rights(true, true, false)
                },
                None,
            ),
        ];
        for (start, pages, flags, file) in areas {
            let start = VirtAddr(start);
            let vma = Vma {
                start,
                end: start.add(pages * PAGE_SIZE),
                flags,
                inode: file.map(|(inode, _)| inode),
                opening: None,
                pgoff: file.map_or(start.page().0, |(_, page)| page),
                anon_vma: false,
                anon_id: 0,
                forked: false,
                name: if file.is_some() {
                    VmaName::File("cowdrv".into())
                } else {
                    VmaName::Anon
                },
            };
            map::add_vma(&mut self.live, pid, mm, vma);
        }
    }

    /// `pretouch`: the driver's own pages are there, so that only the operation faults.
    pub fn pretouch(&mut self, pid: Pid) {
        self.run_on_cpu(pid);
        for va in [TEXT, RODATA] {
            self.load(pid, va).expect("the driver's own page");
        }
        for page in 0..SCRATCH_PAGES {
            self.store(pid, SCRATCH + page * PAGE_SIZE, 0)
                .expect("the driver's own page");
        }
        let pipe = self.fd_table(pid).is_empty();
        if pipe {
            assert_eq!(self.call(pid, nr::PIPE2, [SCRATCH, 0, 0, 0, 0, 0]), 0);
        }
    }

    fn fd_table(&self, pid: Pid) -> Vec<Fd> {
        let files = self.live.state().task(pid).and_then(|task| task.files);
        files.map_or_else(Vec::new, |files| {
            self.live.state().fd_tables[&files]
                .fds
                .keys()
                .copied()
                .collect()
        })
    }

    /// The reading and the writing end of the process's pipe.
    pub fn pipe(&self, pid: Pid) -> (u64, u64) {
        let fds = self.fd_table(pid);
        (
            u64::from(fds[fds.len() - 2].0),
            u64::from(fds[fds.len() - 1].0),
        )
    }

    /// Lets a process run: what it does, it does as the current task of CPU 0.
    pub fn run_on_cpu(&mut self, pid: Pid) {
        let prev = self.live.state().cpus[0].current;
        if prev == Some(pid) {
            return;
        }
        let switch = EventKind::Switch {
            cpu: 0,
            prev,
            next: Some(pid),
            reason: SwitchReason::Yield,
            now_ns: self.live.clock_ns,
            prev_cpu_ns: 0,
        };
        self.live.emit(pid, switch);
    }

    pub fn load(&mut self, pid: Pid, va: u64) -> Result<u64, Trap> {
        access::load(&mut self.live, pid, VirtAddr(va), 1, false)
    }

    pub fn store(&mut self, pid: Pid, va: u64, value: u64) -> Result<(), Trap> {
        access::store(&mut self.live, pid, VirtAddr(va), 1, value, false)
    }

    pub fn usage(&self, pid: Pid) -> Usage {
        self.live
            .state()
            .task(pid)
            .map(|task| task.usage)
            .unwrap_or_default()
    }

    /// A system call that returns at once.
    pub fn call(&mut self, pid: Pid, number: u32, args: [u64; 6]) -> i64 {
        match syscall::enter(&mut self.live, pid, number, args) {
            Outcome::Return(value) => value,
            other => panic!("system call {number} of {pid} ended with {other:?}"),
        }
    }

    pub fn fork(&mut self, pid: Pid) -> Pid {
        let outcome = syscall::enter(&mut self.live, pid, nr::FORK, [0; 6]);
        let Outcome::Fork { child } = outcome else {
            panic!("fork ended with {outcome:?}")
        };
        self.finish_call(child, 0);
        child
    }

    pub fn vfork(&mut self, pid: Pid) -> Pid {
        let outcome = syscall::enter(&mut self.live, pid, nr::VFORK, [0; 6]);
        let Outcome::Vfork { child } = outcome else {
            panic!("vfork ended with {outcome:?}")
        };
        self.finish_call(child, 0);
        child
    }

    /// A task that runs for the first time, or again, comes back from its call.
    pub fn finish_call(&mut self, pid: Pid, value: i64) {
        self.run_on_cpu(pid);
        assert_eq!(syscall::resume(&mut self.live, pid), Outcome::Return(value));
    }

    pub fn exit(&mut self, pid: Pid, code: u64) {
        assert_eq!(
            syscall::enter(&mut self.live, pid, nr::EXIT_GROUP, [code, 0, 0, 0, 0, 0]),
            Outcome::Exited
        );
    }

    /// A signal's default action ends the process.
    pub fn die(&mut self, pid: Pid, trap: Trap) {
        assert_eq!(signal::fault(&mut self.live, pid, trap), Outcome::Killed);
    }

    /// execve of the driver itself, as far as memory goes (`exec_mmap`).
    pub fn exec(&mut self, pid: Pid) {
        let old = self
            .live
            .state()
            .task(pid)
            .and_then(|task| task.mm)
            .expect("a process has memory");
        self.live.emit(pid, EventKind::TaskDropMm { mm: old });
        self.map_image(pid);
        exit::put(&mut self.live, pid, old);
        if let Some(parent) = self
            .live
            .state()
            .task(pid)
            .and_then(|task| task.vfork_parent)
        {
            self.live.emit(pid, EventKind::VforkRelease { parent });
            sched::wake(&mut self.live, parent);
        }
        assert_eq!(self.call(pid, nr::PIPE2, [SCRATCH, 0, 0, 0, 0, 0]), 0);
    }

    /// A file that a name holds, with one byte repeated in each page, all in the page cache.
    pub fn make_file(&mut self, kind: InodeKind, name: &str, fill: &[u8]) -> InodeId {
        let inode = InodeId(self.live.state().next_id);
        let size = fill.len() as u64 * PAGE_SIZE;
        self.live.emit(
            INIT_PID,
            EventKind::InodeCreate {
                inode,
                kind,
                name: name.into(),
                size,
            },
        );
        self.live.emit(
            INIT_PID,
            EventKind::InodeSet {
                inode,
                size,
                refs: 1,
            },
        );
        for (index, &byte) in fill.iter().enumerate() {
            let pfn = filemap::add_page(&mut self.live, INIT_PID, inode, index as u64)
                .expect("a free frame");
            let bytes = vec![byte; PAGE_SIZE as usize].into_boxed_slice();
            self.live.emit(
                INIT_PID,
                EventKind::FrameFill {
                    pfn,
                    offset: 0,
                    bytes,
                },
            );
            // What was written to a disk is clean after fsync; a tmpfs never is.
            if kind == InodeKind::Shmem {
                frame::mark_dirty(&mut self.live, INIT_PID, pfn);
            }
        }
        inode
    }

    /// `open(…, O_RDWR)`.
    pub fn open(&mut self, pid: Pid, inode: InodeId) -> Fd {
        const O_RDWR: u32 = 2;
        let fd = Fd(self.fd_table(pid).last().map_or(3, |fd| fd.0 + 1));
        let file = FileId(self.live.state().next_id);
        let files = self
            .live
            .state()
            .task(pid)
            .and_then(|task| task.files)
            .expect("a process has descriptors");
        self.live.emit(
            pid,
            EventKind::FileOpen {
                file,
                kind: FileKind::Inode(inode),
                flags: O_RDWR,
            },
        );
        self.live.emit(
            pid,
            EventKind::FdSet {
                files,
                fd,
                entry: FdEntry {
                    file,
                    cloexec: false,
                },
            },
        );
        fd
    }

    /// What happened since the last [`Machine::check`].
    pub fn events(&self) -> &[Event] {
        match &self.live.journal {
            Journal::Events(events) => events,
            _ => &[],
        }
    }

    /// Applies what happened to the second state, event by event.
    pub fn check(&mut self) {
        for event in self.live.journal.take_events() {
            self.shadow.apply(&event);
            if let Err(what) = invariants::check(&self.shadow) {
                panic!("after {event:?}: {what}");
            }
        }
        assert!(
            self.shadow == *self.live.state(),
            "the events do not tell everything"
        );
    }
}
