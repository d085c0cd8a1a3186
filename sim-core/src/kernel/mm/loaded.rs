//! Which areas came with the program instead of being asked for by it: the C library, ld.so,
//! [vdso]. What fork, exec and exit do to them is what they do to every area, many times over;
//! it happens a level deeper, so that a reader of kernel steps meets the program's own memory.

use crate::kernel::event::Level;
use crate::kernel::mm_types::{Vma, VmaName};
use crate::live::Live;
use crate::program::Program;

/// Which of [`Program::images`] an area is a part of; the first is the program itself.
pub fn image_of(program: &Program, vma: &Vma) -> Option<usize> {
    program.images.iter().position(|image| {
        let path = matches!(&vma.name, VmaName::File(path) if *path == image.path);
        // Memory without a file that a mapping of the program's has joined is the program's.
        path || image.covers(vma.start, vma.end)
    })
}

/// True for an area of a library, of ld.so or of the kernel's own.
pub fn came_along(program: &Program, vma: &Vma) -> bool {
    match vma.name {
        VmaName::Heap | VmaName::Stack => false,
        VmaName::Special(_) => true,
        VmaName::File(_) | VmaName::Anon => image_of(program, vma).is_some_and(|n| n > 0),
    }
}

/// Does what an area's life asks for: a level deeper if the area came along.
pub fn handle<T>(live: &mut Live, vma: &Vma, act: impl FnOnce(&mut Live) -> T) -> T {
    match came_along(&live.program, vma) {
        true => live.at_depth(Level::Memory, act),
        false => act(live),
    }
}
