//! epoll(7): a list of files that are watched. fs/eventpoll.c.
//!
//! When something of a watched file changes it comes to the list of those that may be ready
//! ([`note`], the kernel's `ep_poll_callback`); epoll_wait looks through that list, tells what
//! is ready, and puts what is not edge-triggered back to its end. So a file that changes
//! again is told again, and one that only stays ready is told once with EPOLLET.

use super::flags::O_CLOEXEC;
use super::poll::{self, block_meanwhile, deadline, finish, readiness, sleep, span};
use super::{anon, table};
use crate::ids::{AnonId, Fd, FileId, Pid, VirtAddr};
use crate::kernel::anon_types::{AnonFile, EpollItem};
use crate::kernel::errno::{EBADF, EEXIST, EFAULT, EINVAL, ELOOP, ENOENT, EPERM};
use crate::kernel::file_types::{FileKind, OpenFile};
use crate::kernel::fs::device;
use crate::kernel::syscall::{Call, table as nr};
use crate::kernel::task::{SyscallFrame, WaitKey};
use crate::kernel::uaccess;
use crate::live::Live;

const EPOLL_CTL_ADD: u32 = 1;
const EPOLL_CTL_DEL: u32 = 2;
const EPOLL_CTL_MOD: u32 = 3;
const EPOLLEXCLUSIVE: u32 = 1 << 28;
/// What may be asked for along with EPOLLEXCLUSIVE: EPOLLIN, OUT, ERR, HUP, WAKEUP and ET.
const EXCLUSIVE_OK: u32 = 0x1d | 1 << 29 | EPOLLET | EPOLLEXCLUSIVE;
const EPOLLONESHOT: u32 = 1 << 30;
const EPOLLET: u32 = 1 << 31;
/// EPOLLET, EPOLLONESHOT, EPOLLWAKEUP, EPOLLEXCLUSIVE: these say how, not what.
const PRIVATE: u32 = 0xf000_0000;
/// Bytes of a `struct epoll_event`, which is packed.
const EVENT: u64 = 12;
/// The most events of one epoll_wait.
const MOST_EVENTS: i32 = i32::MAX / EVENT as i32;
/// How many instances may watch one another in a row (`EP_MAX_NESTS`).
const MOST_NESTS: u32 = 4;

type Ready = Vec<(FileId, Fd)>;

/// epoll_create(2): a size, which says nothing.
pub(crate) fn create(live: &mut Live, pid: Pid, size: u64) -> Call {
    if size as i32 <= 0 {
        return Call::err(EINVAL);
    }
    create1(live, pid, 0)
}

/// epoll_create1(2): flags.
pub(crate) fn create1(live: &mut Live, pid: Pid, flags: u64) -> Call {
    if flags as u32 & !O_CLOEXEC != 0 {
        return Call::err(EINVAL);
    }
    let what = AnonFile::Epoll {
        items: Vec::new(),
        ready: Vec::new(),
    };
    anon::make(live, pid, what, flags)
}

/// epoll_ctl(2): instance, what to do, descriptor, `struct epoll_event *`.
pub(crate) fn ctl(live: &mut Live, pid: Pid, args: [u64; 4]) -> Call {
    do_ctl(live, pid, args).into()
}

fn do_ctl(live: &mut Live, pid: Pid, [ep, what, fd, at]: [u64; 4]) -> Result<i64, i64> {
    let what = what as u32;
    let (mut events, mut data) = (0, 0);
    if what != EPOLL_CTL_DEL {
        events = uaccess::read_u32(live, pid, VirtAddr(at)).map_err(|_| EFAULT)?;
        let at = VirtAddr(at.wrapping_add(4));
        data = uaccess::read_u64(live, pid, at).map_err(|_| EFAULT)?;
    }
    let (own, found) = anon::by_fd(live, pid, ep).ok_or(EBADF)?;
    let (file, opened) = table::lookup(live.state(), pid, fd).ok_or(EBADF)?;
    if !can_poll(live, &opened) {
        return Err(EPERM);
    }
    let Some((
        id,
        AnonFile::Epoll {
            mut items,
            mut ready,
        },
    )) = found.filter(|_| own != file)
    else {
        return Err(EINVAL);
    };
    let watches_an_instance = || {
        let watched = anon::by_fd(live, pid, fd).and_then(|(_, found)| found);
        matches!(watched, Some((_, AnonFile::Epoll { .. })))
    };
    if what != EPOLL_CTL_DEL
        && events & EPOLLEXCLUSIVE != 0
        && (what == EPOLL_CTL_MOD || events & !EXCLUSIVE_OK != 0 || watches_an_instance())
    {
        return Err(EINVAL);
    }
    if what == EPOLL_CTL_ADD && nests(live, &opened, id, MOST_NESTS) {
        return Err(ELOOP);
    }
    let key = (file, Fd(fd as u32));
    let place = items.iter().position(|item| item.key() == key);
    let always = u32::from(poll::ERR | poll::HUP);
    let item = EpollItem {
        file,
        fd: key.1,
        by: pid,
        events: events | always,
        data,
    };
    match (what, place) {
        (EPOLL_CTL_ADD, None) => items.push(item),
        // Who watches exclusively does so until it is taken out (`EPOLLEXCLUSIVE_OK_BITS`).
        (EPOLL_CTL_MOD, Some(place))
            if items
                .get(place)
                .is_some_and(|old| old.events & EPOLLEXCLUSIVE != 0) =>
        {
            return Err(EINVAL);
        }
        (EPOLL_CTL_MOD, Some(place)) => {
            if let Some(old) = items.get_mut(place) {
                *old = EpollItem { by: old.by, ..item };
            }
        }
        (EPOLL_CTL_DEL, Some(place)) => {
            items.remove(place);
            ready.retain(|other| *other != key);
        }
        (EPOLL_CTL_ADD, Some(_)) => return Err(EEXIST),
        (EPOLL_CTL_MOD | EPOLL_CTL_DEL, None) => return Err(ENOENT),
        _ => return Err(EINVAL),
    }
    let is_ready = u32::from(readiness(live, pid, &opened)) & item.events != 0;
    let comes = what != EPOLL_CTL_DEL && is_ready && !ready.contains(&key);
    if comes {
        ready.push(key);
    }
    anon::set(live, pid, id, AnonFile::Epoll { items, ready });
    if comes {
        poll::changed(live, WaitKey::Anon(id), poll::IN);
    }
    Ok(0)
}

/// `file_can_poll`: regular files and directories cannot be waited for.
fn can_poll(live: &Live, file: &OpenFile) -> bool {
    let FileKind::Inode(inode) = file.kind else {
        return true;
    };
    let inode = live.state().inodes.get(&inode);
    inode.is_some_and(|inode| inode.attr.rdev == device::TTY)
}

/// True if this file watches the instance, over at most so many others (`ep_loop_check`).
fn nests(live: &Live, file: &OpenFile, id: AnonId, left: u32) -> bool {
    let FileKind::Anon(anon) = file.kind else {
        return false;
    };
    let Some(AnonFile::Epoll { items, .. }) = live.state().anon.get(&anon).map(|what| &**what)
    else {
        return false;
    };
    let files = &live.state().files;
    let mut watched = items.iter().filter_map(|item| files.get(&item.file));
    anon == id || left == 0 || watched.any(|file| nests(live, file, id, left - 1))
}

/// What is to be told of a watched file now.
fn told(live: &Live, item: &EpollItem) -> u32 {
    let file = live.state().files.get(&item.file);
    // EPOLLONESHOT: it was told, and waits for EPOLL_CTL_MOD.
    file.filter(|_| item.events & !PRIVATE != 0)
        .map_or(0, |file| {
            u32::from(readiness(live, item.by, file)) & item.events
        })
}

/// True if one of the files is ready: so is the instance itself (`ep_eventpoll_poll`).
pub(super) fn any_ready(live: &Live, items: &[EpollItem], ready: &Ready) -> bool {
    let mut listed = items.iter().filter(|item| ready.contains(&item.key()));
    listed.any(|item| told(live, item) != 0)
}

/// `ep_poll_callback`: something has changed of what is waited for on this queue.
pub(super) fn note(live: &mut Live, key: WaitKey, what: u16) {
    let state = live.state();
    if state.anon.is_empty() {
        return;
    }
    let mut woken = Vec::new();
    for (&id, file) in &state.anon {
        let AnonFile::Epoll { items, ready } = &**file else {
            continue;
        };
        let concerned = |item: &&EpollItem| {
            let file = state.files.get(&item.file);
            item.events & !PRIVATE & u32::from(what) != 0
                && !ready.contains(&item.key())
                && file.is_some_and(|file| poll::queues(live, item.by, file).contains(&key))
        };
        let new: Vec<_> = items.iter().filter(concerned).map(EpollItem::key).collect();
        if !new.is_empty() {
            let ready = ready.iter().copied().chain(new).collect();
            let items = items.clone();
            woken.push((id, AnonFile::Epoll { items, ready }));
        }
    }
    for (id, now) in woken {
        anon::set(live, Pid(0), id, now);
        poll::changed(live, WaitKey::Anon(id), poll::IN);
    }
}

/// `eventpoll_release_file`: an open file description goes, and nobody watches it any more.
pub(super) fn forget(live: &mut Live, pid: Pid, file: FileId) {
    let watches = |what: &AnonFile| match what {
        AnonFile::Epoll { items, .. } => items.iter().any(|item| item.file == file),
        _ => false,
    };
    let anon = &live.state().anon;
    let watching: Vec<AnonId> = anon
        .iter()
        .filter(|(_, what)| watches(what))
        .map(|(&id, _)| id)
        .collect();
    for id in watching {
        if let Some(AnonFile::Epoll {
            mut items,
            mut ready,
        }) = anon::get(live, id)
        {
            items.retain(|item| item.file != file);
            ready.retain(|(other, _)| *other != file);
            anon::set(live, pid, id, AnonFile::Epoll { items, ready });
        }
    }
}

/// epoll_wait(2), epoll_pwait(2), epoll_pwait2(2): instance, events, how many at most,
/// milliseconds or `struct timespec *`; a set of signals, its size.
pub(crate) fn wait(live: &mut Live, pid: Pid, frame: &SyscallFrame) -> Call {
    let [ep, at, most, limit, mask, size] = frame.args;
    let mut deadline_ns = frame.deadline_ns;
    if frame.done == 0 {
        let time = if frame.nr == nr::EPOLL_PWAIT2 {
            span(live, pid, limit)
        } else {
            let ms = u64::try_from(limit as i32).ok();
            Ok(ms.map(|ms| ms * 1_000_000))
        };
        let mask = if frame.nr == nr::EPOLL_WAIT { 0 } else { mask };
        let set = time.and_then(|time| block_meanwhile(live, pid, mask, size).map(|()| time));
        deadline_ns = match set {
            Ok(time) => deadline(live, time),
            Err(errno) => return Call::err(errno),
        };
    }
    let result = wait_once(live, pid, [ep, at], most as i32, deadline_ns);
    finish(live, pid, result)
}

fn wait_once(live: &mut Live, pid: Pid, [ep, at]: [u64; 2], most: i32, deadline_ns: u64) -> Call {
    if most <= 0 || most > MOST_EVENTS {
        return Call::err(EINVAL);
    }
    let (id, items, ready) = match anon::by_fd(live, pid, ep) {
        None => return Call::err(EBADF),
        Some((_, Some((id, AnonFile::Epoll { items, ready })))) => (id, items, ready),
        Some(_) => return Call::err(EINVAL),
    };
    match send_events(live, pid, (id, items, ready), at, most as usize) {
        Ok(0) => match sleep(live, pid, vec![WaitKey::Anon(id)], deadline_ns) {
            Some(wait) => wait,
            None => Call::Return(0),
        },
        Ok(count) => Call::Return(count),
        Err(errno) => Call::err(errno),
    }
}

/// `ep_send_events`: tells what is ready, the first that became so first.
fn send_events(
    live: &mut Live,
    pid: Pid,
    (id, mut items, ready): (AnonId, Vec<EpollItem>, Ready),
    at: u64,
    most: usize,
) -> Result<i64, i64> {
    let mut bytes = Vec::new();
    let (mut count, mut rest, mut again) = (0, Vec::new(), Vec::new());
    for &key in &ready {
        if count == most {
            rest.push(key);
            continue;
        }
        let Some(item) = items.iter_mut().find(|item| item.key() == key) else {
            continue;
        };
        let told = told(live, item);
        if told == 0 {
            continue;
        }
        bytes.extend(told.to_le_bytes());
        bytes.extend(item.data.to_le_bytes());
        count += 1;
        if item.events & EPOLLONESHOT != 0 {
            item.events &= PRIVATE;
        } else if item.events & EPOLLET == 0 {
            again.push(key);
        }
    }
    if count > 0 && uaccess::write_bytes(live, pid, VirtAddr(at), &bytes, true).is_err() {
        return Err(EFAULT);
    }
    rest.extend(again);
    if rest != ready || count > 0 {
        let (items, ready) = (items, rest);
        let now = AnonFile::Epoll { items, ready };
        if live.state().anon.get(&id).is_some_and(|was| **was != now) {
            anon::set(live, pid, id, now);
        }
    }
    Ok(count as i64)
}
