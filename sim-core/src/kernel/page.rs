//! The bytes of a page frame.
//!
//! A checkpoint holds the same pages as the machine that runs on, until one of them is written.
//! Whether a page is shared is said by its kind, not asked of a counter at each store: a counter
//! that several threads may change costs more to ask than the store itself.

use std::sync::Arc;

/// A page's bytes.
pub type PageBytes = [u8; 4096];

/// What a frame holds.
#[derive(Debug, Default)]
pub enum Page {
    /// All zeros, never written.
    #[default]
    Zero,
    /// Bytes that nobody else holds: they can be written.
    Own(Box<PageBytes>),
    /// Bytes that a checkpoint may hold as well.
    Shared(Arc<Box<PageBytes>>),
}

impl Page {
    /// The bytes; none if they were never written.
    #[inline]
    pub fn get(&self) -> Option<&PageBytes> {
        match self {
            Page::Zero => None,
            Page::Own(bytes) => Some(bytes),
            Page::Shared(bytes) => Some(bytes),
        }
    }

    /// The bytes, to write: its own from now on.
    #[inline]
    pub fn to_write(&mut self) -> &mut PageBytes {
        if !matches!(self, Page::Own(_)) {
            *self = Page::Own(self.unshared());
        }
        match self {
            Page::Own(bytes) => bytes,
            // The line above has just made it its own.
            Page::Zero | Page::Shared(_) => unreachable!("a page that is not its own"),
        }
    }

    /// The bytes, for itself: a copy, unless nobody holds them any more.
    #[cold]
    fn unshared(&mut self) -> Box<PageBytes> {
        match std::mem::take(self) {
            Page::Zero => Box::new([0; 4096]),
            Page::Own(bytes) => bytes,
            Page::Shared(bytes) => Arc::try_unwrap(bytes).unwrap_or_else(|held| (*held).clone()),
        }
    }

    /// Makes a copy cheap: none is made until one of the two is written.
    pub fn share(&mut self) {
        if let Page::Own(_) = self
            && let Page::Own(bytes) = std::mem::take(self)
        {
            *self = Page::Shared(Arc::new(bytes));
        }
    }

    /// True if both are the same piece of the host's memory.
    pub fn is_same(&self, other: &Page) -> bool {
        match (self, other) {
            (Page::Shared(a), Page::Shared(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl Clone for Page {
    fn clone(&self) -> Self {
        match self {
            Page::Zero => Page::Zero,
            Page::Own(bytes) => Page::Own(bytes.clone()),
            Page::Shared(bytes) => Page::Shared(bytes.clone()),
        }
    }
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || self.get() == other.get()
    }
}

impl Eq for Page {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_keeps_its_bytes_whoever_is_written() {
        for shared in [false, true] {
            let mut page = Page::default();
            page.to_write()[7] = 1;
            if shared {
                page.share();
            }
            let mut copy = page.clone();
            assert_eq!(copy.is_same(&page), shared);
            page.to_write()[7] = 2;
            assert_eq!(copy.get().map(|bytes| bytes[7]), Some(1));
            copy.to_write()[7] = 3;
            assert_eq!(page.get().map(|bytes| bytes[7]), Some(2));
        }
    }

    #[test]
    fn a_page_of_zeros_was_written_or_not() {
        let mut page = Page::default();
        page.to_write();
        assert_ne!(page, Page::Zero);
        let copy = page.clone();
        page.share();
        assert_eq!(page, copy);
    }
}
