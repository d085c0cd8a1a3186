//! Names that ld's own script defines in every executable: where its parts end (end(3), and
//! `ld --verbose`).

use crate::ids::VirtAddr;
use crate::program::{AreaUse, Image, OP_BYTES};

/// The address that such a name stands for.
pub(super) fn place(exe: &Image, name: &str) -> Option<VirtAddr> {
    let initialised = exe.data.addr.add(exe.data.bytes.len() as u64);
    Some(match name {
        "__executable_start" | "__ehdr_start" => exe.areas.first()?.start,
        "etext" | "_etext" | "__etext" => {
            let ops = u64::from(exe.code.end - exe.code.start);
            exe.text.add(ops * OP_BYTES)
        }
        "__data_start" | "data_start" => {
            let data = exe.areas.iter().find(|a| a.usage == AreaUse::Data)?;
            data.start
        }
        "edata" | "_edata" | "__bss_start" => initialised,
        "end" | "_end" => exe.data.addr.add(exe.data.mem_size.next_multiple_of(8)),
        _ => return None,
    })
}
