//! Files: what the controller makes of them, `trunc`, `fwrite` and `fread`.

use super::words::{number, signed};
use super::{Driver, Report};
use sim_core::ids::{InodeId, PAGE_SIZE, Pid};
use sim_core::kernel::errno;
use sim_core::kernel::event::EventKind;
use sim_core::kernel::file_types::InodeKind;
use sim_core::kernel::mm::{access, filemap, frame, truncate};

impl Driver {
    pub(super) fn path(&self, file: &str) -> String {
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

    pub(super) fn make_file(&mut self, file: &str, pages: u64) {
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

    pub(super) fn file(&self, file: &str) -> Option<InodeId> {
        self.files.get(&self.path(file)).copied()
    }

    pub(super) fn truncate(&mut self, pid: Pid, words: &[&str]) -> Report {
        match self.file(words[1]) {
            Some(inode) => {
                let size = number(words[2]) * PAGE_SIZE;
                truncate::set_size(&mut self.machine.live, pid, inode, size);
                Report::default()
            }
            None => Report {
                ret: -errno::ENOENT,
                ..Report::default()
            },
        }
    }

    pub(super) fn file_write(&mut self, pid: Pid, words: &[&str]) -> Report {
        let Some(inode) = self.file(words[1]) else {
            return Report {
                ret: -errno::EBADF,
                ..Report::default()
            };
        };
        let index = number(words[2]);
        let live = &mut self.machine.live;
        let pfn = filemap::write_page(live, pid, inode, index, 1).expect("a free frame");
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

    pub(super) fn file_read(&mut self, pid: Pid, words: &[&str]) -> Report {
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
}
