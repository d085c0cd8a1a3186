//! Pipes and descriptors.

use super::{C1, C2, DATA, P, Rig, fds};
use crate::ids::Fd;
use crate::kernel::errno::{EAGAIN, EBADF, EFAULT, EINVAL, EMFILE, ENOTTY, EPIPE, ESPIPE};
use crate::kernel::syscall::{Outcome, table as nr};

const O_NONBLOCK: u64 = 0o4000;
/// A buffer of several pages.
const BUF: u64 = DATA + 0x10_000;
const GETFL: u64 = 3;
const SETFL: u64 = 4;

#[test]
fn bytes_go_through_and_end_of_file_follows_the_last_writer() {
    let mut rig = Rig::new();
    let (read, write) = rig.pipe();
    assert_eq!((read, write), (3, 4));
    rig.poke(DATA, b"hello");
    assert_eq!(rig.ret(nr::WRITE, &[write, DATA, 5]), 5);
    assert_eq!(rig.ret(nr::READ, &[read, BUF, 3]), 3);
    assert_eq!(rig.ret(nr::READ, &[read, BUF + 3, 100]), 2);
    assert_eq!(rig.peek(BUF, 5), b"hello");
    assert_eq!(rig.ret(nr::CLOSE, &[write]), 0);
    assert_eq!(rig.ret(nr::READ, &[read, BUF, 3]), 0);
    assert_eq!(rig.ret(nr::CLOSE, &[read]), 0);
    assert!(rig.state().pipes.is_empty());
    assert_eq!(rig.ret(nr::CLOSE, &[read]), -EBADF);
}

#[test]
fn a_reader_sleeps_until_the_writer_writes() {
    let mut rig = Rig::new();
    let (read, write) = rig.pipe();
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.call(nr::READ, &[read, BUF, 10]), Outcome::Sleep);
    assert_eq!(rig.letter(P), 'S');
    rig.returns(C1, 0);
    rig.poke(DATA, b"x");
    assert_eq!(rig.ret(nr::WRITE, &[write, DATA, 1]), 1);
    assert_eq!(rig.letter(P), 'R');
    rig.slice_end();
    rig.returns(P, 1);
    assert_eq!(rig.peek(BUF, 1), b"x");
}

#[test]
fn a_reader_sleeps_until_the_last_writer_is_gone() {
    let mut rig = Rig::new();
    let (read, write) = rig.pipe();
    rig.ret(nr::FORK, &[]);
    rig.ret(nr::CLOSE, &[write]);
    assert_eq!(rig.call(nr::READ, &[read, BUF, 10]), Outcome::Sleep);
    rig.returns(C1, 0);
    rig.exit(0);
    rig.returns(P, 0);
}

#[test]
fn writing_without_a_reader_kills() {
    let mut rig = Rig::new();
    let (read, write) = rig.pipe();
    rig.ret(nr::FORK, &[]);
    rig.ret(nr::CLOSE, &[read]);
    assert_eq!(rig.wait_any(), Outcome::Sleep);
    rig.returns(C1, 0);
    rig.ret(nr::CLOSE, &[read]);
    assert_eq!(rig.call(nr::WRITE, &[write, DATA, 1]), Outcome::Killed);
    rig.returns(P, 1001);
    assert_eq!(rig.status(), 13);
}

#[test]
fn writing_without_a_reader_is_epipe_if_sigpipe_is_ignored() {
    let mut rig = Rig::new();
    let (read, write) = rig.pipe();
    rig.poke(DATA, &[1, 0, 0, 0, 0, 0, 0, 0]);
    rig.poke(DATA + 8, &[0; 24]);
    assert_eq!(rig.ret(nr::RT_SIGACTION, &[13, DATA, 0, 8]), 0);
    rig.ret(nr::CLOSE, &[read]);
    assert_eq!(rig.ret(nr::WRITE, &[write, DATA, 1]), -EPIPE);
}

#[test]
fn a_pipe_holds_sixteen_pages_and_a_writer_sleeps_half_way() {
    let mut rig = Rig::new();
    let (read, write) = rig.pipe();
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.call(nr::WRITE, &[write, BUF, 70_000]), Outcome::Sleep);
    assert_eq!(
        rig.state().pipes.values().next().unwrap().bytes.len(),
        65_536
    );
    assert_eq!(rig.task(P).syscall.unwrap().done, 65_536);
    rig.returns(C1, 0);
    // Less than a page makes no room.
    assert_eq!(rig.ret(nr::READ, &[read, BUF, 4095]), 4095);
    assert_eq!(rig.letter(P), 'S');
    assert_eq!(rig.ret(nr::READ, &[read, BUF, 1]), 1);
    assert_eq!(rig.letter(P), 'R');
    rig.slice_end();
    // One page fits, the rest does not.
    assert_eq!(rig.next(), Some((C1, None)));
    assert_eq!(rig.task(P).syscall.unwrap().done, 69_632);
    assert_eq!(rig.ret(nr::READ, &[read, BUF, 100_000]), 65_536);
    rig.slice_end();
    rig.returns(P, 70_000);
}

#[test]
fn short_writes_share_a_page_and_others_take_one_each() {
    let mut rig = Rig::new();
    let (_, write) = rig.pipe();
    rig.ret(nr::FCNTL, &[write, SETFL, O_NONBLOCK]);
    let slots = |rig: &Rig| -> Vec<u16> {
        rig.state()
            .pipes
            .values()
            .next()
            .unwrap()
            .slots
            .iter()
            .map(|s| s.len)
            .collect()
    };
    rig.ret(nr::WRITE, &[write, BUF, 10]);
    rig.ret(nr::WRITE, &[write, BUF, 4086]);
    assert_eq!(slots(&rig), [4096]);
    rig.ret(nr::WRITE, &[write, BUF, 4000]);
    rig.ret(nr::WRITE, &[write, BUF, 97]);
    assert_eq!(slots(&rig), [4096, 4000, 97]);
    // 4106 = a page and ten bytes: the ten go into the page that is begun.
    rig.ret(nr::WRITE, &[write, BUF, 4106]);
    assert_eq!(slots(&rig), [4096, 4000, 107, 4096]);
    let mut total = 4096 + 4000 + 107 + 4096;
    while total < 1_000_000 {
        match rig.ret(nr::WRITE, &[write, BUF, 4000]) {
            4000 => total += 4000,
            other => {
                assert_eq!(other, -EAGAIN);
                break;
            }
        }
    }
    assert_eq!(slots(&rig).len(), 16);
}

#[test]
fn a_large_write_that_may_not_sleep_is_cut_a_small_one_is_not() {
    let mut rig = Rig::new();
    assert_eq!(rig.ret(nr::PIPE2, &[DATA, O_NONBLOCK]), 0);
    assert_eq!(rig.ret(nr::READ, &[3, BUF, 1]), -EAGAIN);
    assert_eq!(rig.ret(nr::WRITE, &[4, BUF, 100_000]), 65_536);
    assert_eq!(rig.ret(nr::WRITE, &[4, BUF, 1]), -EAGAIN);
    assert_eq!(rig.ret(nr::READ, &[3, BUF, 4096]), 4096);
    assert_eq!(rig.ret(nr::WRITE, &[4, BUF, 4096]), 4096);
}

#[test]
fn one_write_wakes_one_reader_who_passes_on_what_is_left() {
    let mut rig = Rig::new();
    let (read, write) = rig.pipe();
    rig.ret(nr::FORK, &[]);
    rig.ret(nr::FORK, &[]);
    assert_eq!(rig.call(nr::READ, &[read, BUF, 1]), Outcome::Sleep);
    rig.returns(C1, 0);
    assert_eq!(rig.call(nr::READ, &[read, BUF, 1]), Outcome::Sleep);
    rig.returns(C2, 0);
    assert_eq!(rig.ret(nr::WRITE, &[write, DATA, 2]), 2);
    assert_eq!((rig.letter(P), rig.letter(C1)), ('R', 'S'));
    rig.slice_end();
    rig.returns(P, 1);
    assert_eq!(rig.letter(C1), 'R');
    rig.slice_end();
    rig.slice_end();
    rig.returns(C1, 1);
}

#[test]
fn vectors_are_one_read_and_one_write() {
    let mut rig = Rig::new();
    let (read, write) = rig.pipe();
    rig.poke(BUF, b"abcdef");
    for (i, (at, len)) in [(BUF, 2u64), (BUF + 4, 2), (0, 0)].into_iter().enumerate() {
        rig.poke(DATA + i as u64 * 16, &at.to_le_bytes());
        rig.poke(DATA + i as u64 * 16 + 8, &len.to_le_bytes());
    }
    assert_eq!(rig.ret(nr::WRITEV, &[write, DATA, 3]), 4);
    rig.poke(BUF, b"......");
    assert_eq!(rig.ret(nr::READV, &[read, DATA, 2]), 4);
    assert_eq!(rig.peek(BUF, 6), b"ab..ef");
    assert_eq!(rig.ret(nr::WRITEV, &[write, DATA, 1025]), -EINVAL);
    assert_eq!(rig.ret(nr::WRITEV, &[1, 0x10, 1]), -EFAULT);
}

#[test]
fn wrong_descriptors_and_addresses() {
    let mut rig = Rig::new();
    let (read, write) = rig.pipe();
    for (call, args, want) in [
        (nr::READ, [write, BUF, 1], -EBADF),
        (nr::WRITE, [read, BUF, 1], -EBADF),
        (nr::READ, [99, BUF, 1], -EBADF),
        (nr::WRITE, [write, 0x10, 1], -EFAULT),
        (nr::WRITE, [write, BUF, u64::MAX], -EFAULT),
        (nr::WRITE, [write, u64::MAX - 5, 100], -EFAULT),
        (nr::LSEEK, [read, 0, 0], -ESPIPE),
        (nr::LSEEK, [77, 0, 0], -EBADF),
        (nr::PIPE, [0x10, 0, 0], -EFAULT),
        (nr::PIPE2, [DATA, 1, 0], -EINVAL),
        (nr::IOCTL, [read, 0x5401, DATA], -ENOTTY),
        (nr::DUP2, [0, 5000, 0], -EBADF),
        (nr::DUP3, [1, 1, 0], -EINVAL),
        (nr::DUP2, [1, 1, 0], 1),
        (nr::FCNTL, [read, GETFL, 0], 0),
        (nr::FCNTL, [write, GETFL, 0], 1),
    ] {
        assert_eq!(rig.ret(call, &args), want, "{call} {args:?}");
    }
    assert_eq!(fds(rig.state(), P).len(), 5);
}

#[test]
fn dup_takes_the_lowest_number_and_shares_the_description() {
    let mut rig = Rig::new();
    assert_eq!(rig.ret(nr::DUP, &[1]), 3);
    assert_eq!(rig.ret(nr::CLOSE, &[0]), 0);
    assert_eq!(rig.ret(nr::DUP, &[1]), 0);
    assert_eq!(rig.ret(nr::FCNTL, &[1, 0, 10]), 10);
    assert_eq!(rig.ret(nr::DUP2, &[1, 3]), 3);
    assert_eq!(rig.ret(nr::FCNTL, &[3, SETFL, O_NONBLOCK]), 0);
    assert_eq!(
        rig.ret(nr::FCNTL, &[10, GETFL, 0]) as u64 & O_NONBLOCK,
        O_NONBLOCK
    );
    // FD_CLOEXEC is the descriptor's own.
    assert_eq!(rig.ret(nr::FCNTL, &[3, 2, 1]), 0);
    assert_eq!(
        (
            rig.ret(nr::FCNTL, &[3, 1, 0]),
            rig.ret(nr::FCNTL, &[10, 1, 0])
        ),
        (1, 0)
    );
}

#[test]
fn descriptors_run_out() {
    let mut rig = Rig::with(|s| s.machine.max_fds = 5);
    assert_eq!(rig.ret(nr::DUP, &[0]), 3);
    assert_eq!(rig.ret(nr::PIPE, &[DATA]), -EMFILE);
    assert_eq!(rig.ret(nr::DUP, &[0]), 4);
    assert_eq!(rig.ret(nr::DUP, &[0]), -EMFILE);
    assert_eq!(rig.ret(nr::FCNTL, &[0, 0, 5]), -EINVAL);
    assert_eq!(fds(rig.state(), P), (0..5).map(Fd).collect::<Vec<_>>());
}

#[test]
fn output_is_kept_and_a_bad_buffer_gives_nothing() {
    let mut rig = Rig::new();
    rig.poke(DATA, b"out\n");
    assert_eq!(rig.ret(nr::WRITE, &[1, DATA, 4]), 4);
    assert_eq!(rig.ret(nr::WRITE, &[2, DATA, 3]), 3);
    assert_eq!(rig.ret(nr::WRITE, &[1, 0x10, 3]), -EFAULT);
    assert_eq!(rig.output(), "out\nout");
    assert_eq!(rig.state().terminal.len, 7);
}

#[test]
fn a_terminal_gives_a_line_a_pipe_gives_what_there_is() {
    for (tty, first) in [(true, 4), (false, 9)] {
        let mut rig = Rig::with(|s| {
            s.tty = tty;
            s.stdin = "one\ntwo\nx".into();
        });
        assert_eq!(rig.ret(nr::READ, &[0, BUF, 100]), first);
        assert_eq!(rig.peek(BUF, 3), b"one");
        let is_tty = rig.ret(nr::IOCTL, &[1, 0x5401, DATA]);
        assert_eq!(is_tty, if tty { 0 } else { -ENOTTY });
        assert_eq!(rig.ret(nr::FSTAT, &[1, DATA]), 0);
        let (mode, block) = if tty {
            (0o20_620, 1024)
        } else {
            (0o10_600, 4096)
        };
        assert_eq!(
            (rig.peek_i32(DATA + 24), rig.peek_i32(DATA + 56)),
            (mode, block)
        );
        if tty {
            assert_eq!(rig.ret(nr::READ, &[0, BUF, 2]), 2);
            assert_eq!(rig.ret(nr::READ, &[0, BUF, 100]), 2);
            assert_eq!(rig.ret(nr::READ, &[0, BUF, 100]), 1);
        }
        assert_eq!(rig.ret(nr::READ, &[0, BUF, 100]), 0);
    }
}
