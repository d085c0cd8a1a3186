//! How a run ended, and what can be done about it, in words.

use super::facts::signal_name;
use super::{Lang, Sentence};
use crate::ids::Pid;
use crate::machine::end::{End, Exhausted};

/// Processes of those that wait for the same that are named.
const MOST_NAMED: usize = 3;

/// Says how a run ended. `name` gives the name of a process.
pub fn ending(end: &End, lang: Lang, name: &dyn Fn(Pid) -> String) -> Sentence {
    match (end, lang) {
        (End::Exited { status, signal }, Lang::En) => Sentence::new(
            format!("The program ends with exit status {status}."),
            killed_en(*signal),
        ),
        (End::Exited { status, signal }, Lang::Zh) => Sentence::new(
            format!("程序以退出状态 {status} 结束。"),
            killed_zh(*signal),
        ),
        (End::Deadlock { blocked }, Lang::En) => Sentence::new(
            format!(
                "The run ends because everybody waits: {}.",
                waiting(blocked, ", ", name, &|named, more| match more {
                    0 => format!("each of {}", named.join(", ")),
                    1 => format!("each of {} and 1 other", named.join(", ")),
                    _ => format!("each of {} and {more} others", named.join(", ")),
                })
            ),
            "Nothing is left that could ever wake one of them.",
        ),
        (End::Deadlock { blocked }, Lang::Zh) => Sentence::new(
            format!(
                "运行结束，因为大家都在等待：{}。",
                waiting(blocked, "，", name, &|named, more| match more {
                    0 => named.join("、"),
                    _ => format!("{} 等 {} 个进程", named.join("、"), named.len() + more),
                })
            ),
            "再没有什么能唤醒其中任何一个。",
        ),
        (
            End::Budget {
                what,
                limit,
                at,
                alive,
            },
            Lang::En,
        ) => Sentence::new(
            format!(
                "The run was ended {}: {}.",
                used_en(*what, *limit),
                whereabouts_en(at, *alive, name)
            ),
            advice_en(*what),
        ),
        (
            End::Budget {
                what,
                limit,
                at,
                alive,
            },
            Lang::Zh,
        ) => Sentence::new(
            format!(
                "运行被终止（{}）：{}。",
                used_zh(*what, *limit),
                whereabouts_zh(at, *alive, name)
            ),
            advice_zh(*what),
        ),
        (End::Unsupported { line, message }, Lang::En) => Sentence::new(
            format!("The run ends at line {line}: {message} is not modelled."),
            "What the model has, and what it leaves out, is listed under “What this leaves out”.",
        ),
        (End::Unsupported { line, message }, Lang::Zh) => Sentence::new(
            format!("运行停在第 {line} 行：模型没有 {message}。"),
            "模型包含什么、省略什么，见“省略了什么”。",
        ),
    }
}

fn killed_en(signal: u8) -> String {
    match signal {
        0 => String::new(),
        _ => format!(
            "{} killed it; a shell shows that as 128 + {signal}.",
            signal_name(signal)
        ),
    }
}

fn killed_zh(signal: u8) -> String {
    match signal {
        0 => String::new(),
        _ => format!(
            "它被 {} 杀死；shell 把这显示为 128 + {signal}。",
            signal_name(signal)
        ),
    }
}

/// Who waits for what; those that wait for the same are told together. `together` names some of
/// them, and says how many more there are.
fn waiting(
    blocked: &[(Pid, String)],
    comma: &str,
    name: &dyn Fn(Pid) -> String,
    together: &dyn Fn(&[String], usize) -> String,
) -> String {
    let mut groups: Vec<(&str, Vec<Pid>)> = Vec::new();
    for (pid, why) in blocked {
        match groups.iter_mut().find(|(known, _)| known == why) {
            Some((_, pids)) => pids.push(*pid),
            None => groups.push((why, vec![*pid])),
        }
    }
    let told = groups.into_iter().map(|(why, pids)| {
        let named: Vec<String> = pids.iter().take(MOST_NAMED).map(|&pid| name(pid)).collect();
        match &named[..] {
            [one] => format!("{one} {why}"),
            _ => format!("{} {why}", together(&named, pids.len() - named.len())),
        }
    });
    told.collect::<Vec<_>>().join(comma)
}

fn used_en(what: Exhausted, limit: u64) -> String {
    let number = grouped(limit);
    match what {
        Exhausted::Instructions => format!("after {number} instructions"),
        Exhausted::Events => format!("after {number} events"),
        Exhausted::Calls => format!("after {number} system calls"),
        Exhausted::Frames => format!("with {number} page frames in use ({} MiB)", limit / 256),
        Exhausted::Output => format!("after {number} bytes of output"),
    }
}

fn used_zh(what: Exhausted, limit: u64) -> String {
    let number = grouped(limit);
    match what {
        Exhausted::Instructions => format!("已执行 {number} 条指令"),
        Exhausted::Events => format!("已有 {number} 个事件"),
        Exhausted::Calls => format!("已有 {number} 次系统调用"),
        Exhausted::Frames => format!("已用 {number} 个页框，{} MiB", limit / 256),
        Exhausted::Output => format!("已输出 {number} 字节"),
    }
}

fn whereabouts_en(at: &[(Pid, Option<u32>)], alive: u32, name: &dyn Fn(Pid) -> String) -> String {
    let mut each: Vec<String> = at
        .iter()
        .map(|(pid, line)| match line {
            Some(line) => format!("{} was at line {line}", name(*pid)),
            None => format!("{} had not begun", name(*pid)),
        })
        .collect();
    let more = (alive as usize).saturating_sub(at.len());
    if more > 0 {
        each.push(format!("{} more were alive", grouped(more as u64)));
    }
    each.join(", ")
}

fn whereabouts_zh(at: &[(Pid, Option<u32>)], alive: u32, name: &dyn Fn(Pid) -> String) -> String {
    let mut each: Vec<String> = at
        .iter()
        .map(|(pid, line)| match line {
            Some(line) => format!("{} 在第 {line} 行", name(*pid)),
            None => format!("{} 还没有开始", name(*pid)),
        })
        .collect();
    let more = (alive as usize).saturating_sub(at.len());
    if more > 0 {
        each.push(format!("另有 {} 个进程", grouped(more as u64)));
    }
    each.join("，")
}

fn advice_en(what: Exhausted) -> &'static str {
    match what {
        Exhausted::Instructions | Exhausted::Events | Exhausted::Calls => {
            "Whatever runs longer is ended, so that a program that never ends is, too. Is there a loop \
             (or a fork) that never stops? If not, fewer rounds show the same."
        }
        Exhausted::Frames => {
            "Here a run may touch no more memory than that. Is there a loop that allocates and never \
             stops? If not, smaller arrays show the same."
        }
        Exhausted::Output => {
            "Whatever prints more is ended. Is there a loop that prints and never stops?"
        }
    }
}

fn advice_zh(what: Exhausted) -> &'static str {
    match what {
        Exhausted::Instructions | Exhausted::Events | Exhausted::Calls => {
            "超过这个长度的运行都会被终止，这样永不结束的程序也会结束。是否有停不下来的循环（或 fork）？\
             如果没有，减少循环次数也能说明同样的问题。"
        }
        Exhausted::Frames => {
            "这里一次运行最多只能使用这么多内存。是否有不停分配内存的循环？如果没有，换小一些的数组也一样。"
        }
        Exhausted::Output => "输出更多的运行都会被终止。是否有不停打印的循环？",
    }
}

/// A number with its digits in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_for_the_same_is_told_together() {
        let pause = || "waits in pause for a signal".to_string();
        let mut blocked: Vec<(Pid, String)> = (1..=5).map(|n| (Pid(n), pause())).collect();
        blocked.insert(1, (Pid(9), "waits in wait4".into()));
        let end = End::Deadlock { blocked };
        let said = |lang| ending(&end, lang, &|pid| format!("P{}", pid.0)).what;
        assert_eq!(
            said(Lang::En),
            "The run ends because everybody waits: each of P1, P2, P3 and 2 others waits in pause for a \
             signal, P9 waits in wait4."
        );
        assert!(said(Lang::Zh).contains("P1、P2、P3 等 5 个进程 waits in pause"));
    }
}
