//! Types as gcc names them in its messages.

use super::types::{Kind, Record, Ty, Types};
use std::sync::Arc;

impl Types {
    /// The type's name as gcc prints it in messages.
    pub fn name(&self, ty: Ty) -> String {
        self.declare(ty, String::new(), 0)
    }

    fn declare(&self, ty: Ty, inner: String, depth: u32) -> String {
        if depth > 20 {
            return format!("... {inner}");
        }
        let quals = format!(
            "{}{}",
            if ty.is_const { "const " } else { "" },
            if ty.is_volatile { "volatile " } else { "" }
        );
        let tagged = |word: &str, tag: &Option<Arc<str>>| match tag {
            Some(tag) => format!("{word} {tag}"),
            None => format!("{word} <anonymous>"),
        };
        let base = match self.kind(ty) {
            Kind::Pointer(to) => {
                let wraps = matches!(
                    self.kind(*to),
                    Kind::Array(..) | Kind::Vla(..) | Kind::Function(_)
                );
                let star = format!("*{}{inner}", quals);
                let star = if wraps {
                    format!("({})", star.trim_end())
                } else {
                    star
                };
                return self.declare(*to, star, depth + 1);
            }
            Kind::Array(of, len) => {
                let len = len.map_or(String::new(), |n| n.to_string());
                return self.declare(
                    of.qualified(ty.is_const, ty.is_volatile),
                    format!("{inner}[{len}]"),
                    depth + 1,
                );
            }
            Kind::Vla(of, _) => return self.declare(*of, format!("{inner}[*]"), depth + 1),
            Kind::Function(f) => {
                let mut params: Vec<String> = f
                    .params
                    .iter()
                    .map(|p| self.declare(*p, String::new(), depth + 1))
                    .collect();
                if f.variadic {
                    params.push("...".into());
                }
                if params.is_empty() && !f.unspecified {
                    params.push("void".into());
                }
                return self.declare(f.ret, format!("{inner}({})", params.join(", ")), depth + 1);
            }
            Kind::Record(n) => match self.records.get(*n as usize) {
                Some(Record {
                    tag: None,
                    named: Some(name),
                    ..
                }) => name.to_string(),
                Some(r) => tagged(if r.union { "union" } else { "struct" }, &r.tag),
                None => "struct".into(),
            },
            Kind::Enum(n) => self
                .enums
                .get(*n as usize)
                .map_or("enum".into(), |e| tagged("enum", &e.tag)),
            _ => NAMES.get(ty.id as usize).copied().unwrap_or("?").into(),
        };
        match inner.is_empty() {
            true => format!("{quals}{base}"),
            false => format!("{quals}{base} {inner}"),
        }
    }
}

/// Names of the basic types, by id.
const NAMES: [&str; 19] = [
    "<error>",
    "void",
    "_Bool",
    "char",
    "signed char",
    "unsigned char",
    "short int",
    "short unsigned int",
    "int",
    "unsigned int",
    "long int",
    "long unsigned int",
    "long long int",
    "long long unsigned int",
    "float",
    "double",
    "long double",
    "__int128",
    "unsigned __int128",
];
