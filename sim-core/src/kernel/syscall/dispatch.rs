//! Which function answers which system call.

use super::creds::{self, Whose};
use super::table as nr;
use super::{Call, files, info, prctl, priority};
use crate::ids::Pid;
use crate::kernel::errno::{ENOSYS, EPERM};
use crate::kernel::exec::execve;
use crate::kernel::file::{
    epoll, eventfd, fcntl, pipe, poll, rw, signalfd, socket, table, timerfd,
};
use crate::kernel::futex;
use crate::kernel::ipc::{mq, msg, sem, shm};
use crate::kernel::mm::{
    advise, brk, map, mincore, mlock, msync, process_vm, protect, remap, unmap,
};
use crate::kernel::process::signal::{calls, kill, timed};
use crate::kernel::process::{exit, fork, group, limit, usage, wait};
use crate::kernel::random;
use crate::kernel::sched::policy;
use crate::kernel::task::SyscallFrame;
use crate::kernel::time::{self, itimer, posix_timer};
use crate::lang::say;
use crate::live::Live;

/// Does what a system call asks, or goes on doing it.
pub(super) fn call(live: &mut Live, pid: Pid, frame: SyscallFrame) -> Call {
    let args = frame.args;
    let [a, b, c, d, e, _] = args;
    match frame.nr {
        // Input and output.
        nr::READ => rw::read(live, pid, &frame),
        nr::WRITE => rw::write(live, pid, &frame),
        nr::READV => rw::readv(live, pid, &frame),
        nr::WRITEV => rw::writev(live, pid, &frame),
        nr::POLL | nr::PPOLL => poll::poll(live, pid, &frame),
        nr::SELECT | nr::PSELECT6 => poll::select::select(live, pid, &frame),
        nr::LSEEK => rw::lseek(live, pid, a, b, c),
        nr::PREAD64 => rw::pread(live, pid, [a, b, c, d]),
        nr::PWRITE64 => rw::pwrite(live, pid, [a, b, c, d]),
        nr::SENDFILE => rw::sendfile(live, pid, &frame),
        nr::CLOSE => table::close(live, pid, a),
        nr::CLOSE_RANGE => table::close_range(live, pid, a, b, c),
        nr::PIPE => pipe::pipe2(live, pid, a, 0),
        nr::PIPE2 => pipe::pipe2(live, pid, a, b),
        nr::DUP => table::dup_from(live, pid, a, 0, false),
        nr::DUP2 => table::dup2(live, pid, a, b),
        nr::DUP3 => table::dup3(live, pid, a, b, c),
        nr::EPOLL_CREATE => epoll::create(live, pid, a),
        nr::EPOLL_CREATE1 => epoll::create1(live, pid, a),
        nr::EPOLL_CTL => epoll::ctl(live, pid, [a, b, c, d]),
        nr::EPOLL_WAIT | nr::EPOLL_PWAIT | nr::EPOLL_PWAIT2 => epoll::wait(live, pid, &frame),
        nr::EVENTFD => eventfd::create(live, pid, a, 0),
        nr::EVENTFD2 => eventfd::create(live, pid, a, b),
        nr::TIMERFD_CREATE => timerfd::create(live, pid, a, b),
        nr::TIMERFD_SETTIME => timerfd::settime(live, pid, [a, b, c, d]),
        nr::TIMERFD_GETTIME => timerfd::gettime(live, pid, a, b),
        nr::SIGNALFD => signalfd::signalfd(live, pid, [a, b, c, 0]),
        nr::SIGNALFD4 => signalfd::signalfd(live, pid, [a, b, c, d]),
        nr::SOCKETPAIR => socket::socketpair(live, pid, [a, b, c, d]),
        nr::SENDTO => socket::sendto(live, pid, &frame),
        nr::RECVFROM => socket::recvfrom(live, pid, &frame),
        nr::GETSOCKOPT => socket::getsockopt(live, pid, [a, b, c, d, e]),
        nr::SHUTDOWN => socket::shutdown(live, pid, a, b),
        nr::FCNTL => fcntl::fcntl(live, pid, a, b, c),
        nr::IOCTL => fcntl::ioctl(live, pid, a, b, c),

        // Processes.
        nr::FORK => fork::fork(live, pid),
        nr::VFORK => fork::vfork(live, pid),
        nr::CLONE => fork::clone(live, pid, a),
        nr::EXECVE => execve::execve(live, pid, a, b, c),
        nr::EXECVEAT => execve::execveat(live, pid, [a, b, c, d, e]),
        nr::EXIT | nr::EXIT_GROUP => Call::Exit(exit::exit_status(a)),
        nr::WAIT4 => wait::wait4(live, pid, &frame),
        nr::WAITID => wait::waitid(live, pid, &frame),
        nr::GETPID => own(live, pid, |t| t.tgid),
        nr::GETTID => own(live, pid, |t| t.pid),
        nr::GETPPID => own(live, pid, |t| t.ppid),
        nr::GETPGRP => own(live, pid, |t| t.pgrp),
        nr::GETPGID => group::getpgid(live, pid, a),
        nr::GETSID => group::getsid(live, pid, a),
        nr::SETPGID => group::setpgid(live, pid, a, b),
        nr::SETSID => group::setsid(live, pid),
        nr::GETUID => creds::get(live, pid, |cred| cred.user.real),
        nr::GETEUID => creds::get(live, pid, |cred| cred.user.effective),
        nr::GETGID => creds::get(live, pid, |cred| cred.group.real),
        nr::GETEGID => creds::get(live, pid, |cred| cred.group.effective),
        nr::GETRESUID => creds::get_all(live, pid, Whose::User, [a, b, c]),
        nr::GETRESGID => creds::get_all(live, pid, Whose::Group, [a, b, c]),
        nr::GETGROUPS => creds::groups(live, pid, a, b),
        nr::SETUID => creds::set(live, pid, Whose::User, a),
        nr::SETGID => creds::set(live, pid, Whose::Group, a),
        nr::SETREUID => creds::set_two(live, pid, Whose::User, a, b),
        nr::SETREGID => creds::set_two(live, pid, Whose::Group, a, b),
        nr::SETRESUID => creds::set_three(live, pid, Whose::User, [a, b, c]),
        nr::SETRESGID => creds::set_three(live, pid, Whose::Group, [a, b, c]),
        nr::SETGROUPS => creds::set_groups(live, pid, a, b),
        nr::SETHOSTNAME | nr::SETDOMAINNAME => Call::err(EPERM),
        nr::GETRUSAGE => usage::getrusage(live, pid, a, b),
        nr::TIMES => usage::times(live, pid, a),
        nr::GETRLIMIT => limit::prlimit(live, pid, 0, a, 0, b),
        nr::SETRLIMIT => limit::prlimit(live, pid, 0, a, b, 0),
        nr::PRLIMIT64 => limit::prlimit(live, pid, a, b, c, d),
        nr::PERSONALITY => info::personality(a),
        nr::VHANGUP => info::vhangup(live, pid),
        nr::PRCTL => prctl::prctl(live, pid, a, [b, c, d, e]),

        // Signals.
        nr::KILL => kill::kill(live, pid, a, b),
        nr::TKILL => kill::tgkill(live, pid, None, a, b),
        nr::TGKILL => kill::tgkill(live, pid, Some(a), b, c),
        nr::RT_SIGQUEUEINFO => kill::sigqueueinfo(live, pid, a, b, c),
        nr::RT_SIGACTION => calls::sigaction(live, pid, args),
        nr::RT_SIGPROCMASK => calls::sigprocmask(live, pid, args),
        nr::RT_SIGPENDING => calls::sigpending(live, pid, a, b),
        nr::RT_SIGSUSPEND => timed::sigsuspend(live, pid, a, b),
        nr::RT_SIGTIMEDWAIT => timed::sigtimedwait(live, pid, &frame),
        // The caller's stack pointer comes from its registers: see the machine.
        nr::SIGALTSTACK => calls::sigaltstack(live, pid, a, b, c),
        nr::PAUSE => timed::pause(pid),
        nr::ALARM => itimer::alarm(live, pid, a),
        nr::GETITIMER => itimer::getitimer(live, pid, a, b),
        nr::TIMER_CREATE => posix_timer::create(live, pid, a, b, c),
        nr::TIMER_SETTIME => posix_timer::settime(live, pid, [a, b, c, d]),
        nr::TIMER_GETTIME => posix_timer::gettime(live, pid, a, b),
        nr::TIMER_GETOVERRUN => posix_timer::getoverrun(live, pid, a),
        nr::TIMER_DELETE => posix_timer::delete(live, pid, a),
        nr::SETITIMER => itimer::setitimer(live, pid, a, b, c),

        // Time and the CPU.
        nr::NANOSLEEP => time::nanosleep(live, pid, &frame, a),
        nr::CLOCK_NANOSLEEP => time::clock_nanosleep(live, pid, &frame),
        nr::CLOCK_GETTIME => time::clock_gettime(live, pid, a, b),
        nr::CLOCK_SETTIME => time::clock_settime(live, pid, a, b),
        nr::CLOCK_GETRES => time::clock_getres(live, pid, a, b),
        nr::GETTIMEOFDAY => time::gettimeofday(live, pid, a, b),
        nr::TIME => time::time(live, pid, a),
        nr::SCHED_YIELD => Call::Yield,
        nr::SCHED_GETAFFINITY => policy::getaffinity(live, pid, a, b, c),
        nr::SCHED_SETAFFINITY => policy::setaffinity(live, pid, a, b, c),
        nr::SCHED_SETSCHEDULER => policy::setscheduler(live, pid, a, b, c),
        nr::SCHED_GETSCHEDULER => policy::getscheduler(live, pid, a),
        nr::SCHED_SETPARAM => policy::setparam(live, pid, a, b),
        nr::SCHED_GETPARAM => policy::getparam(live, pid, a, b),
        nr::SCHED_GET_PRIORITY_MAX => policy::priority_bound(a, 99),
        nr::SCHED_GET_PRIORITY_MIN => policy::priority_bound(a, 1),
        nr::SCHED_RR_GET_INTERVAL => policy::rr_get_interval(live, pid, a, b),
        nr::GETCPU => info::getcpu(live, pid, a, b),
        nr::GETPRIORITY => priority::getpriority(live, pid, a, b),
        nr::SETPRIORITY => priority::setpriority(live, pid, a, b, c),

        // The machine.
        nr::UNAME => info::uname(live, pid, a),
        nr::SYSINFO => info::sysinfo(live, pid, a),

        // Memory.
        nr::MMAP => Call::Return(map::sys_mmap(live, pid, args)),
        nr::MUNMAP => Call::Return(unmap::sys_munmap(live, pid, a, b)),
        nr::BRK => Call::Return(brk::sys_brk(live, pid, a)),
        nr::MPROTECT => Call::Return(protect::sys_mprotect(live, pid, a, b, c)),
        nr::MADVISE => Call::Return(advise::sys_madvise(live, pid, a, b, c)),
        nr::MREMAP => Call::Return(remap::sys_mremap(live, pid, [a, b, c, d, e])),
        nr::MINCORE => Call::Return(mincore::sys_mincore(live, pid, a, b, c)),
        nr::MSYNC => Call::Return(msync::sys_msync(live, pid, a, b, c)),
        nr::MLOCK => Call::Return(mlock::sys_mlock(live, pid, a, b)),
        nr::MUNLOCK => Call::Return(mlock::sys_munlock(live, pid, a, b)),
        nr::MLOCK2 => Call::Return(mlock::sys_mlock2(live, pid, a, b, c)),
        nr::MLOCKALL => Call::Return(mlock::sys_mlockall(live, pid, a)),
        nr::MUNLOCKALL => Call::Return(mlock::sys_munlockall(live, pid)),

        nr::PROCESS_VM_READV => process_vm::process_vm(live, pid, process_vm::Way::Read, args),
        nr::PROCESS_VM_WRITEV => process_vm::process_vm(live, pid, process_vm::Way::Write, args),
        nr::GETRANDOM => random::getrandom(live, pid, a, b, c),

        nr::FUTEX => futex::futex(live, pid, &frame),

        // System V semaphores, messages and shared memory.
        nr::SEMGET => sem::semget(live, pid, a, b, c),
        nr::SEMOP | nr::SEMTIMEDOP => sem::semop(live, pid, &frame),
        nr::SEMCTL => sem::ctl::semctl(live, pid, [a, b, c, d]),
        nr::MSGGET => msg::msgget(live, pid, a, b),
        nr::MSGSND => msg::msgsnd(live, pid, &frame),
        nr::MSGRCV => msg::msgrcv(live, pid, &frame),
        nr::MSGCTL => msg::ctl::msgctl(live, pid, a, b, c),
        nr::MQ_OPEN => mq::open(live, pid, [a, b, c, d]),
        nr::MQ_UNLINK => mq::unlink(live, pid, a),
        nr::MQ_TIMEDSEND => mq::send(live, pid, &frame),
        nr::MQ_TIMEDRECEIVE => mq::receive(live, pid, &frame),
        nr::MQ_NOTIFY => mq::notify(live, pid, a, b),
        nr::MQ_GETSETATTR => mq::attr(live, pid, [a, b, c]),
        nr::SHMGET => shm::shmget(live, pid, a, b, c),
        nr::SHMAT => shm::shmat(live, pid, a, b, c),
        nr::SHMDT => shm::shmdt(live, pid, a),
        nr::SHMCTL => shm::shmctl(live, pid, a, b, c),

        number => files::call(live, pid, &frame).unwrap_or_else(|| match nr::name(number) {
            Some(name) if !nr::is_gone(number) => {
                Call::Unsupported(say!("the system call {name}", name))
            }
            _ => Call::err(ENOSYS),
        }),
    }
}

/// A number of the task's own.
fn own(live: &Live, pid: Pid, number: impl Fn(&crate::kernel::task::Task) -> Pid) -> Call {
    Call::Return(live.state().task(pid).map_or(0, |t| i64::from(number(t).0)))
}
