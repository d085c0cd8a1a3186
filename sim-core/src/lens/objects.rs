//! Memory that has no name but that a pointer of the program's leads to: what malloc and mmap
//! gave, seen through the types of the pointers that lead there.

use super::area::{AreaKind, area_kind};
use super::chunks::{Block, blocks, mapped_block};
use super::peek::Space;
use super::show::{MOST_DEPTH, size_of, word};
use crate::ids::{VirtAddr, Vpn};
use crate::program::{DebugType, Program};
use std::cell::OnceCell;
use std::collections::{BTreeMap, VecDeque};

/// Objects of an address space that are told at most.
const MOST_OBJECTS: usize = 64;
/// Pointers that wait to be looked at, at most.
const MOST_LEADS: usize = 1024;
/// Elements of an array that are looked at.
const MOST_ELEMENTS: u64 = 1024;
/// Elements of an array whose pointers are followed.
const MOST_FOLLOWED: u64 = 32;

/// A pointer in a variable or an object.
pub(super) struct Pointer {
    /// Where it stands.
    pub va: VirtAddr,
    /// Where it leads to.
    pub to: VirtAddr,
    /// The type of what it leads to.
    ty: u32,
    /// Its name behind that of what it is in: `.next`, `[2]`.
    path: String,
}

/// The pointers in the bytes of a value of a type, or of so many of them in a row, but for NULL.
pub(super) fn pointers(
    program: &Program,
    ty: u32,
    count: Option<u64>,
    va: VirtAddr,
    bytes: &[u8],
) -> Vec<Pointer> {
    let mut search = Search {
        program,
        found: Vec::new(),
    };
    match count {
        None => search.value(ty, va, bytes, String::new(), 0),
        Some(count) => search.row(ty, count, va, bytes, "", 0),
    }
    search.found
}

struct Search<'a> {
    program: &'a Program,
    found: Vec<Pointer>,
}

impl Search<'_> {
    fn value(&mut self, ty: u32, va: VirtAddr, bytes: &[u8], path: String, depth: u32) {
        match self.program.types.get(ty as usize) {
            _ if depth >= MOST_DEPTH => {}
            Some(DebugType::Pointer(to)) if bytes.len() >= 8 && word(bytes, 8) != 0 => {
                self.found.push(Pointer {
                    va,
                    to: VirtAddr(word(bytes, 8)),
                    ty: *to,
                    path,
                });
            }
            Some(DebugType::Array { element, count }) => {
                self.row(*element, *count, va, bytes, &path, depth + 1);
            }
            Some(DebugType::Record { fields, .. }) => {
                for field in fields.iter().filter(|field| field.bits.is_none()) {
                    let dot = if field.name.is_empty() { "" } else { "." };
                    let path = format!("{path}{dot}{}", field.name);
                    let bytes = bytes.get(field.offset as usize..).unwrap_or(&[]);
                    self.value(field.ty, va.add(field.offset), bytes, path, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn row(&mut self, ty: u32, count: u64, va: VirtAddr, bytes: &[u8], path: &str, depth: u32) {
        let size = size_of(self.program, ty) as u64;
        if let Some(DebugType::Scalar { .. } | DebugType::Enum { .. } | DebugType::Void) | None =
            self.program.types.get(ty as usize)
        {
            return;
        }
        for n in 0..count.min(MOST_FOLLOWED) {
            let at = n * size;
            let bytes = bytes.get(at as usize..).unwrap_or(&[]);
            self.value(ty, va.add(at), bytes, format!("{path}[{n}]"), depth);
        }
    }
}

/// How the program can write what a pointer leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// The pointer, as an expression of C: `head`, `head->next`, `*pp`.
    pointer: String,
    /// True if it leads to several of its kind, one after another.
    row: bool,
}

impl Way {
    /// The whole.
    pub fn whole(&self) -> String {
        format!("*{}", self.pointer)
    }

    /// The pointer where something follows it.
    fn stem(&self) -> String {
        match self.pointer.starts_with('*') {
            true => format!("({})", self.pointer),
            false => self.pointer.clone(),
        }
    }

    /// A part of it: `path` is as behind a variable's name (`.next`, `[2].x`, or nothing).
    pub fn part(&self, path: &str) -> String {
        match (path.strip_prefix('.'), path) {
            (_, "") => self.whole(),
            (Some(field), _) if !self.row => format!("{}->{field}", self.stem()),
            _ if self.row => self.stem() + path,
            // A part of an array that a pointer to arrays leads to.
            _ => format!("({}){path}", self.whole()),
        }
    }
}

/// A variable whose pointers are followed.
pub(super) struct Root<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its function, if it is of one.
    pub function: Option<&'a str>,
    /// Its type, where it begins and how many bytes it has.
    pub ty: u32,
    pub va: VirtAddr,
    pub size: u64,
}

/// An object without a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Object {
    /// How the program can write it.
    pub way: Way,
    /// The function whose variable leads there.
    pub function: Option<String>,
    /// Its type.
    pub ty: u32,
    /// How many of that type stand in a row, if it is not one alone. A string ends with its NUL.
    pub count: Option<u64>,
    /// Where it begins.
    pub va: VirtAddr,
    /// How many bytes it has.
    pub size: u64,
}

/// A pointer that is to be followed.
struct Lead {
    to: VirtAddr,
    ty: u32,
    pointer: String,
    function: Option<String>,
}

/// The objects that pointers in these variables lead to, and those that pointers in them lead
/// to, and so on: the nearest ones first.
pub(super) fn objects(space: &Space<'_>, program: &Program, roots: &[Root<'_>]) -> Vec<Object> {
    let finder = Finder {
        space,
        program,
        blocks: OnceCell::new(),
    };
    let mut queue = VecDeque::new();
    for root in roots {
        let Some(bytes) = space.read(root.va, root.size) else {
            continue;
        };
        let found = pointers(program, root.ty, None, root.va, &bytes);
        queue.extend(found.into_iter().map(|pointer| Lead {
            to: pointer.to,
            ty: pointer.ty,
            pointer: root.name.to_string() + &pointer.path,
            function: root.function.map(str::to_string),
        }));
    }
    let mut found: BTreeMap<VirtAddr, Object> = BTreeMap::new();
    while let Some(lead) = queue.pop_front().filter(|_| found.len() < MOST_OBJECTS) {
        let Some(object) = finder.object(lead) else {
            continue;
        };
        let known = found.get(&object.va);
        if known.is_some_and(|known| known.size >= object.size) {
            continue;
        }
        let bytes = space.read(object.va, object.size).unwrap_or_default();
        let inner = pointers(program, object.ty, object.count, object.va, &bytes);
        let room = MOST_LEADS.saturating_sub(queue.len());
        queue.extend(inner.into_iter().take(room).map(|pointer| Lead {
            to: pointer.to,
            ty: pointer.ty,
            pointer: object.way.part(&pointer.path),
            function: object.function.clone(),
        }));
        found.insert(object.va, object);
    }
    // What lies in another one is told with it.
    let mut end = VirtAddr(0);
    let outer = found.into_values().filter(|object| {
        let inside = object.va < end;
        end = end.max(object.va.add(object.size));
        !inside
    });
    outer.collect()
}

struct Finder<'a> {
    space: &'a Space<'a>,
    program: &'a Program,
    blocks: OnceCell<Vec<Block>>,
}

impl Finder<'_> {
    /// What a pointer leads to; none where that has a name, or is not there, or is nobody's.
    fn object(&self, lead: Lead) -> Option<Object> {
        let kind = self.program.types.get(lead.ty as usize)?;
        let size = size_of(self.program, lead.ty) as u64;
        if size == 0 || is_the_librarys(kind) {
            return None;
        }
        let room = self.room(lead.to)?;
        let bytes = self.space.read(lead.to, room.most.max(size))?;
        let count = match kind {
            DebugType::Scalar { is_char: true, .. } => Some(string(&bytes)),
            _ => Some(row(&bytes, size, room)).filter(|&count| count > 1),
        };
        Some(Object {
            way: Way {
                pointer: lead.pointer,
                row: count.is_some_and(|count| count > 1),
            },
            function: lead.function,
            ty: lead.ty,
            count,
            va: lead.to,
            size: size * count.unwrap_or(1),
        })
    }

    /// What there is from an address on; none if it is not in memory that was asked for.
    fn room(&self, at: VirtAddr) -> Option<Room> {
        let vma = self.space.mm.vma_at(at)?;
        let word = |at| self.space.word(at);
        let block = match area_kind(self.program, vma) {
            AreaKind::Heap => {
                let blocks = self.blocks.get_or_init(|| blocks(vma.start..vma.end, word));
                let holds = |block: &&Block| block.start <= at && at < block.end();
                match blocks.is_empty() {
                    // The program cuts it itself.
                    true => None,
                    false => Some(*blocks.iter().find(holds)?),
                }
            }
            AreaKind::Anon => mapped_block(at, word),
            AreaKind::Shared | AreaKind::File => None,
            _ => return None,
        };
        // Of what goes on in the next page nobody may have touched anything.
        let page = Vpn(at.page().0 + 1).addr();
        let end = block.map_or(vma.end, Block::end).min(vma.end).min(page);
        let whole = block.filter(|block| block.start == at);
        Some(Room {
            most: end.0 - at.0,
            asked: whole.map_or(0, Block::asked),
        })
    }
}

/// Bytes from an address on: how many there are at most, and how many of them the program
/// surely wanted.
#[derive(Clone, Copy)]
struct Room {
    most: u64,
    asked: u64,
}

/// True for a struct of the C library's own, like `FILE`: its inside is not the program's, and
/// its name is reserved (C11 7.1.3).
fn is_the_librarys(kind: &DebugType) -> bool {
    match kind {
        DebugType::Record { name, .. } => name.split(' ').any(|word| word.starts_with('_')),
        _ => false,
    }
}

/// Bytes of a string with its NUL; of what has none, all.
fn string(bytes: &[u8]) -> u64 {
    let end = bytes.iter().position(|&byte| byte == 0);
    end.map_or(bytes.len(), |end| end + 1) as u64
}

/// How many of a size stand in a row. A block says only about how much was asked for: what is
/// beyond that counts as far as something is there.
fn row(bytes: &[u8], size: u64, room: Room) -> u64 {
    let most = (room.most / size).clamp(1, MOST_ELEMENTS);
    let asked = (room.asked / size).clamp(1, most);
    let bytes = bytes.get(..(most * size) as usize).unwrap_or(bytes);
    let filled = bytes.iter().rposition(|&byte| byte != 0);
    filled.map_or(1, |last| last as u64 / size + 1).max(asked)
}
