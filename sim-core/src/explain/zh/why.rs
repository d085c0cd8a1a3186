//! The words of reasons, in 中文.

use crate::explain::why::Why;

/// A reason in words.
pub(super) fn words(why: Why) -> String {
    let fixed = match why {
        Why::Nothing => "",
        Why::ProcessEnds => "进程结束，它的所有映射随之消失。",
        Why::ExecReplaces => "execve 给进程换上新的内存，旧的随之消失。",
        Why::Munmap => "munmap 归还这些地址。",
        Why::MmapReplaces => "mmap 在这些地址上放了别的东西（MAP_FIXED）。",
        Why::MremapMoves => "mremap 移动或缩短了映射。",
        Why::BrkShrinks => "brk：堆的末端前移了。",
        Why::MadviseDrops => "madvise 取出这一页；区域还在。",
        Why::ShmDetaches => "shmdt 分离了这个共享内存段。",
        Why::ShmReplaces => "shmat 把共享内存段放在这些地址上（SHM_REMAP）。",
        Why::FileShrinks => "文件变短了：末尾之后的页不再映射。",
        Why::FileHole => "fallocate 从文件中取出一些页。",
        Why::LeadsElsewhere => "页表项现在指向另一个页框。",
        Why::StackGrows => "栈向下增长到被访问的地址。",
        Why::BrkMoves => "brk 移动堆的末端。",
        Why::JoinsNeighbour => "新映射与相邻区域的权限和来源都相同：合用一个区域就够了。",
        Why::MremapGrows => "mremap 延长了映射，或者把它放到了同类区域的旁边。",
        Why::ExecLaysOut => "execve 布置新程序的内存。",
        Why::CutByMunmap => "munmap 只去掉其中一部分。",
        Why::CutByMprotect => "只有一部分换了权限。",
        Why::CutByMmap => "mmap 在其中一部分的地址上放了别的东西（MAP_FIXED）。",
        Why::CutByMlock => "只锁定（或解锁）其中一部分。",
        Why::CutByBrk => "堆的末端前移：后面的部分消失。",
        Why::CutByMadvise => "madvise 只针对其中一部分。",
        Why::CutByMremap => "mremap 只针对其中一部分。",
        Why::Cut => "接下来的操作只针对其中一部分。",
        Why::LikeParents => "子进程得到与父进程一样的区域。",
        Why::Promise => "区域是一个承诺：这些地址可以使用。第一次访问时才有页框。",
        Why::ForkShares => "从此两个进程将共享这一页：必须察觉到谁先写它。",
        Why::MprotectForbids => "mprotect 收回了写权限。",
        Why::WrittenBack => {
            "这一页写回文件，随后就是干净的：必须察觉到下一次写，好再把它记为脏页。"
        }
        Why::WriteNoticed => "必须察觉到下一次写。",
        Why::MprotectAllows => "mprotect 现在允许写。",
        Why::WritesShared => "映射是共享的：写入本来就是给所有映射它的进程看的，所以不用复制。",
        Why::NobodyElse => "没有别人使用这一页，所以不用复制。",
        Why::FileTouch {
            shmem,
            cached,
            copies,
        } => return file_touch(shmem, cached, copies),
        Why::FromDevice => "这一页从设备进入页缓存：从此读它就是读内存。",
        Why::IntoCache => "写文件到页缓存为止：之后的读能看到这些字节，设备稍后才得到它们。",
        Why::ZerosBehindEnd => "文件末尾之后，以及新加长的部分，都是零。",
        Why::SameMemory => {
            "上下文切换：寄存器和栈现在是另一个进程的。页表不变：两者用同一个地址空间。"
        }
        Why::OutOfMemory => "没有空闲的页框：内核结束了要页框的进程。",
        Why::CannotBeHandled => "SIGKILL 不能被处理、忽略或阻塞。",
        Why::Sent => "这个信号是发给它的。它没有相应的处理函数，默认动作是结束进程。",
        Why::ImpossibleAddress => "它用了这种 CPU 上不可能存在的地址（非规范地址）。",
        Why::TouchedGuard(at) => return format!("它访问了 {at}，那里是保护页。"),
        Why::TouchedNothing(at) => return format!("它访问了 {at}，那里没有映射任何东西。"),
        Why::TouchedForbidden(at) => return format!("它以所在区域不允许的方式访问了 {at}。"),
        Why::TouchedBeyondFile(at) => {
            return format!("它访问了 {at}，这一页在所映射文件的末尾之后。");
        }
        Why::Divided(at) => {
            return format!("{at} 处的指令除以零（或者商太大）：CPU 无法执行它。");
        }
        Why::UnknownInstruction(at) => return format!("CPU 不认识 {at} 处的指令。"),
        Why::BadInstruction(at) => return format!("{at} 处的指令无法执行。"),
        Why::MappingBegins => "它是映射的起始地址。第一次访问时才有页框。",
        Why::MappingMoved => "它是映射现在的起始地址。",
        Why::SegmentBegins => "它是共享内存段的起始地址。",
        Why::HeapEnds => "它是堆现在的末端。",
        Why::NewProgram => "它返回到新程序，而不是调用它的程序：后者已经没有了。",
        Why::NothingToRead => {
            "0 表示：没有更多可读的了。文件已到末尾；管道则是空的，而且不会再有人写。"
        }
        Why::BytesRead => "它是读到的字节数。",
        Why::BytesTaken => "它是被接收的字节数。",
        Why::Descriptor => "它是文件描述符的编号。",
        Why::NoChildYet => "0 表示：有子进程，但都没有改变状态（WNOHANG）。",
        Why::ChildNumber => "它是所报告的子进程的进程号。",
        Why::Position => "它是文件现在的读写位置。",
        Why::Worked => "0 表示成功。",
    };
    fixed.into()
}

fn file_touch(shmem: bool, cached: bool, copies: bool) -> String {
    let there = match (shmem, cached) {
        (true, true) => {
            "共享内存的这一页已有页框（内核把共享内存当作自己的文件来管理，即 tmpfs），但这个进程还没有它的页表项。"
        }
        (true, false) => {
            "还没有人访问过共享内存的这一页：它背后没有页框。内核把共享内存当作自己的文件来管理（tmpfs）。"
        }
        (false, true) => "这一页属于一个文件，页缓存里有它；这个进程还没有它的页表项。",
        (false, false) => "这一页属于一个文件，但还没有页框存放它：它不在页缓存里。",
    };
    match copies {
        true => format!("{there}映射是私有的：写入到进程自己的副本上。"),
        false => there.into(),
    }
}
