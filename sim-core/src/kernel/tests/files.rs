//! The file system below C: what each call changes, and random scripts after which
//! everything is given back.

use super::random::Dice;
use super::{DATA, Rig};
use crate::kernel::errno::{
    EACCES, EBUSY, EEXIST, EINVAL, EISDIR, ELOOP, ENOENT, ENOTDIR, ENOTEMPTY,
};
use crate::kernel::sched;
use crate::kernel::syscall::{Outcome, table as nr};

const O_RDWR: u64 = 2;
const O_CREAT: u64 = 0o100;
const O_EXCL: u64 = 0o200;
const O_TRUNC: u64 = 0o1000;
const O_APPEND: u64 = 0o2000;

/// Where paths lie in the program's memory: two of them.
const PATHS: [u64; 2] = [DATA + 0x400, DATA + 0x500];

impl Rig {
    /// A path argument.
    fn path(&mut self, which: usize, path: &str) -> u64 {
        let mut bytes = path.as_bytes().to_vec();
        bytes.push(0);
        self.poke(PATHS[which], &bytes);
        PATHS[which]
    }

    fn on(&mut self, nr: u32, path: &str, args: &[u64]) -> i64 {
        let at = self.path(0, path);
        let mut all = vec![at];
        all.extend(args);
        self.ret(nr, &all)
    }

    fn pair(&mut self, nr: u32, old: &str, new: &str) -> i64 {
        let args = [self.path(0, old), self.path(1, new)];
        self.ret(nr, &args)
    }

    fn open(&mut self, path: &str, flags: u64) -> i64 {
        self.on(nr::OPEN, path, &[flags, 0o644])
    }

    fn write(&mut self, fd: i64, text: &str) -> i64 {
        self.poke(DATA, text.as_bytes());
        self.ret(nr::WRITE, &[fd as u64, DATA, text.len() as u64])
    }

    fn read(&mut self, fd: i64, len: u64) -> String {
        let read = self.ret(nr::READ, &[fd as u64, DATA + 0x200, len]);
        assert!(read >= 0, "read gave {read}");
        let bytes = self.peek(DATA + 0x200, read as u64);
        String::from_utf8(bytes).unwrap()
    }
}

#[test]
fn a_file_is_what_was_written_to_it_through_whatever_name() {
    let mut rig = Rig::new();
    let fd = rig.open("notes", O_RDWR | O_CREAT);
    assert_eq!(rig.write(fd, "hello"), 5);
    assert_eq!(rig.pair(nr::LINK, "notes", "other"), 0);
    assert_eq!(rig.on(nr::UNLINK, "notes", &[]), 0);
    assert_eq!(rig.open("notes", O_RDWR), -ENOENT);
    let again = rig.open("/home/student/../student/./other", 0);
    assert_eq!(rig.read(again, 100), "hello");
    assert_eq!(rig.on(nr::UNLINK, "other", &[]), 0);
    // Without a name it lives on while it is open, and is gone afterwards.
    let inodes = rig.state().inodes.len();
    assert_eq!(rig.ret(nr::LSEEK, &[fd as u64, 1, 0]), 1);
    assert_eq!(rig.read(fd, 100), "ello");
    rig.ret(nr::CLOSE, &[fd as u64]);
    assert_eq!(rig.state().inodes.len(), inodes);
    rig.ret(nr::CLOSE, &[again as u64]);
    assert_eq!(rig.state().inodes.len(), inodes - 1);
}

#[test]
fn appending_goes_to_the_end_and_cutting_leaves_holes() {
    let mut rig = Rig::new();
    let first = rig.open("log", O_RDWR | O_CREAT | O_APPEND);
    let second = rig.open("log", O_RDWR | O_APPEND);
    for (fd, text) in [(first, "one "), (second, "two "), (first, "three")] {
        rig.write(fd, text);
    }
    assert_eq!(rig.ret(nr::LSEEK, &[first as u64, 0, 0]), 0);
    assert_eq!(rig.read(first, 100), "one two three");
    assert_eq!(rig.on(nr::TRUNCATE, "log", &[3]), 0);
    assert_eq!(rig.on(nr::TRUNCATE, "log", &[6]), 0);
    rig.ret(nr::LSEEK, &[first as u64, 0, 0]);
    assert_eq!(rig.read(first, 100), "one\0\0\0");
    let cut = rig.open("log", O_RDWR | O_TRUNC);
    assert_eq!(rig.read(cut, 10), "");
}

#[test]
fn mistakes_have_the_errno_of_linux() {
    let mut rig = Rig::new();
    rig.open("file", O_RDWR | O_CREAT);
    rig.on(nr::MKDIR, "dir", &[0o755]);
    rig.open("dir/inside", O_RDWR | O_CREAT);
    for (call, path, args, errno) in [
        (nr::OPEN, "file", &[O_CREAT | O_EXCL, 0][..], EEXIST),
        (nr::OPEN, "file/below", &[0, 0], ENOTDIR),
        (nr::OPEN, "file/", &[0, 0], ENOTDIR),
        (nr::OPEN, "dir", &[O_RDWR, 0], EISDIR),
        (nr::OPEN, "new/", &[O_CREAT | O_RDWR, 0o600], EISDIR),
        (nr::OPEN, "", &[0, 0], ENOENT),
        (nr::OPEN, "/etc/shadow", &[0, 0], EACCES),
        (nr::OPEN, "/etc/new", &[O_CREAT | O_RDWR, 0o600], EACCES),
        (nr::MKDIR, "dir", &[0o755], EEXIST),
        (nr::MKDIR, "none/dir", &[0o755], ENOENT),
        (nr::RMDIR, "dir", &[], ENOTEMPTY),
        (nr::RMDIR, "file", &[], ENOTDIR),
        (nr::RMDIR, ".", &[], EINVAL),
        (nr::RMDIR, "/", &[], EBUSY),
        (nr::UNLINK, "dir", &[], EISDIR),
        (nr::CHDIR, "file", &[], ENOTDIR),
        (nr::TRUNCATE, "dir", &[0], EISDIR),
    ] {
        assert_eq!(rig.on(call, path, args), -errno, "call {call} of {path:?}");
    }
    assert_eq!(rig.pair(nr::SYMLINK, "loop", "loop"), 0);
    assert_eq!(rig.open("loop", 0), -ELOOP);
    assert_eq!(rig.pair(nr::RENAME, "dir", "dir/inside/deep"), -ENOTDIR);
    assert_eq!(rig.pair(nr::RENAME, "dir", "dir/deep"), -EINVAL);
    assert_eq!(rig.pair(nr::RENAME, "file", "dir"), -EISDIR);
}

#[test]
fn a_named_pipe_waits_for_its_other_end() {
    let mut rig = Rig::new();
    let mkfifo = rig.path(0, "fifo");
    assert_eq!(rig.ret(nr::MKNOD, &[mkfifo, 0o010_644, 0]), 0);
    let child = rig.ret(nr::FORK, &[]);
    let parent = rig.current();
    let at = rig.path(0, "fifo");
    assert_eq!(rig.call(nr::OPEN, &[at, 0, 0]), Outcome::Sleep);
    // The child comes back from fork, and opens the writing end.
    let (pid, outcome) = rig.next().expect("the child");
    assert_eq!(
        (i64::from(pid.0), outcome),
        (child, Some(Outcome::Return(0)))
    );
    let at = rig.path(0, "fifo");
    assert_eq!(rig.call(nr::OPEN, &[at, 1, 0]), Outcome::Return(3));
    rig.exit(0);
    rig.returns(parent, 3);
}

#[test]
fn whatever_is_done_to_names_everything_is_given_back() {
    let names = ["a", "b", "d", "d/a", "d/b", "d/d", "l", "l/a", ".", ".."];
    let mut done = 0;
    for seed in 1..30 {
        let mut rig = Rig::new();
        let before = rig.state().inodes.len();
        let mut dice = Dice(seed * 0x9e37_79b9);
        for _ in 0..120 {
            let mut name = || names[dice.roll(names.len() as u64) as usize];
            let (one, two) = (name(), name());
            let fd = 3 + dice.roll(5);
            match dice.roll(13) {
                0..3 => rig.open(
                    one,
                    O_RDWR | O_CREAT | dice.pick(&[0, O_EXCL, O_TRUNC, O_APPEND]),
                ),
                3 => rig.on(nr::MKDIR, one, &[0o755]),
                4 => rig.on(nr::RMDIR, one, &[]),
                5 => rig.on(nr::UNLINK, one, &[]),
                6 => rig.pair(nr::LINK, one, two),
                7 => rig.pair(nr::RENAME, one, two),
                8 => rig.pair(nr::SYMLINK, one, two),
                9 => rig.on(nr::CHDIR, one, &[]),
                10 => rig.ret(nr::WRITE, &[fd, DATA, dice.pick(&[1, 100, 5000])]),
                11 => rig.on(nr::TRUNCATE, one, &[dice.pick(&[0, 10, 9000])]),
                _ => rig.ret(nr::CLOSE, &[fd]),
            };
            done += 1;
        }
        rig.exit(0);
        assert!(sched::all_ended(rig.state()) || rig.state().tasks.len() > 1);
        assert!(rig.state().files.is_empty());
        assert!(rig.state().inodes.len() >= before);
    }
    assert!(done > 3000);
}
