//! Sentences about descriptors, pipes and files, in 中文.

use crate::explain::Sentence;
use crate::explain::facts::{Facts, deleted_name, output_text, rights};
use crate::ids::{FileId, InodeId};
use crate::kernel::anon_types::AnonFile;
use crate::kernel::event::{AttrChange, EventKind};
use crate::kernel::file_types::{
    Content, FileKind, FileLock, InodeAttr, InodeKind, LockOwner, Stream,
};
use crate::lang::verbatim::verbatim;

/// The sentence of an event of files; none for every other.
pub(super) fn event(f: &Facts<'_>) -> Option<Sentence> {
    use EventKind as E;
    let who = f.who();
    Some(match &f.event.kind {
        E::FilesDup { .. } => Sentence::new(
            "新进程得到文件描述符表的副本。",
            "打开的文件本身是共享的，读写位置也是。",
        ),
        E::FilesCreate { .. } => Sentence::new(format!("{who} 得到一张空的文件描述符表。"), ""),
        E::FilesFree { .. } => Sentence::new("一张文件描述符表消失了。", "使用它的进程已经结束。"),
        E::FdFlags {
            fd, cloexec: true, ..
        } => Sentence::new(
            format!("exec 时将关闭 {who} 的描述符 {fd}。"),
            "FD_CLOEXEC 属于描述符，而不属于打开的文件：dup 得到的描述符没有它。",
        ),
        E::FdFlags { fd, .. } => Sentence::new(
            format!("exec 之后 {who} 的描述符 {fd} 仍然打开。"),
            "没有 FD_CLOEXEC，新程序得到的它仍是打开的。",
        ),
        E::PipeResize { capacity, .. } => Sentence::new(
            format!("管道现在能容纳 {capacity} 字节。"),
            "fcntl F_SETPIPE_SZ：待读的字节达到这么多时，写者睡眠。",
        ),
        E::InodeAttrSet { inode, what, attr } => attributes(f, *inode, *what, attr),
        E::InodeRename { path, .. } => Sentence::new(
            format!("有个文件现在名为 {}。", verbatim(path)),
            "变的只是名字：打开或映射了它的进程毫无察觉。",
        ),
        E::RootSet { .. } => Sentence::new("文件系统有了根目录。", ""),
        E::FileOpen { kind, .. } => Sentence::new(
            format!("{who} 打开 {}。", opened(f, *kind)),
            "内核建立一个打开文件描述（open file description）：读写位置和标志记在那里。",
        ),
        E::FileFree { kind, .. } => Sentence::new(
            format!("{} 的打开文件描述消失了。", opened(f, *kind)),
            "它的最后一个描述符被关闭。",
        ),
        E::FileSet { file, pos, .. } => Sentence::new(
            format!("{} 的读写位置现在是 {pos}。", described(f, *file)),
            "通过 fork 或 dup 共享这个打开文件的，都从那里继续。",
        ),
        E::FdSet { fd, entry, .. } => Sentence::new(
            format!("{who} 的描述符 {fd} 指向 {}。", described(f, entry.file)),
            "描述符是进程自己那张表里的下标。",
        ),
        E::FdClear { fd, file, .. } => Sentence::new(
            format!(
                "{who} 的描述符 {fd} 被关闭，它原来指向 {}。",
                described(f, *file)
            ),
            "它下次打开文件时可能得到这个编号。",
        ),
        E::PipeCreate { pipe, capacity, .. } if f.is_socket(*pipe) => Sentence::new(
            format!("创建一对套接字的一个方向，容量 {capacity} 字节。"),
            "它是内核里的缓冲区：一个套接字发送的内容，另一个从中接收。",
        ),
        E::PipeFill {
            pipe, bytes: sent, ..
        } if f.is_socket(*pipe) => Sentence::new(
            format!(
                "{who} 通过套接字发送 {} 个字节：{}",
                sent.len(),
                output_text(sent)
            ),
            "在另一端接收之前，它们留在内核里。",
        ),
        E::PipeDrain { pipe, len } if f.is_socket(*pipe) => Sentence::new(
            format!("{who} 从套接字取出 {len} 个字节。"),
            "取出的内容不再留在那里。",
        ),
        E::PipeCreate { capacity, .. } => Sentence::new(
            format!("创建一个管道，容量 {capacity} 字节。"),
            "它是内核里的一块缓冲区。",
        ),
        E::PipeFill { bytes, .. } => Sentence::new(
            format!(
                "{who} 向管道写入 {} 个字节：{}",
                bytes.len(),
                output_text(bytes)
            ),
            "在有人读走之前，它们留在内核里。",
        ),
        E::PipeDrain { len, .. } => Sentence::new(
            format!("{who} 从管道取出 {len} 个字节。"),
            "读出的内容不再留在管道里。",
        ),
        E::PipeFree { socket: true, .. } => {
            Sentence::new("一对套接字的一个方向消失了。", "两个套接字在各处都已关闭。")
        }
        E::PipeFree { .. } => Sentence::new("管道消失了。", "它的两端在各处都已关闭。"),
        E::PipeShut { .. } => Sentence::new(
            "套接字的一个方向关闭了。",
            "已写入的仍可读出，然后读到文件尾。",
        ),
        E::AnonSet { to, .. } => anon(to),
        E::InodeCreate { kind, name, .. } => Sentence::new(
            match kind {
                InodeKind::Directory => format!("建立目录 {}。", verbatim(name)),
                InodeKind::Symlink => format!("建立符号链接 {}。", verbatim(name)),
                InodeKind::Fifo => format!("建立命名管道 {}。", verbatim(name)),
                _ => format!("建立文件 {}：一个 inode。", verbatim(name)),
            },
            "inode 就是文件本身。它还没有名字。",
        ),
        E::InodeSet { inode, size, .. } => Sentence::new(
            format!("{} 现在有 {size} 字节。", named(f, *inode)),
            "大小记在 inode 里：打开它的进程立刻都能看到。",
        ),
        E::InodeContent { inode, content } => holds(&named(f, *inode), content),
        E::LocksSet { inode, locks } => Sentence::new(
            match locks.len() {
                0 => format!("{} 上不再有锁。", named(f, *inode)),
                1 | 2 => format!(
                    "{} 已加锁：{}。",
                    named(f, *inode),
                    locks
                        .iter()
                        .map(|held| lock(f, held))
                        .collect::<Vec<_>>()
                        .join("；")
                ),
                n => format!("{} 上现在有 {n} 把锁。", named(f, *inode)),
            },
            "这是建议性锁：只挡住同样来要锁的进程。",
        ),
        E::InodeFree { kind, name, .. } => {
            let name = verbatim(deleted_name(name));
            let (what, why) = match kind {
                InodeKind::Directory => (
                    format!("目录 {name} 消失了。"),
                    "它已没有名字，也没有进程在里面。",
                ),
                InodeKind::Fifo => (
                    format!("命名管道 {name} 消失了。"),
                    "它已没有名字，两端也都没有打开。",
                ),
                InodeKind::Symlink => (format!("符号链接 {name} 消失了。"), "它已没有名字。"),
                _ => (
                    format!("文件 {name} 连同它的内容消失了。"),
                    "它已没有名字，也没有谁打开或映射它。",
                ),
            };
            Sentence::new(what, why)
        }
        E::DirLink { dir, name, inode } => Sentence::new(
            format!(
                "{} 在 {} 中得到名字“{}”。",
                named(f, *inode),
                named(f, *dir),
                verbatim(String::from_utf8_lossy(name))
            ),
            "名字是一个目录项，指向一个 inode。",
        ),
        E::DirUnlink { dir, name } => Sentence::new(
            format!(
                "名字“{}”从 {} 中删除。",
                verbatim(String::from_utf8_lossy(name)),
                named(f, *dir)
            ),
            if f.is_renaming() {
                "rename 一步完成取下旧名字、换上新名字：别的进程不会看到文件有两个名字，也不会看到它没有名字。"
            } else {
                "只删除名字。最后一个名字没有了，也没有谁再打开它时，文件才消失。"
            },
        ),
        E::TaskFs { cwd, umask } => Sentence::new(
            format!("{who} 现在在 {}，umask 为 {umask:03o}。", named(f, *cwd)),
            "它新建的文件不会有 umask 所列的权限。",
        ),
        E::CacheAdd { pfn, .. } => Sentence::new(
            format!("页框 {pfn} 进入页缓存。"),
            "read、write 和对这个文件的所有映射用的都是这一个页框。",
        ),
        E::CacheHole { inode, .. } => Sentence::new(
            format!("{} 的一页现在是空洞；它留在页缓存里。", named(f, *inode)),
            "它属于一个大 folio，其中别的页还要用。",
        ),
        E::FolioMade { inode, order, .. } => Sentence::new(
            format!(
                "{} 的 {} 页在页缓存里成为一个 folio。",
                named(f, *inode),
                1u32 << order
            ),
            "它们由同一次 write 带入；其中一页缺页时，全部一起映射。",
        ),
        E::CacheRemove { .. } => Sentence::new("一页离开页缓存。", "文件不再有这一页。"),
        _ => return None,
    })
}

fn attributes(f: &Facts<'_>, inode: InodeId, what: AttrChange, attr: &InodeAttr) -> Sentence {
    let name = named(f, inode);
    Sentence::new(
        match what {
            AttrChange::Mode => format!("{name} 的权限现在是 {}。", rights(attr.mode)),
            AttrChange::Owner => {
                format!("{name} 现在属于用户 {}、组 {}。", attr.uid, attr.gid)
            }
            AttrChange::Seals => format!("{name} 被封上：从此禁止对它作某些改动。"),
            AttrChange::Made => format!("设定 {name} 的权限、属主和时间。"),
            AttrChange::Times => format!("{name} 的时间改变了。"),
        },
        "它记在 inode 里，与经由哪个名字找到文件无关。已经打开文件的进程不会再被检查。",
    )
}

fn holds(name: &str, content: &Content) -> Sentence {
    match content {
        Content::Pipe(_) => Sentence::new(
            format!("从现在起，{name} 通向这个管道。"),
            "在它于各处都关闭之前，打开这个名字就得到它的一端。",
        ),
        Content::Target(path) => Sentence::new(
            format!("{name} 指向 {}。", verbatim(String::from_utf8_lossy(path))),
            "符号链接里存的是一个路径，没有谁检查路径的尽头有没有东西。",
        ),
        _ => Sentence::new(
            format!("设备上现在有了 {name} 的内容。"),
            "页缓存里与之相同的页是干净的。",
        ),
    }
}

/// A lock on a file: whose, of which kind, on what.
fn lock(f: &Facts<'_>, held: &FileLock) -> String {
    let kind = match (held.whole, held.write) {
        (true, true) => "独占锁",
        (true, false) => "共享锁",
        (false, true) => "写锁",
        (false, false) => "读锁",
    };
    let whose = match held.owner {
        LockOwner::Process(_, pid) => f.name(pid),
        LockOwner::Open(_) => "一个打开文件".into(),
    };
    match (held.whole, held.start, held.last_byte()) {
        (true, ..) | (_, 0, None) => format!("{whose} 对整个文件持有{kind}"),
        (_, start, None) => format!("{whose} 对字节 {start} 及其后持有{kind}"),
        (_, start, Some(end)) if start == end => format!("{whose} 对字节 {start} 持有{kind}"),
        (_, start, Some(end)) => format!("{whose} 对字节 {start} 到 {end} 持有{kind}"),
    }
}

fn opened(f: &Facts<'_>, kind: FileKind) -> String {
    match kind {
        FileKind::Input => "标准输入".into(),
        FileKind::Output(Stream::Stdout) => "标准输出".into(),
        FileKind::Output(Stream::Stderr) => "标准错误".into(),
        FileKind::PipeRead(_) => "管道的读端".into(),
        FileKind::PipeWrite(_) => "管道的写端".into(),
        FileKind::PipeBoth(_) => "管道的两端".into(),
        FileKind::Inode(inode) => named(f, inode),
        FileKind::Socket { .. } => "一对相连的套接字之一".into(),
        FileKind::Queue(queue) => format!("消息队列 {}", f.queue(queue)),
        FileKind::Anon(anon) => f.anon(anon).into(),
    }
}

/// What a file is called.
pub(super) fn named(f: &Facts<'_>, inode: InodeId) -> String {
    f.inode(inode).unwrap_or_else(|| "一个文件".into())
}

fn described(f: &Facts<'_>, file: FileId) -> String {
    match f.file(file) {
        Some(kind) => opened(f, kind),
        None => "一个打开文件".into(),
    }
}

fn anon(to: &AnonFile) -> Sentence {
    match to {
        AnonFile::Event { count, .. } => Sentence::new(
            format!("eventfd 的计数器现在是 {count}。"),
            "write 往上加；read 把它取走，为 0 时等待。",
        ),
        AnonFile::Timer { timer, ticks, .. } => Sentence::new(
            match (timer.armed, ticks) {
                (true, _) => "timerfd 的定时器在走。".into(),
                (false, 0) => "timerfd 的定时器停着。".into(),
                (false, ticks) => format!("timerfd 的定时器到期了，有 {ticks} 次可读。"),
            },
            "read 等它到期，并得到到期的次数。",
        ),
        AnonFile::Signal { .. } => Sentence::new(
            "记下 signalfd 所收的信号集。",
            "这些信号像数据一样读出；先阻塞它们，处理函数才不会拿走。",
        ),
        AnonFile::Epoll { items, ready } => Sentence::new(
            format!(
                "epoll 实例监视 {} 个文件，其中 {} 个可能就绪。",
                items.len(),
                ready.len()
            ),
            "唤醒时文件进入可能就绪的列表：epoll_wait 只查看这个列表。",
        ),
    }
}
