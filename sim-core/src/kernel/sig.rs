//! Signal numbers and default actions: signal(7), include/linux/signal.h.

macro_rules! signals {
    ($($name:ident $number:literal $action:ident,)*) => {
        $(#[doc = concat!("Signal ", $number, ".")] pub const $name: u8 = $number;)*

        /// The name of a signal, e.g. `SIGSEGV` for 11; real-time signals have none here.
        pub fn name(signal: u8) -> Option<&'static str> {
            match signal {
                $($number => Some(stringify!($name)),)*
                _ => None,
            }
        }

        /// What a signal does to a task that has said nothing about it.
        pub fn default_action(signal: u8) -> Action {
            match signal {
                $($number => Action::$action,)*
                _ => Action::Terminate,
            }
        }
    };
}

/// What a signal does by default.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// Ends the process.
    Terminate,
    /// Ends the process and would write a core file; RLIMIT_CORE is 0, so none is written.
    Core,
    /// Nothing.
    Ignore,
    /// Stops the process.
    Stop,
    /// Lets a stopped process go on; otherwise nothing.
    Continue,
}

/// The largest signal number (`_NSIG`).
pub const MAX_SIGNAL: u64 = 64;

/// The first real-time signal: several of one number can be pending.
pub const FIRST_REAL_TIME: u8 = 32;

/// The bit of a signal (1 to 64) in a `sigset_t` of the kernel.
pub fn bit(signal: u8) -> u64 {
    1u64.checked_shl(u32::from(signal).wrapping_sub(1))
        .unwrap_or(0)
}

/// Signals that an instruction causes: they are taken before all others (`SYNCHRONOUS_MASK`).
pub const SYNCHRONOUS: u64 = 1 << (SIGSEGV - 1)
    | 1 << (SIGBUS - 1)
    | 1 << (SIGILL - 1)
    | 1 << (SIGTRAP - 1)
    | 1 << (SIGFPE - 1)
    | 1 << (SIGSYS - 1);

/// Signals that stop by default.
pub const STOPPING: u64 =
    1 << (SIGSTOP - 1) | 1 << (SIGTSTP - 1) | 1 << (SIGTTIN - 1) | 1 << (SIGTTOU - 1);

/// Signals that can be neither caught, blocked nor ignored.
pub const KERNEL_ONLY: u64 = 1 << (SIGKILL - 1) | 1 << (SIGSTOP - 1);

signals! {
    SIGHUP 1 Terminate,
    SIGINT 2 Terminate,
    SIGQUIT 3 Core,
    SIGILL 4 Core,
    SIGTRAP 5 Core,
    SIGABRT 6 Core,
    SIGBUS 7 Core,
    SIGFPE 8 Core,
    SIGKILL 9 Terminate,
    SIGUSR1 10 Terminate,
    SIGSEGV 11 Core,
    SIGUSR2 12 Terminate,
    SIGPIPE 13 Terminate,
    SIGALRM 14 Terminate,
    SIGTERM 15 Terminate,
    SIGSTKFLT 16 Terminate,
    SIGCHLD 17 Ignore,
    SIGCONT 18 Continue,
    SIGSTOP 19 Stop,
    SIGTSTP 20 Stop,
    SIGTTIN 21 Stop,
    SIGTTOU 22 Stop,
    SIGURG 23 Ignore,
    SIGXCPU 24 Core,
    SIGXFSZ 25 Core,
    SIGVTALRM 26 Terminate,
    SIGPROF 27 Terminate,
    SIGWINCH 28 Ignore,
    SIGIO 29 Terminate,
    SIGPWR 30 Terminate,
    SIGSYS 31 Core,
}
