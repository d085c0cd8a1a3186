//! The disassembler: a program as text, for tests and for debugging.

use crate::program::{Op, Place, Program};
use std::fmt::Write as _;

impl Program {
    /// The user's functions, one op a line, with their variables.
    pub fn dump(&self) -> String {
        self.dump_where(|library| !library)
    }

    /// Every function, the library's too.
    pub fn dump_all(&self) -> String {
        self.dump_where(|_| true)
    }

    fn dump_where(&self, wanted: impl Fn(bool) -> bool) -> String {
        let mut out = String::new();
        for f in self.functions.iter().filter(|f| wanted(f.library)) {
            let _ = writeln!(
                out,
                "{}: frame {}, {} parameters",
                f.name, f.frame_size, f.params
            );
            for v in &f.variables {
                let place = match v.place {
                    Place::Frame(offset) => format!("fp{offset:+}"),
                    Place::Fixed(at) => at.to_string(),
                };
                let _ = writeln!(
                    out,
                    "    ; {} at {place}, {} bytes, ops {}..{}",
                    v.name, v.size, v.scope.start, v.scope.end
                );
            }
            for n in f.code.clone() {
                let Some(op) = self.code.get(n as usize) else {
                    break;
                };
                let _ = writeln!(out, "{n:6}  {}", self.show_op(*op));
            }
        }
        for g in &self.globals {
            if let Place::Fixed(at) = g.place {
                let _ = writeln!(out, "{}: {at}, {} bytes", g.name, g.size);
            }
        }
        out
    }

    /// One op as text.
    pub fn show_op(&self, op: Op) -> String {
        let constant = |n: u32| {
            self.consts
                .get(n as usize)
                .map_or("?".into(), |v| format!("{v:#x}"))
        };
        match op {
            Op::Const(n) => format!("Const {}", constant(n)),
            Op::LoadGlobal(w, n) => format!("LoadGlobal {w:?} {}", constant(n)),
            Op::StoreGlobal(w, n) => format!("StoreGlobal {w:?} {}", constant(n)),
            Op::LocalAddr(o) => format!("LocalAddr fp{o:+}"),
            Op::LoadLocal(w, o) => format!("LoadLocal {w:?} fp{o:+}"),
            Op::StoreLocal(w, o) => format!("StoreLocal {w:?} fp{o:+}"),
            Op::Jump(pc) => format!("Jump {}", pc.0),
            Op::JumpIfZero(pc) => format!("JumpIfZero {}", pc.0),
            Op::JumpIfNonZero(pc) => format!("JumpIfNonZero {}", pc.0),
            Op::Call { func, argc } => {
                let name = self.functions.get(func.0 as usize).map_or("?", |f| &f.name);
                format!("Call {name} ({argc})")
            }
            Op::CallPlt { entry, argc } => {
                let func = self.plt.get(entry as usize).map(|plt| plt.func.0 as usize);
                let function = func.and_then(|func| self.functions.get(func));
                let name = function.map_or("?", |f| &f.name);
                format!("Call {name} ({argc})")
            }
            Op::Line(n) => self
                .lines
                .get(n as usize)
                .map_or("Line ?".into(), |l| format!("Line {}:{}", l.line, l.column)),
            Op::Switch(n) => {
                let Some(table) = self.switches.get(n as usize) else {
                    return "Switch ?".into();
                };
                let cases: Vec<String> = table
                    .cases
                    .iter()
                    .map(|(v, pc)| format!("{}→{}", *v as i64, pc.0))
                    .collect();
                format!("Switch {} else {}", cases.join(" "), table.default.0)
            }
            Op::Unsupported(n) => {
                let text = self.messages.get(n as usize);
                let text = text.map_or_else(|| "?".into(), |m| m.1.to_string());
                format!("Unsupported {text}")
            }
            other => format!("{other:?}"),
        }
    }
}
