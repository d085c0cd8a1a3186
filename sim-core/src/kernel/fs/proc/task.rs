//! What /proc/PID tells of a process: fs/proc/base.c, array.c, task_mmu.c.

use crate::ids::{InodeId, PAGE_SIZE, Pid, VirtAddr};
use crate::kernel::errno::EINVAL;
use crate::kernel::event::EventKind;
use crate::kernel::file::user_buf::UserBuf;
use crate::kernel::fs::{path_of, stat};
use crate::kernel::mm::smaps;
use crate::kernel::mm_types::{Vma, VmaName};
use crate::kernel::state::State;
use crate::kernel::syscall::COMM_LEN;
use crate::live::Live;

/// /proc/self.
pub(super) fn own_number(_: &State, pid: Pid) -> Option<Vec<u8>> {
    Some(pid.0.to_string().into_bytes())
}

/// The name, with a newline.
pub(super) fn comm(state: &State, pid: Pid) -> Vec<u8> {
    let name = state.task(pid).map_or("", |task| &task.comm);
    format!("{name}\n").into_bytes()
}

/// Gives the process another name, of which 15 bytes are kept; only itself may (`same_thread_group`).
pub(super) fn set_comm(live: &mut Live, pid: Pid, of: Pid, buf: &UserBuf) -> Result<u64, i64> {
    if pid != of {
        return Err(EINVAL);
    }
    let name = buf.copy_in(live, pid, 0, buf.len().min(COMM_LEN as u64 - 1))?;
    let end = name
        .iter()
        .position(|&byte| byte == 0)
        .unwrap_or(name.len());
    let comm = String::from_utf8_lossy(name.get(..end).unwrap_or(&name)).into();
    live.emit(pid, EventKind::CommSet { comm });
    Ok(buf.len())
}

/// The current directory.
pub(super) fn cwd(state: &State, pid: Pid) -> Option<Vec<u8>> {
    path_of(state, state.task(pid)?.cwd?)
}

/// The root directory.
pub(super) fn root(state: &State, pid: Pid) -> Option<Vec<u8>> {
    state.task(pid)?.mm.map(|_| b"/".to_vec())
}

/// The file that is executed: the one that is mapped lowest.
pub(super) fn exe_inode(state: &State, pid: Pid) -> Option<InodeId> {
    let areas = &state.mm_of(pid)?.vmas;
    areas.values().find_map(|vma| vma.inode)
}

/// Its path.
pub(super) fn exe(state: &State, pid: Pid) -> Option<Vec<u8>> {
    let inode = state.inodes.get(&exe_inode(state, pid)?)?;
    Some(inode.name.as_bytes().to_vec())
}

/// The areas of its memory, one a line.
pub(super) fn maps(state: &State, pid: Pid) -> Vec<u8> {
    let mut text = String::new();
    if let Some(mm) = state.mm_of(pid) {
        for vma in mm.vmas.values() {
            map_line(&mut text, state, vma);
        }
        map_line(&mut text, state, &smaps::gate_vma());
    }
    text.into_bytes()
}

/// Where the name of an area begins (`seq_pad`).
const NAME_COLUMN: usize = 73;

/// `show_map_vma`: range, rights, offset, device, inode, name.
pub(crate) fn map_line(text: &mut String, state: &State, vma: &Vma) {
    let (offset, dev, inode) = match vma.inode {
        Some(id) => {
            let shmem = stat::device(state, id);
            (vma.pgoff * PAGE_SIZE, shmem, id.0)
        }
        None => (0, 0, 0),
    };
    let mut line = format!(
        "{:08x}-{:08x} {} {offset:08x} {:02x}:{:02x} {inode} ",
        vma.start.0,
        vma.end.0,
        smaps::permissions(vma),
        dev >> 8,
        dev & 0xff,
    );
    let file = vma.inode.and_then(|id| state.inodes.get(&id));
    let name = match &vma.name {
        VmaName::Anon => "",
        VmaName::File(path) => file.map_or(path, |inode| &inode.name),
        VmaName::Special(path) => path,
        VmaName::Heap => "[heap]",
        VmaName::Stack => "[stack]",
    };
    if !name.is_empty() {
        let width = NAME_COLUMN;
        line = format!("{line:width$}{name}");
    }
    text.push_str(&line);
    text.push('\n');
}

/// Bytes for each page in pagemap.
const PAGEMAP_ENTRY: u64 = 8;
/// One past the last page of user memory.
const USER_PAGES: u64 = 1 << 35;

/// Eight bytes for each page of the address space, from byte `from` on.
pub(super) fn pagemap(state: &State, pid: Pid, from: u64, len: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let Some(mm) = state.task(pid).and_then(|task| task.mm) else {
        return bytes;
    };
    let pages =
        (from / PAGEMAP_ENTRY..USER_PAGES).take((len.min(1 << 20) / PAGEMAP_ENTRY) as usize);
    for page in pages {
        let entry = smaps::pagemap(state, mm, VirtAddr(page * PAGE_SIZE));
        bytes.extend(entry.to_le_bytes());
    }
    bytes
}
