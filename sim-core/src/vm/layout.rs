//! Where code lies: tables that the CPU looks into at every call and return.

use crate::ids::{FuncId, PAGE_SIZE, Pc, VirtAddr};
use crate::program::{OP_BYTES, Program};
use std::ops::Range;

/// Instructions on a page of text.
const OPS_PER_PAGE: u32 = (PAGE_SIZE / OP_BYTES) as u32;

/// What is known of a program's code, ready to be looked up.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    texts: Vec<Text>,
    /// The function of each instruction; `u32::MAX` if none.
    function_of: Vec<u32>,
    /// Whether each function is part of the C library.
    library: Vec<bool>,
    /// The page of text with the machine's string routines.
    string_routines: Option<VirtAddr>,
}

/// The text segment of one image.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Text {
    code: Range<u32>,
    addr: VirtAddr,
}

impl Layout {
    /// Looks at a program.
    pub fn new(program: &Program) -> Layout {
        let mut function_of = vec![u32::MAX; program.code.len()];
        for (n, function) in program.functions.iter().enumerate() {
            let range = function.code.start as usize..function.code.end as usize;
            if let Some(ops) = function_of.get_mut(range) {
                ops.fill(n as u32);
            }
        }
        Layout {
            texts: program
                .images
                .iter()
                .map(|i| Text {
                    code: i.code.clone(),
                    addr: i.text,
                })
                .collect(),
            function_of,
            library: program.functions.iter().map(|f| f.library).collect(),
            string_routines: program.images.iter().find_map(|i| i.string_routines),
        }
    }

    /// The address of an instruction. One that no image holds has none; it gets
    /// an address that nothing is mapped at.
    #[inline]
    pub fn addr_of(&self, pc: Pc) -> VirtAddr {
        match self.texts.iter().find(|t| t.code.contains(&pc.0)) {
            Some(text) => text.addr.add(u64::from(pc.0 - text.code.start) * OP_BYTES),
            None => VirtAddr(8),
        }
    }

    /// The instruction at an address, if there is one.
    #[inline]
    pub fn pc_at(&self, addr: VirtAddr) -> Option<Pc> {
        self.texts.iter().find_map(|text| {
            let index = addr.0.wrapping_sub(text.addr.0) / OP_BYTES;
            let ops = u64::from(text.code.end - text.code.start);
            (index < ops && addr.0.is_multiple_of(OP_BYTES))
                .then(|| Pc(text.code.start + index as u32))
        })
    }

    /// The instructions on the same page of text as this one, if there is such a page.
    pub fn page_of(&self, pc: Pc) -> Option<Range<u32>> {
        let text = self.texts.iter().find(|t| t.code.contains(&pc.0))?;
        let first = text.code.start + (pc.0 - text.code.start) / OPS_PER_PAGE * OPS_PER_PAGE;
        Some(first..first.saturating_add(OPS_PER_PAGE).min(text.code.end))
    }

    /// The page of text with the machine's string routines, if the program has them.
    pub fn string_routines(&self) -> Option<VirtAddr> {
        self.string_routines
    }

    /// The function that an instruction is part of.
    #[inline]
    pub fn function_of(&self, pc: Pc) -> Option<FuncId> {
        self.function_of
            .get(pc.0 as usize)
            .filter(|&&f| f != u32::MAX)
            .map(|&f| FuncId(f))
    }

    /// Whether an instruction is part of the C library.
    #[inline]
    pub fn is_library(&self, pc: Pc) -> bool {
        self.function_of(pc)
            .is_some_and(|f| self.library.get(f.0 as usize) == Some(&true))
    }
}
