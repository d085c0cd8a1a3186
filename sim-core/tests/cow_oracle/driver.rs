//! `cowdrv` on the model: reads a script, makes its processes do what it says, and
//! gives the record of each step as the real driver printed it.
//!
//! The scripts' language and the meaning of every field are the real driver's.

use super::machine::{Machine, RODATA, SCRATCH, TEXT};
use super::observe::{self, Labels};
use serde_json::{Map, Value};
use sim_core::ids::{InodeId, PAGE_SIZE, Pid, VirtAddr};
use sim_core::kernel::event::EventKind;
use sim_core::kernel::file_types::InodeKind;
use sim_core::kernel::mm::gup::{self, Want};
use sim_core::kernel::mm::trap::{self, Trap};
use sim_core::kernel::mm::{access, filemap, frame, truncate};
use sim_core::kernel::state::FIRST_PID;
use sim_core::kernel::syscall::table as nr;
use sim_core::kernel::{errno, sig};
use std::collections::BTreeMap;

/// Where the regions lie: far apart.
pub fn base(region: usize) -> u64 {
    0x100_0000_0000 + region as u64 * 0x1_0000_0000
}

/// A process.
pub struct Slot {
    pub name: String,
    pub pid: Pid,
    pub dead: bool,
}

/// A stretch of addresses with a name.
pub struct Region {
    pub name: String,
    pub pages: u64,
    tmpfs: bool,
    file: String,
}

/// What an operation did, as its process reports it.
#[derive(Default)]
struct Report {
    trap: Option<Trap>,
    /// −errno if negative.
    ret: i64,
    minflt: u64,
    majflt: u64,
    val: Option<i64>,
}

/// A script that runs.
pub struct Driver {
    machine: Machine,
    slots: Vec<Slot>,
    regions: Vec<Region>,
    /// Files by path; tmpfs ones begin with `/`.
    files: BTreeMap<String, InodeId>,
    labels: Labels,
    /// A vfork that is not over: parent and child.
    vfork: Option<(usize, usize)>,
    step: u64,
}

impl Driver {
    pub fn new() -> Driver {
        let first = Slot {
            name: "P".into(),
            pid: FIRST_PID,
            dead: false,
        };
        Driver {
            machine: Machine::new(),
            slots: vec![first],
            regions: Vec::new(),
            files: BTreeMap::new(),
            labels: Labels::default(),
            vfork: None,
            step: 0,
        }
    }

    /// Runs a line of a script; `None` if it says nothing.
    pub fn line(&mut self, line: &str) -> Option<Value> {
        let line = line.split('#').next().unwrap_or("").trim_end();
        let (process, op) = line.split_once(' ')?;
        self.step += 1;
        Some(self.run(process, op))
    }

    fn slot(&self, name: &str) -> usize {
        self.slots
            .iter()
            .position(|slot| slot.name == name)
            .unwrap_or_else(|| panic!("no process {name}"))
    }

    fn region(&self, name: &str) -> Option<usize> {
        self.regions.iter().position(|region| region.name == name)
    }

    fn add_region(&mut self, name: &str, pages: u64) -> usize {
        self.regions.push(Region {
            name: name.into(),
            pages,
            tmpfs: false,
            file: String::new(),
        });
        self.regions.len() - 1
    }

    fn run(&mut self, process: &str, op: &str) -> Value {
        let words: Vec<&str> = op.split_whitespace().collect();
        let word = |i: usize| words.get(i).copied().unwrap_or("");
        self.prepare(&words);
        let me = self.slot(process);
        let pid = self.slots[me].pid;
        self.machine.pretouch(pid);
        let report = match word(0) {
            "fork" | "vfork" => self.fork(me, word(1), word(0) == "vfork"),
            "exit" => {
                self.machine.exit(pid, number(word(1)));
                self.died(me)
            }
            "rdie" | "wdie" => match self.touch(pid, &words) {
                Err(trap) => {
                    self.machine.die(pid, trap);
                    self.died(me)
                }
                Ok(_) => Report {
                    val: Some(77),
                    ..Report::default()
                },
            },
            "exec" => {
                self.machine.exec(pid);
                self.vfork_over(me);
                Report::default()
            }
            _ => self.operate(pid, &words),
        };
        self.machine.check();
        self.record(process, op, &words, me, report)
    }

    /// What the controller does before the process acts: regions and files come into being.
    fn prepare(&mut self, words: &[&str]) {
        let word = |i: usize| words.get(i).copied();
        match words {
            ["map", name, kind, pages, ..] if self.region(name).is_none() => {
                let region = self.add_region(name, number(pages));
                if kind.starts_with(['f', 't']) {
                    let file = word(5).unwrap_or(name);
                    self.regions[region].tmpfs = kind.starts_with('t');
                    self.regions[region].file = file.into();
                    if file == *name {
                        self.make_file(file, number(pages));
                    }
                }
            }
            ["move", _, _, pages, to, ..] if self.region(to).is_none() => {
                self.add_region(to, number(pages));
            }
            ["grow", name, _, pages, ..] => {
                if let Some(region) = self.region(name) {
                    self.regions[region].pages = number(pages);
                }
            }
            _ => {}
        }
    }

    fn path(&self, file: &str) -> String {
        let tmpfs = self
            .regions
            .iter()
            .any(|region| region.file == file && region.tmpfs);
        if tmpfs {
            format!("/{file}")
        } else {
            file.to_owned()
        }
    }

    fn make_file(&mut self, file: &str, pages: u64) {
        let path = self.path(file);
        let kind = if path.starts_with('/') {
            InodeKind::Shmem
        } else {
            InodeKind::Regular
        };
        let fill: Vec<u8> = (0..pages).map(|i| (10 + i) as u8).collect();
        let inode = self.machine.make_file(kind, file, &fill);
        self.files.insert(path, inode);
    }

    fn file(&self, file: &str) -> Option<InodeId> {
        self.files.get(&self.path(file)).copied()
    }

    fn fork(&mut self, me: usize, name: &str, vfork: bool) -> Report {
        let pid = self.slots[me].pid;
        let child = if vfork {
            self.machine.vfork(pid)
        } else {
            self.machine.fork(pid)
        };
        let slot = match self.slots.iter().position(|slot| slot.name == name) {
            Some(slot) => {
                self.slots[slot].pid = child;
                slot
            }
            None => {
                self.slots.push(Slot {
                    name: name.into(),
                    pid: child,
                    dead: false,
                });
                self.slots.len() - 1
            }
        };
        if vfork {
            self.vfork = Some((me, slot));
        }
        self.machine.pretouch(child);
        Report::default()
    }

    fn died(&mut self, me: usize) -> Report {
        self.slots[me].dead = true;
        self.vfork_over(me);
        Report::default()
    }

    /// The parent of a vfork goes on, if this was its child's exec or exit.
    fn vfork_over(&mut self, child: usize) {
        if let Some((parent, _)) = self.vfork.take_if(|(_, c)| *c == child) {
            let value = i64::from(self.slots[child].pid.0);
            self.machine.finish_call(self.slots[parent].pid, value);
        }
    }

    fn address(&self, region: &str, page: &str) -> u64 {
        match region {
            "TEXT" => TEXT,
            "RODATA" => RODATA,
            "NULL" => 0,
            "KERNEL" => 0xffff_8000_0000_0000,
            "NONCANON" => 0x8000_0000_0000_0000,
            name => {
                let region = self
                    .region(name)
                    .unwrap_or_else(|| panic!("no region {name}"));
                base(region) + PAGE_SIZE * number(page)
            }
        }
    }

    fn touch(&mut self, pid: Pid, words: &[&str]) -> Result<u64, Trap> {
        let va = self.address(words[1], words.get(2).unwrap_or(&""));
        if words[0].starts_with('w') {
            self.machine
                .store(pid, va, words.get(3).map_or(1, |value| number(value)))
                .map(|()| 0)
        } else {
            self.machine.load(pid, va)
        }
    }

    fn operate(&mut self, pid: Pid, words: &[&str]) -> Report {
        let word = |i: usize| words.get(i).copied().unwrap_or("");
        let pages = |i: usize| number(word(i)) * PAGE_SIZE;
        match word(0) {
            "r" | "w" => self.counted(pid, |driver| match driver.touch(pid, words) {
                Ok(value) if word(0) == "r" => Report {
                    val: Some(signed(value)),
                    ..Report::default()
                },
                Ok(_) => Report::default(),
                Err(trap) => Report {
                    trap: Some(trap),
                    ..Report::default()
                },
            }),
            "rk" => self.read_by_kernel(pid, words),
            "wk" => self.write_by_kernel(pid, words),
            "map" => self.map(pid, words),
            "wait" => self.wait(pid, word(1)),
            "unmap" => self.call(
                pid,
                nr::MUNMAP,
                [self.address(word(1), word(2)), pages(3), 0, 0, 0],
            ),
            "prot" => {
                let args = [
                    self.address(word(1), word(2)),
                    pages(3),
                    protection(word(4)),
                    0,
                    0,
                ];
                self.call(pid, nr::MPROTECT, args)
            }
            "mlock" => self.call(
                pid,
                nr::MLOCK,
                [self.address(word(1), word(2)), pages(3), 0, 0, 0],
            ),
            "adv" => {
                let args = [
                    self.address(word(1), word(2)),
                    pages(3),
                    advice(word(4)),
                    0,
                    0,
                ];
                self.call(pid, nr::MADVISE, args)
            }
            "move" => {
                const MAYMOVE_FIXED: u64 = 3;
                let (from, to) = (
                    self.address(word(1), word(2)),
                    self.address(word(4), word(5)),
                );
                self.call(
                    pid,
                    nr::MREMAP,
                    [from, pages(3), pages(3), MAYMOVE_FIXED, to],
                )
            }
            "grow" => self.call(
                pid,
                nr::MREMAP,
                [self.address(word(1), "0"), pages(2), pages(3), 0, 0],
            ),
            "trunc" => match self.file(word(1)) {
                Some(inode) => {
                    truncate::set_size(&mut self.machine.live, pid, inode, pages(2));
                    Report::default()
                }
                None => Report {
                    ret: -errno::ENOENT,
                    ..Report::default()
                },
            },
            "fwrite" => self.file_write(pid, words),
            "fread" => self.file_read(pid, words),
            "pvw" | "poke" => self.write_remote(pid, words),
            "pvr" | "peek" => self.read_remote(pid, words),
            "nop" | "cpu" => Report::default(),
            other => panic!("no operation {other}"),
        }
    }

    /// The operation with the faults that it cost its process.
    fn counted(&mut self, pid: Pid, operation: impl FnOnce(&mut Driver) -> Report) -> Report {
        let before = self.machine.usage(pid);
        let report = operation(self);
        let after = self.machine.usage(pid);
        Report {
            minflt: after.min_flt - before.min_flt,
            majflt: after.maj_flt - before.maj_flt,
            ..report
        }
    }

    fn call(&mut self, pid: Pid, number: u32, [a, b, c, d, e]: [u64; 5]) -> Report {
        self.counted(pid, |driver| {
            let ret = driver.machine.call(pid, number, [a, b, c, d, e, 0]);
            Report {
                ret: ret.min(0),
                ..Report::default()
            }
        })
    }

    /// write(2) from the page to a pipe.
    fn read_by_kernel(&mut self, pid: Pid, words: &[&str]) -> Report {
        let (read_end, write_end) = self.machine.pipe(pid);
        let va = self.address(words[1], words.get(2).unwrap_or(&""));
        let mut report = self.call(pid, nr::WRITE, [write_end, va, 1, 0, 0]);
        if report.ret >= 0 {
            self.machine
                .call(pid, nr::READ, [read_end, SCRATCH, 1, 0, 0, 0]);
            report.val = self.machine.load(pid, SCRATCH).ok().map(signed);
        }
        report
    }

    /// read(2) from a pipe to the page.
    fn write_by_kernel(&mut self, pid: Pid, words: &[&str]) -> Report {
        let (read_end, write_end) = self.machine.pipe(pid);
        let va = self.address(words[1], words.get(2).unwrap_or(&""));
        self.machine
            .store(pid, SCRATCH, words.get(3).map_or(1, |value| number(value)))
            .expect("own page");
        self.machine
            .call(pid, nr::WRITE, [write_end, SCRATCH, 1, 0, 0, 0]);
        let report = self.call(pid, nr::READ, [read_end, va, 1, 0, 0]);
        if report.ret < 0 {
            self.machine
                .call(pid, nr::READ, [read_end, SCRATCH, 1, 0, 0, 0]);
        }
        report
    }

    fn map(&mut self, pid: Pid, words: &[&str]) -> Report {
        const SHARED: u64 = 1;
        const PRIVATE: u64 = 2;
        const ANONYMOUS: u64 = 0x20;
        const POPULATE: u64 = 0x8000;
        const FIXED_NOREPLACE: u64 = 0x10_0000;
        let region = self.region(words[1]).expect("prepared");
        let mut flags = FIXED_NOREPLACE;
        let mut fd = None;
        match words[2] {
            "anon" => flags |= PRIVATE | ANONYMOUS,
            "shanon" => flags |= SHARED | ANONYMOUS,
            kind => {
                flags |= if kind.ends_with("shared") {
                    SHARED
                } else {
                    PRIVATE
                };
                let inode = self.file(&self.regions[region].file);
                fd = inode.map(|inode| self.machine.open(pid, inode));
            }
        }
        if words.get(6) == Some(&"populate") {
            flags |= POPULATE;
        }
        let prot = protection(words.get(4).unwrap_or(&"rw"));
        let fd_arg = fd.map_or(u64::MAX, |fd| u64::from(fd.0));
        let args = [
            base(region),
            number(words[3]) * PAGE_SIZE,
            prot,
            flags,
            fd_arg,
            0,
        ];
        let ret = self.machine.call(pid, nr::MMAP, args);
        if let Some(fd) = fd {
            self.machine
                .call(pid, nr::CLOSE, [u64::from(fd.0), 0, 0, 0, 0, 0]);
        }
        Report {
            ret: ret.min(0),
            ..Report::default()
        }
    }

    fn wait(&mut self, pid: Pid, child: &str) -> Report {
        let child = u64::from(self.slots[self.slot(child)].pid.0);
        let ret = self
            .machine
            .call(pid, nr::WAIT4, [child, SCRATCH, 0, 0, 0, 0]);
        let low = self.machine.load(pid, SCRATCH).expect("own page") as i64;
        let high = self.machine.load(pid, SCRATCH + 1).expect("own page") as i64;
        let val = if low & 0x7f != 0 {
            1000 + (low & 0x7f)
        } else {
            high
        };
        Report {
            ret: ret.min(0),
            val: Some(if ret < 0 { 0 } else { val }),
            ..Report::default()
        }
    }

    fn file_write(&mut self, pid: Pid, words: &[&str]) -> Report {
        let Some(inode) = self.file(words[1]) else {
            return Report {
                ret: -errno::EBADF,
                ..Report::default()
            };
        };
        let index = number(words[2]);
        let live = &mut self.machine.live;
        let pfn = filemap::write_page(live, pid, inode, index).expect("a free frame");
        let bytes = Box::from([number(words[3]) as u8]);
        live.emit(
            pid,
            EventKind::FrameFill {
                pfn,
                offset: 0,
                bytes,
            },
        );
        frame::mark_dirty(live, pid, pfn);
        let (size, refs) =
            filemap::inode(live.state(), inode).map_or((0, 0), |inode| (inode.size, inode.refs));
        let end = index * PAGE_SIZE + 1;
        if end > size {
            live.emit(
                pid,
                EventKind::InodeSet {
                    inode,
                    size: end,
                    refs,
                },
            );
        }
        Report::default()
    }

    fn file_read(&mut self, pid: Pid, words: &[&str]) -> Report {
        let index = number(words[2]);
        let Some(inode) = self.file(words[1]) else {
            return Report {
                ret: -errno::EBADF,
                val: Some(0),
                ..Report::default()
            };
        };
        let live = &mut self.machine.live;
        let byte = filemap::read_page(live, pid, inode, index)
            .map_or(0, |pfn| access::read(&live.state().memory, pfn, 0, 1));
        Report {
            val: Some(signed(byte)),
            ..Report::default()
        }
    }

    fn write_remote(&mut self, pid: Pid, words: &[&str]) -> Report {
        let target = self.slots[self.slot(words[1])].pid;
        let va = VirtAddr(self.address(words[2], words[3]));
        let want = Want {
            write: true,
            force: words[0] == "poke",
            hold_lock: words[0] == "poke",
            pin: true,
            populate: false,
        };
        let Some(mm) = self.machine.live.state().mm_of(target).map(|mm| mm.id) else {
            return Report {
                ret: -errno::ESRCH,
                ..Report::default()
            };
        };
        let bytes = [words.get(4).map_or(0, |value| number(value)) as u8];
        let result = gup::write_remote(&mut self.machine.live, pid, mm, va, &bytes, want);
        Report {
            ret: remote_error(words[0], result.err()),
            ..Report::default()
        }
    }

    fn read_remote(&mut self, pid: Pid, words: &[&str]) -> Report {
        let target = self.slots[self.slot(words[1])].pid;
        let va = VirtAddr(self.address(words[2], words[3]));
        let want = Want {
            write: false,
            force: words[0] == "peek",
            hold_lock: words[0] == "peek",
            pin: words[0] == "pvr",
            populate: false,
        };
        let Some(mm) = self.machine.live.state().mm_of(target).map(|mm| mm.id) else {
            return Report {
                ret: -errno::ESRCH,
                val: Some(0),
                ..Report::default()
            };
        };
        let result = gup::read_remote(&mut self.machine.live, pid, mm, va, 1, want);
        let val = result
            .as_ref()
            .ok()
            .and_then(|bytes| bytes.first())
            .map_or(0, |&byte| signed(byte.into()));
        Report {
            ret: remote_error(words[0], result.err()),
            val: Some(val),
            ..Report::default()
        }
    }

    fn record(
        &mut self,
        process: &str,
        op: &str,
        words: &[&str],
        me: usize,
        report: Report,
    ) -> Value {
        let mut record = Map::new();
        let mut put = |key: &str, value: Value| drop(record.insert(key.to_owned(), value));
        put("step", self.step.into());
        put("op", format!("{process} {op}").into());
        if self.slots[me].dead {
            put("state", self.state_of(me).into());
        } else {
            if let Some(trap) = report.trap {
                put(
                    "signal",
                    if trap.signal == sig::SIGSEGV {
                        "SEGV"
                    } else {
                        "BUS"
                    }
                    .into(),
                );
                put("code", code_name(trap).into());
            }
            if report.ret < 0 {
                put("errno", errno::name(-report.ret).unwrap_or("?").into());
            }
            if let Some(val) = report.val {
                let key = match words[0] {
                    "wait" if val >= 1000 => "killed",
                    "wait" => "exit",
                    _ => "val",
                };
                put(
                    key,
                    if words[0] == "wait" { val % 1000 } else { val }.into(),
                );
            }
            let access = words[0].starts_with(['r', 'w']) && words[0] != "wait";
            if access || words[0] == "adv" || words[0] == "mlock" {
                put("minflt", report.minflt.into());
                if report.majflt > 0 {
                    put("majflt", report.majflt.into());
                }
            }
        }
        if let Some((parent, _)) = self.vfork {
            put("vfork_parent_state", self.state_of(parent).into());
        }
        record.extend(observe::table(
            &self.machine,
            &self.slots,
            &self.regions,
            &mut self.labels,
        ));
        Value::Object(record)
    }

    /// The letter of /proc/PID/stat; X once the process is gone.
    fn state_of(&self, slot: usize) -> String {
        let task = self.machine.live.state().task(self.slots[slot].pid);
        task.map_or('X', |task| task.state.letter()).to_string()
    }
}

/// /proc/PID/mem says EIO where process_vm_writev says what was wrong.
fn remote_error(op: &str, error: Option<i64>) -> i64 {
    match error {
        None => 0,
        Some(_) if matches!(op, "poke" | "peek") => -errno::EIO,
        Some(error) => error,
    }
}

fn code_name(trap: Trap) -> &'static str {
    match (trap.signal, trap.code) {
        (sig::SIGBUS, trap::BUS_ADRERR) => "ADRERR",
        (sig::SIGSEGV, trap::SEGV_MAPERR) => "MAPERR",
        (sig::SIGSEGV, trap::SEGV_ACCERR) => "ACCERR",
        (sig::SIGSEGV, trap::SI_KERNEL) => "SI_KERNEL",
        _ => "?",
    }
}

fn protection(word: &str) -> u64 {
    match word {
        "" | "rw" => 3,
        "r" => 1,
        "w" => 2,
        "rx" => 5,
        _ => 0,
    }
}

fn advice(word: &str) -> u64 {
    match word {
        "RANDOM" => 1,
        "WILLNEED" => 3,
        "DONTNEED" => 4,
        "FREE" => 8,
        "REMOVE" => 9,
        "DONTFORK" => 10,
        "DOFORK" => 11,
        "HUGEPAGE" => 14,
        "NOHUGEPAGE" => 15,
        "WIPEONFORK" => 18,
        "KEEPONFORK" => 19,
        "POPULATE_READ" => 22,
        "POPULATE_WRITE" => 23,
        "GUARD" => 102,
        "UNGUARD" => 103,
        other => panic!("no advice {other}"),
    }
}

/// As atoi: 0 if there is no number.
fn number(word: &str) -> u64 {
    word.parse().unwrap_or(0)
}

/// A `char` of the driver.
fn signed(value: u64) -> i64 {
    i64::from(value as u8 as i8)
}
