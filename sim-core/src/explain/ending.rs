//! How a run ended, in words.

pub use super::waiting::Name;
use super::{Lang, Sentence, en, zh};
use crate::kernel::sched::Blocked;
use crate::machine::end::End;

/// Says how a run ended.
pub fn ending(end: &End, lang: Lang, name: Name<'_>) -> Sentence {
    match lang {
        Lang::En => en::ending(end, name),
        Lang::Zh => zh::ending(end, name),
    }
}

/// Says who waits for what when a run stands still, a clause for each thing that is waited for.
pub fn waiting(blocked: &[Blocked], lang: Lang, name: Name<'_>) -> Vec<String> {
    match lang {
        Lang::En => en::waiting(blocked, name),
        Lang::Zh => zh::waiting(blocked, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Pid;
    use crate::kernel::sched::{Awaited, Wait};

    #[test]
    fn who_waits_for_the_same_is_told_together() {
        let pause = Wait::Call {
            call: "pause",
            awaited: Awaited::Signal,
        };
        let stopped = Wait::Stopped(Some(19));
        let blocked = |pid, wait: &Wait| Blocked {
            pid: Pid(pid),
            wait: wait.clone(),
        };
        let mut all: Vec<Blocked> = (1..=5).map(|n| blocked(n, &pause)).collect();
        all.insert(1, blocked(9, &stopped));
        let end = End::Deadlock { blocked: all };
        let said = |lang| ending(&end, lang, &|pid| format!("P{}", pid.0)).what;
        assert_eq!(
            said(Lang::En),
            "The run ends because everybody waits: each of P1, P2, P3 and 2 others waits in pause for a \
             signal, P9 is stopped by SIGSTOP."
        );
        assert_eq!(
            said(Lang::Zh),
            "运行结束，因为大家都在等待：P1、P2、P3 等 5 个进程在 pause 中等待信号，P9 被 SIGSTOP 停住。"
        );
    }
}
