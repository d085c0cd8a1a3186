//! Accesses, by the process and by the kernel for it, and the calls that change its memory.

use super::words::{advice, number, protection, signed};
use super::{Driver, Report, base};
use crate::machine::{RODATA, SCRATCH, TEXT, TLS};
use sim_core::ids::{PAGE_SIZE, Pid};
use sim_core::kernel::mm::trap::Trap;
use sim_core::kernel::syscall::table as nr;

impl Driver {
    pub(super) fn address(&self, region: &str, page: &str) -> u64 {
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

    pub(super) fn touch(&mut self, pid: Pid, words: &[&str]) -> Result<u64, Trap> {
        let va = self.address(words[1], words.get(2).unwrap_or(&""));
        if words[0].starts_with('w') {
            self.machine
                .store(pid, va, words.get(3).map_or(1, |value| number(value)))
                .map(|()| 0)
        } else {
            self.machine.load(pid, va)
        }
    }

    pub(super) fn operate(&mut self, pid: Pid, words: &[&str]) -> Report {
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
            "trunc" => self.truncate(pid, words),
            "fwrite" => self.file_write(pid, words),
            "fread" => self.file_read(pid, words),
            "pvw" | "poke" => self.write_remote(pid, words),
            "pvr" | "peek" => self.read_remote(pid, words),
            "nop" | "cpu" => Report::default(),
            other => panic!("no operation {other}"),
        }
    }

    /// The operation with the faults that it cost its process.
    pub(super) fn counted(
        &mut self,
        pid: Pid,
        operation: impl FnOnce(&mut Driver) -> Report,
    ) -> Report {
        let before = self.machine.usage(pid);
        let report = operation(self);
        self.keep_errno(pid, &report);
        let after = self.machine.usage(pid);
        Report {
            minflt: after.min_flt - before.min_flt,
            majflt: after.maj_flt - before.maj_flt,
            ..report
        }
    }

    /// What fails sets errno, in the process's page of thread-local variables; so does the
    /// way back from a signal's handler.
    pub(super) fn keep_errno(&mut self, pid: Pid, report: &Report) {
        if report.ret < 0 || report.trap.is_some() {
            self.machine.store(pid, TLS, 0).expect("own page");
        }
    }

    pub(super) fn call(&mut self, pid: Pid, number: u32, [a, b, c, d, e]: [u64; 5]) -> Report {
        self.counted(pid, |driver| {
            let ret = driver.machine.call(pid, number, [a, b, c, d, e, 0]);
            Report {
                ret: ret.min(0),
                ..Report::default()
            }
        })
    }

    /// write(2) from the page to a pipe.
    pub(super) fn read_by_kernel(&mut self, pid: Pid, words: &[&str]) -> Report {
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
    pub(super) fn write_by_kernel(&mut self, pid: Pid, words: &[&str]) -> Report {
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

    pub(super) fn map(&mut self, pid: Pid, words: &[&str]) -> Report {
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
}
