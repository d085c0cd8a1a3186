//! The linker: objects to a program with addresses, as ld and ld.so leave them
//! in memory (with address space randomisation off, as gdb shows them).

mod debug;
mod names;
mod plt;
mod script;

use super::diag::{Diagnostic, Severity, SourceMap, Span};
use super::layout::{self, ImageLayout};
use super::object::{Const, Def, Object, Section};
use crate::ids::{FuncId, Pc, VirtAddr};
use crate::lang::say;
use crate::libc::{self, glibc};
use crate::program::{Function, LineEntry, Op, Place, PltEntry, Program, Variable};
use debug::move_type;
pub use names::is_replaceable;
use names::{Names, missing};
use plt::Plt;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where a program is entered.
pub const ENTRY: &str = "_start";
/// What a signal handler returns to.
pub const SIGRETURN: &str = "__restore_rt";

/// What a name stands for in the linked program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Target {
    Func(u32),
    Data(VirtAddr),
}

/// Links. The first object is the user's program, the others are the library's.
pub fn link(map: &SourceMap, objects: &[Arc<Object>]) -> (Program, Vec<Diagnostic>) {
    let objects = &layout::by_home(objects);
    let mut linker = Linker {
        map,
        objects,
        names: Names::new(objects),
        program: Program::default(),
        consts: BTreeMap::new(),
        plt: objects
            .first()
            .map(|user| Plt::new(user))
            .unwrap_or_default(),
        plt_entries: BTreeMap::new(),
        func_base: Vec::new(),
        code_base: Vec::new(),
        data_at: Vec::new(),
        files: BTreeMap::new(),
        diagnostics: Vec::new(),
    };
    linker.place();
    linker.check();
    if linker.diagnostics.is_empty() {
        for n in 0..objects.len() {
            linker.object(n);
        }
        linker.finish();
    }
    (linker.program, linker.diagnostics)
}

struct Linker<'a> {
    map: &'a SourceMap,
    objects: &'a [Arc<Object>],
    names: Names<'a>,
    program: Program,
    consts: BTreeMap<u64, u32>,
    plt: Plt,
    /// The number of each entry that was made, by its word and its function.
    plt_entries: BTreeMap<(VirtAddr, u32), u32>,
    /// The first function of each object.
    func_base: Vec<u32>,
    /// The first op of each object's functions.
    code_base: Vec<Vec<u32>>,
    /// The address of each object's data.
    data_at: Vec<Vec<VirtAddr>>,
    files: BTreeMap<u16, u16>,
    diagnostics: Vec<Diagnostic>,
}

impl Linker<'_> {
    /// Gives every function and variable its address.
    fn place(&mut self) {
        let (mut funcs, mut ops, mut user_end) = (0u32, 0u32, 0u32);
        for (n, object) in self.objects.iter().enumerate() {
            self.func_base.push(funcs);
            let mut bases = Vec::with_capacity(object.funcs.len());
            for f in &object.funcs {
                bases.push(ops);
                ops += f.code.len() as u32;
                funcs += 1;
            }
            self.code_base.push(bases);
            if n == 0 {
                user_end = ops;
            }
        }
        let (user, library) = self.objects.split_at(self.objects.len().min(1));
        let exe = ImageLayout::executable(user_end, self.plt.names.len() as u64, user);
        let libc = ImageLayout::library(user_end, library);
        self.data_at.extend(exe.data_at.iter().cloned());
        self.data_at.extend(libc.data_at.iter().cloned());
        self.program.images = vec![
            exe.image("/home/student/program", 0..user_end),
            libc.image(layout::LIBC_PATH, user_end..ops),
            ImageLayout::linker(ops),
        ];
    }

    /// What a symbol of an object stands for.
    fn resolve(&self, object: usize, symbol: u32) -> Option<Target> {
        let own = self.objects.get(object)?.symbols.get(symbol as usize)?;
        let (object, def) = match own.def {
            Def::Undefined => {
                let Some((o, s)) = self.names.find(&own.name, object > 0) else {
                    let exe = self.program.images.first().filter(|_| object == 0)?;
                    if let Some(at) = self.section_bound(&own.name) {
                        return Some(Target::Data(at));
                    }
                    return script::place(exe, &own.name).map(Target::Data);
                };
                (o, self.objects.get(o)?.symbols.get(s as usize)?.def)
            }
            // The library's own malloc gives way to the user's.
            _ if object > 0 && !own.local && is_replaceable(&own.name) => {
                let (o, s) = self.names.find(&own.name, true)?;
                (o, self.objects.get(o)?.symbols.get(s as usize)?.def)
            }
            def => (object, def),
        };
        match def {
            Def::Func(f) => Some(Target::Func(self.func_base.get(object)? + f)),
            Def::Data(d) => Some(Target::Data(*self.data_at.get(object)?.get(d as usize)?)),
            Def::Undefined => None,
        }
    }

    /// `__start_NAME` and `__stop_NAME`, which ld defines for a section that the program chose.
    fn section_bound(&self, name: &str) -> Option<VirtAddr> {
        let start = name.strip_prefix("__start_");
        let section = start.or_else(|| name.strip_prefix("__stop_"))?;
        let user = self.objects.first()?;
        let n = user.sections.iter().position(|s| &**s == section)?;
        let all = user.data.iter().zip(self.data_at.first()?);
        let inside = all.filter(|(data, _)| data.section == Section::Named(n as u16));
        if start.is_some() {
            inside.map(|(_, at)| *at).min()
        } else {
            inside.map(|(data, at)| at.add(data.size)).max()
        }
    }

    /// The address of a symbol.
    fn address(&self, object: usize, symbol: u32) -> u64 {
        match self.resolve(object, symbol) {
            Some(Target::Data(at)) => at.0,
            Some(Target::Func(f)) => self.function_address(f),
            None => 0,
        }
    }

    fn function_address(&self, f: u32) -> u64 {
        let object = self.func_base.partition_point(|&b| b <= f);
        // Objects without functions share their base with the next.
        for o in (0..object).rev() {
            let Some(base) = self.func_base.get(o) else {
                continue;
            };
            let Some(&op) = self
                .code_base
                .get(o)
                .and_then(|c| c.get((f - base) as usize))
            else {
                continue;
            };
            for image in &self.program.images {
                if let Some(at) = image.addr_of(op) {
                    return at.0;
                }
            }
        }
        0
    }

    /// Reports names that are used and defined nowhere.
    fn check(&mut self) {
        let mut out = Vec::new();
        for (n, object) in self.objects.iter().enumerate() {
            for (s, symbol) in object.symbols.iter().enumerate() {
                if symbol.def == Def::Undefined
                    && symbol.used
                    && !symbol.weak
                    && self.resolve(n, s as u32).is_none()
                {
                    out.push(missing(self.map, symbol, n == 0, &self.objects[0]));
                }
            }
        }
        let entry = self.names.find(ENTRY, true);
        if entry.is_none() && out.is_empty() {
            let message = say!("the library has no '{entry}'", entry = ENTRY);
            out.push(Diagnostic::new(
                self.map,
                Severity::Unsupported,
                Span::default(),
                message,
            ));
        }
        self.diagnostics = out;
    }

    fn constant(&mut self, value: u64) -> u32 {
        let next = self.program.consts.len() as u32;
        let index = *self.consts.entry(value).or_insert(next);
        if index == next {
            self.program.consts.push(value);
        }
        index
    }

    fn file(&mut self, source: u16) -> u16 {
        if let Some(&n) = self.files.get(&source) {
            return n;
        }
        let n = self.program.files.len() as u16;
        let name = self
            .map
            .files
            .get(source as usize)
            .map_or_else(|| Arc::from(""), |f| f.name.clone());
        self.program.files.push(name);
        self.files.insert(source, n);
        n
    }

    /// Copies an object's code, with everything renumbered.
    fn object(&mut self, n: usize) {
        let objects = self.objects;
        let Some(object) = objects.get(n) else { return };
        let user = n == 0;
        if user {
            self.file(0);
        }
        let consts: Vec<u32> = object
            .consts
            .iter()
            .map(|c| {
                let value = match *c {
                    Const::Value(v) => v,
                    Const::Addr(symbol, add) => self.address(n, symbol).wrapping_add(add as u64),
                };
                self.constant(value)
            })
            .collect();
        let targets: Vec<Option<u32>> = (0..object.symbols.len() as u32)
            .map(|s| match self.resolve(n, s) {
                Some(Target::Func(f)) => Some(f),
                _ => None,
            })
            .collect();
        let line_base = self.program.lines.len() as u32;
        for span in &object.lines {
            let file = self.file(span.source.0);
            let (line, column) = self.map.position(*span);
            self.program.lines.push(LineEntry { file, line, column });
        }
        let message_base = self.program.messages.len() as u32;
        for (span, message) in &object.messages {
            let (line, _) = self.map.position(*span);
            self.program.messages.push((line, message.clone()));
        }
        let type_base = self.program.types.len() as u32;
        self.program
            .types
            .extend(object.types.iter().map(|t| move_type(t, type_base)));
        let switch_base = self.program.switches.len() as u32;
        self.program
            .switches
            .extend(object.switches.iter().cloned());
        for (f, func) in object.funcs.iter().enumerate() {
            let base = self
                .code_base
                .get(n)
                .and_then(|c| c.get(f))
                .copied()
                .unwrap_or(0);
            let own = self.func_base.get(n).map_or(0, |b| b + f as u32);
            for (at, op) in (0..).zip(&func.code) {
                let op = match *op {
                    Op::Jump(pc) => Op::Jump(Pc(pc.0 + base)),
                    Op::JumpIfZero(pc) => Op::JumpIfZero(Pc(pc.0 + base)),
                    Op::JumpIfNonZero(pc) => Op::JumpIfNonZero(Pc(pc.0 + base)),
                    Op::Const(c) => immediate(&consts, &self.program.consts, c),
                    Op::LoadGlobal(w, c) => {
                        Op::LoadGlobal(w, consts.get(c as usize).copied().unwrap_or(0))
                    }
                    Op::StoreGlobal(w, c) => {
                        Op::StoreGlobal(w, consts.get(c as usize).copied().unwrap_or(0))
                    }
                    Op::Call { func: callee, argc } => {
                        match targets.get(callee.0 as usize).copied().flatten() {
                            Some(f) => {
                                let stand_in = plt::stand_in(&func.stand_ins, at);
                                self.call(n, callee.0, stand_in, FuncId(f), argc)
                            }
                            None => self.not_a_function(object, callee.0),
                        }
                    }
                    Op::Enter(_) => Op::Enter(FuncId(own)),
                    Op::Switch(s) => {
                        if let Some(table) =
                            self.program.switches.get_mut((s + switch_base) as usize)
                        {
                            table.default.0 += base;
                            table.cases.iter_mut().for_each(|c| c.1.0 += base);
                        }
                        Op::Switch(s + switch_base)
                    }
                    Op::Line(l) => Op::Line(l + line_base),
                    Op::Unsupported(m) => Op::Unsupported(m + message_base),
                    op => op,
                };
                self.program.code.push(op);
            }
            let end = self.program.code.len() as u32;
            let variables = func
                .variables
                .iter()
                .map(|v| self.variable(n, v, base, type_base))
                .collect();
            let name = object
                .symbols
                .get(func.symbol as usize)
                .map_or_else(|| Arc::from(""), |s| s.name.clone());
            let replaced = libc::replaced(&name).filter(|_| !user);
            let touches = match user {
                true => &[],
                false => glibc::of_function(replaced.map_or(&name, |(_, made)| made)),
            };
            let name = replaced.map_or(name.clone(), |(written, _)| written.into());
            self.program.functions.push(Function {
                internal: !user && name.starts_with("__"),
                touches,
                name,
                code: base..end,
                frame_size: func.frame_size,
                frame_align: func.frame_align,
                params: func.params,
                void: func.void,
                takes: func.takes.iter().map(|ty| ty + type_base).collect(),
                gives: func.gives + type_base,
                variadic: func.variadic,
                library: !user,
                variables,
                line: if user {
                    self.map.position(func.span).0
                } else {
                    0
                },
            });
        }
        for g in &object.globals {
            let at = VirtAddr(self.address(n, g.symbol));
            let name = object
                .symbols
                .get(g.symbol as usize)
                .map_or_else(|| Arc::from(""), |s| s.name.clone());
            self.program.globals.push(Variable {
                name,
                ty: g.ty + type_base,
                size: g.size,
                place: Place::Fixed(at),
                scope: 0..u32::MAX,
                line: self.map.position(g.span).0,
            });
        }
        self.data(n);
    }

    /// A call, which from the executable goes through its table.
    fn call(
        &mut self,
        object: usize,
        symbol: u32,
        stand_in: Option<&'static str>,
        func: FuncId,
        argc: u8,
    ) -> Op {
        let objects = self.objects;
        let user = objects.first().filter(|_| object == 0);
        let entry = user.and_then(|user| self.plt.entry(user, symbol, stand_in));
        let (Some((name, n)), Some(exe)) = (entry, self.program.images.first_mut()) else {
            return Op::Call { func, argc };
        };
        let slot = exe.data.addr.add(8 * n);
        let start = exe.areas.first().map_or(0, |area| area.start.0);
        let unbound = start + plt::UNBOUND.0 + plt::UNBOUND.1 * n;
        layout::write(exe, slot, &unbound.to_le_bytes());
        if let Some(&entry) = self.plt_entries.get(&(slot, func.0)) {
            return Op::CallPlt { entry, argc };
        }
        // Calls that share a word agree on what it holds.
        let other = self.program.plt.iter().find(|plt| plt.slot == slot);
        let other = other.map(|plt| plt.bound);
        let named = self.names.find(&name, false);
        let own = match named.and_then(|(o, s)| self.resolve(o, s)) {
            Some(Target::Func(named)) => self.function_address(named),
            _ => self.function_address(func.0),
        };
        let bound = other.unwrap_or(own);
        let entry = self.program.plt.len() as u32;
        self.program.plt.push(PltEntry {
            func,
            slot,
            unbound,
            bound,
            symbol: VirtAddr(glibc::symbol(&name)),
            chooser: glibc::chooser(&name).map(VirtAddr),
        });
        self.plt_entries.insert((slot, func.0), entry);
        Op::CallPlt { entry, argc }
    }

    fn not_a_function(&mut self, object: &Object, symbol: u32) -> Op {
        let symbol = object.symbols.get(symbol as usize);
        let name = symbol.map_or("", |s| &s.name);
        let message = if symbol.is_some_and(|s| s.weak) {
            say!(
                "a call of '{name}', which is weak and defined nowhere,",
                name
            )
        } else {
            say!("a call of '{name}', which is a variable,", name)
        };
        self.program.messages.push((0, message));
        Op::Unsupported(self.program.messages.len() as u32 - 1)
    }

    /// Writes an object's data into its image.
    fn data(&mut self, n: usize) {
        let objects = self.objects;
        let Some(object) = objects.get(n) else { return };
        for (d, data) in object.data.iter().enumerate() {
            let Some(at) = self.data_at.get(n).and_then(|a| a.get(d)).copied() else {
                continue;
            };
            let mut bytes = data.bytes.clone();
            for &(offset, symbol, add) in &data.relocs {
                let value = self.address(n, symbol).wrapping_add(add as u64);
                if let Some(place) = bytes.get_mut(offset as usize..offset as usize + 8) {
                    place.copy_from_slice(&value.to_le_bytes());
                }
            }
            let Some(image) = self.program.images.get_mut(usize::from(n > 0)) else {
                continue;
            };
            layout::write(image, at, &bytes);
        }
    }

    fn finish(&mut self) {
        let find = |name: &str| {
            let (o, s) = self.names.find(name, true)?;
            match self.resolve(o, s) {
                Some(Target::Func(f)) => Some(FuncId(f)),
                _ => None,
            }
        };
        let (entry, sigreturn) = (find(ENTRY), find(SIGRETURN));
        self.program.entry = entry.unwrap_or_default();
        self.program.sigreturn = sigreturn;
        self.program.start = glibc::START;
        self.program.start_faults = glibc::REST_OF_EXEC;
        self.program.cpu_number = Some(glibc::OF_A_CPU);
        self.program.in_place = glibc::of_function("vfork");
        let end = self.program.code.len() as u32;
        for g in &mut self.program.globals {
            g.scope = 0..end;
        }
    }
}

/// A constant that fits an immediate, now that addresses are known.
fn immediate(map: &[u32], consts: &[u64], index: u32) -> Op {
    let n = map.get(index as usize).copied().unwrap_or(0);
    match consts.get(n as usize).map(|&v| i32::try_from(v as i64)) {
        Some(Ok(v)) => Op::Imm(v),
        _ => Op::Const(n),
    }
}
