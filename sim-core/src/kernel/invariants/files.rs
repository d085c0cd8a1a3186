//! What must hold of inodes: their references and their names.

use crate::ids::InodeId;
use crate::kernel::file_types::{FileKind, InodeKind};
use crate::kernel::state::State;
use std::collections::BTreeMap;

/// What refers to an inode.
#[derive(Clone, Copy, Default)]
struct Held {
    /// Names in directories.
    names: u32,
    /// Open file descriptions and mappings.
    users: u32,
    /// Directories in it.
    subdirs: u32,
}

/// An inode's references are its names, open file descriptions and mappings; its link count
/// is what its kind makes of its names; a folio is wholly in the page cache; the root is always
/// there. (A machine without a tree of files has inodes that are held by nothing: there is nothing
/// to compare.)
pub(super) fn check_inodes(state: &State) -> Result<(), String> {
    let Some(root) = state.root else {
        return Ok(());
    };
    ensure!(
        state.inodes.contains_key(&root),
        "the root directory, {root}, is gone"
    );
    let mut held: BTreeMap<InodeId, Held> = BTreeMap::new();
    for (&dir, inode) in &state.inodes {
        let Some(directory) = inode.directory() else {
            continue;
        };
        for (name, &child) in &directory.entries {
            let Some(found) = state.inodes.get(&child) else {
                return Err(format!("{name:?} in {dir} leads to {child}, which is gone"));
            };
            held.entry(child).or_default().names += 1;
            if let Some(below) = found.directory() {
                ensure!(
                    below.parent == dir,
                    "{child} is in {dir} and its .. leads to {}",
                    below.parent
                );
                held.entry(dir).or_default().subdirs += 1;
            }
        }
    }
    let open = state.files.values().filter_map(|file| match file.kind {
        FileKind::Inode(inode) => Some(inode),
        _ => None,
    });
    let areas = state.mms.values().flat_map(|mm| mm.vmas.values());
    for inode in open.chain(areas.filter_map(|vma| vma.inode)) {
        held.entry(inode).or_default().users += 1;
    }
    for (&id, inode) in &state.inodes {
        let Held {
            names,
            users,
            subdirs,
        } = held.remove(&id).unwrap_or_default();
        ensure!(
            inode.refs == names + users,
            "{id} counts {} references; {names} names and {users} users hold it",
            inode.refs
        );
        let links = match inode.kind {
            InodeKind::Directory => 1 + names + subdirs,
            _ => names,
        };
        ensure!(
            inode.nlink == links,
            "{id} counts {} links, and has {links}",
            inode.nlink
        );
        for (&first, &order) in &inode.folios {
            let pages = first..first + (1 << order);
            ensure!(
                first % (1 << order) == 0 && inode.pages.range(pages.clone()).count() == 1 << order,
                "{id}: the folio of the pages {pages:?} is not all in the page cache"
            );
        }
    }
    match held.into_keys().next() {
        Some(gone) => Err(format!("{gone} is used, and does not exist")),
        None => Ok(()),
    }
}
