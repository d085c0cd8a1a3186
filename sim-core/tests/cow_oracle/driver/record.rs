//! The record of a step, as the real driver prints it.

use super::{Driver, Report};
use crate::observe;
use serde_json::{Map, Value};
use sim_core::kernel::mm::trap::{self, Trap};
use sim_core::kernel::{errno, sig};

impl Driver {
    pub(super) fn record(
        &mut self,
        process: &str,
        op: &str,
        words: &[&str],
        me: usize,
        report: Report,
    ) -> Value {
        let mut record = Map::new();
        let mut put = |key: &str, value: Value| drop(record.insert(key.to_owned(), value));
        put("step", self.step.into());
        put("op", format!("{process} {op}").into());
        if self.slots[me].dead {
            put("state", self.state_of(me).into());
        } else {
            if let Some(trap) = report.trap {
                put(
                    "signal",
                    if trap.signal == sig::SIGSEGV {
                        "SEGV"
                    } else {
                        "BUS"
                    }
                    .into(),
                );
                put("code", code_name(trap).into());
            }
            if report.ret < 0 {
                put("errno", errno::name(-report.ret).unwrap_or("?").into());
            }
            if let Some(val) = report.val {
                let key = match words[0] {
                    "wait" if val >= 1000 => "killed",
                    "wait" => "exit",
                    _ => "val",
                };
                put(
                    key,
                    if words[0] == "wait" { val % 1000 } else { val }.into(),
                );
            }
            let access = words[0].starts_with(['r', 'w']) && words[0] != "wait";
            if access || words[0] == "adv" || words[0] == "mlock" {
                put("minflt", report.minflt.into());
                if access && report.majflt > 0 {
                    put("majflt", report.majflt.into());
                }
            }
        }
        if let Some((parent, _)) = self.vfork {
            put("vfork_parent_state", self.state_of(parent).into());
        }
        record.extend(observe::table(
            &self.machine,
            &self.slots,
            &self.regions,
            &mut self.labels,
        ));
        Value::Object(record)
    }
}

fn code_name(trap: Trap) -> &'static str {
    match (trap.signal, trap.code) {
        (sig::SIGBUS, trap::BUS_ADRERR) => "ADRERR",
        (sig::SIGSEGV, trap::SEGV_MAPERR) => "MAPERR",
        (sig::SIGSEGV, trap::SEGV_ACCERR) => "ACCERR",
        (sig::SIGSEGV, trap::SI_KERNEL) => "SI_KERNEL",
        _ => "?",
    }
}
