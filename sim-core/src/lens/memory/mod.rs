//! The memory lens: address spaces, page-table entries, page frames, and which
//! entry points to which frame.
//!
//! Processes stand side by side, and a row is one virtual page: fork gives the
//! child the same addresses, so that what is shared and what was copied can be
//! read along a row. What is boring (the C library, vdso, pages that nobody
//! touched) is folded, and the scene says so.

mod arrows;
mod bands;
mod crowd;
mod frames;
mod runs;
mod walk;

use super::Shot;
use super::legend::Who;
use super::value::{Unfolded, VarView};
use crate::ids::{MmId, Pfn, VirtAddr, Vpn};
use serde::Serialize;

pub use super::area::{AreaKind, area_kind};
pub use crowd::{Alike, Crowd, sign as crowd_sign};
pub use walk::{Stage, Veto, Walk};

/// What the reader wants unfolded, and how much fits.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Options {
    /// Show the C library's areas, vvar and vdso.
    pub library: bool,
    /// Show pages that nobody touched, one by one (up to [`Options::rows`]).
    pub untouched: bool,
    /// Most address spaces side by side.
    pub columns: usize,
    /// Most pages of an area.
    pub rows: usize,
    /// Variables whose parts are shown; the first address of a page with the depth
    /// [`ALL`] shows all variables of that page, with the depth [`RUN`] the run of like pages
    /// that it belongs to; a crowd's sign ([`crowd_sign`]) shows its processes one by one.
    pub unfolded: Unfolded,
}

/// See [`Options::unfolded`].
pub const ALL: u8 = u8::MAX;
/// See [`Options::unfolded`].
pub const RUN: u8 = u8::MAX - 1;
/// See [`Options::unfolded`].
pub const GROUP: u8 = u8::MAX - 2;

impl Default for Options {
    fn default() -> Self {
        Self {
            library: false,
            untouched: false,
            columns: 64,
            rows: 14,
            unfolded: Unfolded::new(),
        }
    }
}

/// The scene.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct MemoryScene {
    /// Address spaces, in the order of their processes' making.
    pub columns: Vec<Column>,
    /// Areas, low to high.
    pub bands: Vec<Band>,
    /// Page frames that the rows show.
    pub frames: Vec<FrameView>,
    /// Entries that map a frame, as lines.
    pub wires: Vec<Wire>,
    /// Pointers that lead to a page that is shown.
    pub arrows: Vec<Arrow>,
    /// The walk through the page tables that the frame is about.
    pub walk: Option<Walk>,
    /// What is folded away.
    pub folded: Folded,
    /// Page frames in use, in the whole machine.
    pub frames_used: u32,
}

/// An address space, with the processes that use it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Column {
    /// The address space; none for a process that has ended and gave it back.
    pub mm: Option<MmId>,
    /// Its processes.
    pub who: Vec<Who>,
    /// Their states' letters.
    pub states: String,
    /// True if the step made it.
    pub fresh: bool,
    /// True if the frame is about one of its processes.
    pub focused: bool,
    /// Entries that are present, folded areas included.
    pub resident: u32,
    /// Those that it stands for, too; without a size if they have been unfolded.
    pub crowd: Option<Crowd>,
}

/// An area, over all the address spaces that have it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Band {
    /// Stable.
    pub id: String,
    /// What it is for.
    pub kind: AreaKind,
    /// The name that /proc/PID/maps shows; empty for anonymous memory.
    pub name: String,
    /// The lowest address.
    pub start: VirtAddr,
    /// One past the highest.
    pub end: VirtAddr,
    /// The mapping in each column; none where a process does not have it.
    pub areas: Vec<Option<AreaView>>,
    /// Its pages, low to high.
    pub rows: Vec<Row>,
}

/// A mapping in one address space.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct AreaView {
    /// First address.
    pub start: VirtAddr,
    /// One past the last.
    pub end: VirtAddr,
    /// As in /proc/PID/maps: `rw-p`.
    pub rights: String,
    /// How many parts with rights of their own it has (mprotect cuts areas).
    pub parts: u32,
    /// True if the step made or changed it.
    pub changed: bool,
}

/// A row of the stage.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Row {
    /// One virtual page; a cell per column, none where the page is not in an area.
    Page {
        /// Which.
        vpn: Vpn,
        /// In each column.
        cells: Vec<Option<Cell>>,
    },
    /// Pages that are folded.
    Gap {
        /// The first one.
        vpn: Vpn,
        /// How many.
        pages: u64,
        /// How many of them were touched by someone.
        touched: u64,
        /// All of them are like the page before.
        like: bool,
    },
}

/// A page-table entry's bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Bits {
    /// It maps a frame.
    pub present: bool,
    /// Stores are allowed.
    pub writable: bool,
    /// An access went through it.
    pub accessed: bool,
    /// A store went through it.
    pub dirty: bool,
    /// Code may be fetched through it.
    pub executable: bool,
    /// Write-protected although the area may be written: a store makes a copy,
    /// or takes the page for its own.
    pub cow: bool,
    /// It maps the zero page.
    pub zero: bool,
    /// A marker that makes every access a SIGSEGV.
    pub guard: bool,
}

/// One page of one address space.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Cell {
    /// The address space.
    pub mm: MmId,
    /// The page.
    pub vpn: Vpn,
    /// Its entry.
    pub bits: Bits,
    /// The frame that it maps.
    pub pfn: Option<Pfn>,
    /// Variables that live in it.
    pub variables: Vec<VarView>,
    /// All of them are to be listed, however many there are.
    pub open: bool,
    /// The step made it map another frame.
    pub retargeted: bool,
    /// The frame that it mapped before that.
    pub before: Option<Pfn>,
    /// The step changed one of its bits.
    pub bits_changed: bool,
    /// The step wrote to the page.
    pub written: bool,
    /// The frame is about it.
    pub focused: bool,
}

/// What a page frame holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum FrameRole {
    /// The zero page.
    Zero,
    /// A process's own memory.
    Anon,
    /// A file's page, from the page cache.
    File {
        /// The file's name.
        name: String,
        /// Which page of it.
        page: u64,
    },
    /// Given back.
    Free,
}

/// A page frame.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FrameView {
    /// Which.
    pub pfn: Pfn,
    /// What it holds.
    pub role: FrameRole,
    /// How many entries map it. The zero page is not counted.
    pub count: u32,
    /// How much the step changed the count.
    pub count_change: i64,
    /// Entries that map it from pages that are not shown.
    pub elsewhere: u32,
    /// How many more frames of the same row it stands for.
    pub behind: u32,
    /// Which row it stands in: (band, row).
    pub home: (usize, usize),
    /// Bit n: there is something other than zero in bytes 128 n to 128 n + 127.
    pub filled: u32,
    /// Bit n: the step wrote there.
    pub written: u32,
    /// A few of its bytes.
    pub preview: Preview,
    /// The step took it from the free frames.
    pub fresh: bool,
    /// The step copied it from this frame.
    pub copied_from: Option<Pfn>,
    /// The frame is about it.
    pub focused: bool,
}

/// A few bytes of a frame: the ones that the step wrote last, or those that it is about, or
/// the first that are not zero.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Preview {
    /// Where in the frame.
    pub offset: u16,
    /// The bytes, in hexadecimal; empty if the frame is all zeros.
    pub hex: String,
    /// The same as text, with dots for what is not ASCII; empty where it is an address.
    pub text: String,
    /// True if it stands for machine code, which the model does not have (docs/fidelity.md).
    pub code: bool,
}

/// An entry that maps a frame.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Wire {
    /// From this address space …
    pub mm: MmId,
    /// … this page …
    pub vpn: Vpn,
    /// … which is in this column …
    pub column: usize,
    /// … and in this row (band, row) …
    pub row: (usize, usize),
    /// … to this frame.
    pub pfn: Pfn,
    /// The process whose colour it has.
    pub who: Who,
    /// Stores are allowed through it.
    pub writable: bool,
    /// A store would copy.
    pub cow: bool,
    /// The step made it.
    pub changed: bool,
    /// The frame that the entry led to before the step, if it led to another one.
    pub before: Option<Pfn>,
    /// The frame is about it.
    pub focused: bool,
}

/// A pointer that leads to a page that is shown: from one variable of a column
/// to an address in the same column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Arrow {
    /// In which address space.
    pub mm: MmId,
    /// The pointer's own address.
    pub va: VirtAddr,
    /// Which column.
    pub column: usize,
    /// The pointer's row (band, row), and its place among the page's variables.
    pub from: ((usize, usize), usize),
    /// The row that it leads to, and the variable there, if it leads to one.
    pub to: ((usize, usize), Option<usize>),
    /// The step changed the pointer.
    pub changed: bool,
}

/// What is folded away.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Folded {
    /// Areas of the C library and the like (each counted once).
    pub areas: u32,
    /// Pages in them that someone touched.
    pub pages: u32,
    /// Address spaces for which there was no room.
    pub spaces: u32,
}

/// The memory at this frame.
pub fn scene(shot: &Shot<'_>, options: &Options) -> MemoryScene {
    let focus = shot.focus();
    let (columns, spaces) = bands::columns(shot, options, focus);
    let (mut bands, mut folded) = bands::bands(shot, options, &columns, focus);
    folded.spaces = spaces;
    bands::fill_variables(shot, options, &columns, &mut bands);
    let (frames, wires) = frames::frames(shot, &columns, &bands, focus);
    MemoryScene {
        walk: walk::walk(shot, focus),
        columns,
        arrows: arrows::arrows(&bands),
        bands,
        frames,
        wires,
        folded,
        frames_used: shot.state.memory.used,
    }
}
