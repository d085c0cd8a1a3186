//! Where code lies: tables that the CPU looks into at every call and return.

use crate::ids::{FuncId, PAGE_SIZE, Pc, VirtAddr};
use crate::program::{OP_BYTES, Program, Text};
use std::ops::Range;

/// Instructions on a page of text.
const OPS_PER_PAGE: u32 = (PAGE_SIZE / OP_BYTES) as u32;

/// What is known of a program's code, ready to be looked up.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    /// By op, and so by address.
    texts: Vec<Text>,
    /// The function of each instruction; `u32::MAX` if none.
    function_of: Vec<u32>,
    /// Whether each function is part of the C library.
    library: Vec<bool>,
    /// The page of text with the machine's string routines.
    string_routines: Option<VirtAddr>,
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
                .flat_map(|image| image.texts.clone())
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
        let text = self.text_of(pc).and_then(|text| text.addr_of(pc.0));
        text.unwrap_or(VirtAddr(8))
    }

    /// The piece of code that an instruction is part of, or `None`.
    #[inline]
    fn text_of(&self, pc: Pc) -> Option<&Text> {
        let after = self.texts.partition_point(|text| text.code.start <= pc.0);
        self.texts.get(after.wrapping_sub(1))
    }

    /// The instruction at an address, if there is one.
    #[inline]
    pub fn pc_at(&self, addr: VirtAddr) -> Option<Pc> {
        let after = self.texts.partition_point(|text| text.addr <= addr);
        let text = self.texts.get(after.wrapping_sub(1))?;
        text.op_at(addr).map(Pc)
    }

    /// The instructions on the same page of text as this one, if there is such a page.
    pub fn page_of(&self, pc: Pc) -> Option<Range<u32>> {
        let text = self.text_of(pc).filter(|text| text.code.contains(&pc.0))?;
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
