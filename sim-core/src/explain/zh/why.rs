//! Reasons that follow from what the task is in, in 中文.

use crate::explain::cause::Cause;
use crate::explain::facts::{Facts, is_zero_success};
use crate::ids::VirtAddr;
use crate::kernel::{sig, sig_types};

/// Why entries, areas and page tables are taken out.
pub(super) fn removed(f: &Facts<'_>) -> &'static str {
    let cause = f.cause();
    match cause {
        Cause::Exit => "进程结束，它的所有映射随之消失。",
        Cause::Fault(_) | Cause::Unknown => "",
        Cause::Call(_) => match cause.call() {
            "execve" | "execveat" => "execve 给进程换上新的内存，旧的随之消失。",
            "munmap" => "munmap 归还这些地址。",
            "mmap" => "mmap 在这些地址上放了别的东西（MAP_FIXED）。",
            "mremap" => "mremap 移动或缩短了映射。",
            "brk" => "brk：堆的末端前移了。",
            "madvise" => "madvise 取出这一页；区域还在。",
            "shmdt" => "shmdt 分离了这个共享内存段。",
            "shmat" => "shmat 把共享内存段放在这些地址上（SHM_REMAP）。",
            "truncate" | "ftruncate" | "open" | "openat" | "creat" => {
                "文件变短了：末尾之后的页不再映射。"
            }
            "fallocate" => "fallocate 从文件中取出一些页。",
            _ => "",
        },
    }
}

/// Why one entry fewer maps a frame.
pub(super) fn unmapped(f: &Facts<'_>) -> String {
    match f.cause() {
        Cause::Fault(_) => format!("{} 的页表项现在指向另一个页框。", f.who()),
        _ => removed(f).into(),
    }
}

/// Why an area has other bounds.
pub(super) fn resized(f: &Facts<'_>) -> &'static str {
    let cause = f.cause();
    match cause {
        Cause::Fault(_) => "栈向下增长到被访问的地址。",
        Cause::Exit | Cause::Unknown => "",
        Cause::Call(_) => match cause.call() {
            "brk" => "brk 移动堆的末端。",
            "mmap" | "shmat" => "新映射与相邻区域的权限和来源都相同：合用一个区域就够了。",
            "mremap" => "mremap 延长了映射，或者把它放到了同类区域的旁边。",
            "execve" | "execveat" => "execve 布置新程序的内存。",
            _ => "",
        },
    }
}

/// Why an area is cut.
pub(super) fn cut(f: &Facts<'_>) -> &'static str {
    match f.cause().call() {
        "munmap" => "munmap 只去掉其中一部分。",
        "mprotect" => "只有一部分换了权限。",
        "mmap" => "mmap 在其中一部分的地址上放了别的东西（MAP_FIXED）。",
        "mlock" | "mlock2" | "munlock" => "只锁定（或解锁）其中一部分。",
        "brk" => "堆的末端前移：后面的部分消失。",
        "madvise" => "madvise 只针对其中一部分。",
        "mremap" => "mremap 只针对其中一部分。",
        _ => "接下来的操作只针对其中一部分。",
    }
}

/// Why an entry may not be written through any more.
pub(super) fn protected(f: &Facts<'_>) -> &'static str {
    match f.cause().call() {
        "fork" | "clone" | "clone3" => "从此两个进程将共享这一页：必须察觉到谁先写它。",
        "mprotect" => "mprotect 收回了写权限。",
        "msync" | "fsync" | "fdatasync" | "sync" | "syncfs" => {
            "这一页写回文件，随后就是干净的：必须察觉到下一次写，好再把它记为脏页。"
        }
        _ => "必须察觉到下一次写。",
    }
}

/// Why an entry may be written through from now on.
pub(super) fn permitted(f: &Facts<'_>, shared: bool) -> &'static str {
    match f.cause().call() {
        "mprotect" => "mprotect 现在允许写。",
        _ if shared => "映射是共享的：写入本来就是给所有映射它的进程看的，所以不用复制。",
        _ => "没有别人使用这一页，所以不用复制。",
    }
}

/// A page of a file, or of shared memory, that the process has no entry for.
pub(super) fn file_touch(f: &Facts<'_>, at: VirtAddr, shared: bool, write: bool) -> String {
    let mm = f.shot.state.task(f.event.pid).and_then(|task| task.mm);
    let (shmem, cached) = mm.map_or((false, true), |mm| {
        (f.is_shmem_there(mm, at), f.is_cached_there(mm, at))
    });
    let mut why = String::from(match (shmem, cached) {
        (true, true) => {
            "共享内存的这一页已有页框（内核把共享内存当作自己的文件来管理，即 tmpfs），但这个进程还没有它的页表项。"
        }
        (true, false) => {
            "还没有人访问过共享内存的这一页：它背后没有页框。内核把共享内存当作自己的文件来管理（tmpfs）。"
        }
        (false, true) => "这一页属于一个文件，页缓存里有它；这个进程还没有它的页表项。",
        (false, false) => "这一页属于一个文件，但还没有页框存放它：从来没有人读过或写过它。",
    });
    if write && !shared {
        why += "映射是私有的：写入到进程自己的副本上。";
    }
    why
}

/// Why a signal has killed the process.
pub(super) fn killed(f: &Facts<'_>, signal: u8, code: i32, addr: VirtAddr) -> String {
    let mm = f.shot.state.task(f.event.pid).and_then(|task| task.mm);
    let guarded = mm.is_some_and(|mm| f.vma(mm, addr).is_some());
    match signal {
        sig::SIGKILL if f.is_trap() => "没有空闲的页框：内核结束了要页框的进程。".into(),
        sig::SIGKILL => "SIGKILL 不能被处理、忽略或阻塞。".into(),
        _ if !f.is_trap() => {
            "这个信号是发给它的。它没有相应的处理函数，默认动作是结束进程。".into()
        }
        sig::SIGSEGV if code == sig_types::SI_KERNEL => {
            "它用了这种 CPU 上不可能存在的地址（非规范地址）。".into()
        }
        sig::SIGSEGV if code == 1 && guarded => format!("它访问了 {addr}，那里是保护页。"),
        sig::SIGSEGV if code == 1 => format!("它访问了 {addr}，那里没有映射任何东西。"),
        sig::SIGSEGV => format!("它以所在区域不允许的方式访问了 {addr}。"),
        sig::SIGBUS => format!("它访问了 {addr}，这一页在所映射文件的末尾之后。"),
        sig::SIGFPE => {
            format!("{addr} 处的指令除以零（或者商太大）：CPU 无法执行它。")
        }
        sig::SIGILL => format!("CPU 不认识 {addr} 处的指令。"),
        _ => format!("{addr} 处的指令无法执行。"),
    }
}

/// Why the CPU has less to change than at other context switches.
pub(super) const SAME_MEMORY: &str =
    "上下文切换：寄存器和栈现在是另一个进程的。页表不变：两者用同一个地址空间。";

/// What the result of a call says.
pub(super) fn result(name: &str, ret: i64) -> &'static str {
    match (name, ret) {
        ("mmap", _) => "它是映射的起始地址。第一次访问时才有页框。",
        ("execve", 0) => "它返回到新程序，而不是调用它的程序：后者已经没有了。",
        ("mremap", _) => "它是映射现在的起始地址。",
        ("shmat", _) => "它是共享内存段的起始地址。",
        ("brk", _) => "它是堆现在的末端。",
        ("read" | "readv" | "pread64", 0) => "0 表示：到了文件尾（不会再有人写）。",
        ("read" | "readv" | "pread64", _) => "它是读到的字节数。",
        ("write" | "writev" | "pwrite64", _) => "它是被接收的字节数。",
        ("open" | "openat" | "creat" | "dup" | "dup2" | "dup3", _) => "它是文件描述符的编号。",
        ("wait4", 0) => "0 表示：有子进程，但都没有改变状态（WNOHANG）。",
        ("wait4", _) => "它是所报告的子进程的进程号。",
        ("lseek", _) => "它是文件现在的读写位置。",
        (name, 0) if is_zero_success(name) => "0 表示成功。",
        _ => "",
    }
}
