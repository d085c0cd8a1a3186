//! What else a step did, in short, in 中文.

use super::places::spot;
use crate::explain::brief::{Brief, Done, Made};
use crate::explain::facts::{Facts, output_text, signal_name, status_parts};

pub fn brief(f: &Facts<'_>, brief: &Brief) -> String {
    match brief {
        Brief::Created { parent, child, how } => {
            let how = match how {
                Made::Fork => "用 fork 创建了",
                Made::Vfork => "用 vfork 创建了暂时使用其内存的",
                Made::Beside => "用 clone 创建了与它共用内存的",
            };
            format!(
                "{} {how}进程 {}（{child}）。",
                f.name(*parent),
                f.name(*child)
            )
        }
        Brief::Copied {
            pid,
            mm,
            va,
            from,
            to,
            file,
        } => {
            let page = if *file {
                "文件的页"
            } else {
                "共享的页"
            };
            let spot = spot(&f.spot(Some(*mm), *va));
            format!(
                "{} 写了{spot}：{page}被复制，页框 {from} → {to}。",
                f.name(*pid)
            )
        }
        Brief::Kept { pid, mm, va, pfn } => {
            let spot = spot(&f.spot(Some(*mm), *va));
            format!(
                "{} 写了{spot}：它独占页框 {pfn}，保留它，不复制。",
                f.name(*pid)
            )
        }
        Brief::Touched { pid, pages, zero } => {
            let name = f.name(*pid);
            if *zero {
                format!("{name} 第一次读了 {pages} 页：大家共享的零。")
            } else {
                format!("{name} 第一次访问了 {pages} 页，得到了内存。")
            }
        }
        Brief::Ended { pid, status } => {
            let (code, signal) = status_parts(*status);
            let name = f.name(*pid);
            signal.map_or_else(
                || format!("{name} 以退出码 {code} 结束。"),
                |signal| format!("{name} 因 {signal} 而结束。"),
            )
        }
        Brief::Killed { pid, signal } => {
            format!("{} 被 {} 杀死。", f.name(*pid), signal_name(*signal))
        }
        Brief::Signalled { pid, from, signal } => {
            let (to, signal) = (f.name(*pid), signal_name(*signal));
            match from.0 {
                0 => format!("内核向 {to} 发送了 {signal}。"),
                _ if from == pid => format!("{to} 向自己发送了 {signal}。"),
                _ => format!("{} 向 {to} 发送了 {signal}。", f.name(*from)),
            }
        }
        Brief::Handled { pid, signal } => format!(
            "{} 被打断：运行 {} 的处理函数。",
            f.name(*pid),
            signal_name(*signal)
        ),
        Brief::Reaped { pid, child } => {
            format!("{} 回收了子进程 {}。", f.name(*pid), f.name(*child))
        }
        Brief::Slept { pid, call } => match call {
            Some(call) => format!("{} 在 {call} 中睡眠。", f.name(*pid)),
            None => format!("{} 进入睡眠。", f.name(*pid)),
        },
        Brief::Switched { to, .. } => format!("CPU 转给了 {}。", f.name(*to)),
        Brief::Printed { pid, bytes } => format!("{} 输出了 {}", f.name(*pid), output_text(bytes)),
        Brief::CameAlong(done) => came_along(done),
    }
}

/// 对折叠起来的 C 库区域做了什么。
fn came_along(done: &Done) -> String {
    let parts = [
        (done.made, "建立", "个区域"),
        (done.copied, "复制", "个页表项"),
        (done.cleared, "清除", "个页表项"),
        (done.gone, "移除", "个区域"),
    ];
    let told = parts.into_iter().filter(|part| part.0 > 0);
    let told: Vec<String> = told
        .map(|(n, did, what)| format!("{did} {n} {what}"))
        .collect();
    format!("对 C 库和 vDSO 也是如此：{}。", told.join("，"))
}
