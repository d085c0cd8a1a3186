//! Initialising local variables.

use super::super::sema::tree::{Init, InitItem, InitValue, LocalId};
use super::access::Place;
use super::function::Gen;
use crate::program::Op;

/// From so many bytes on, zeroing is cheaper than copying zeros with the string.
const COPY_ZEROS: u64 = 16;

impl Gen<'_, '_> {
    /// Stores an initialiser to a local variable.
    pub(super) fn fill(&mut self, id: LocalId, init: &Init) {
        let (size, ty) = match self.locals.get(id.0 as usize) {
            Some(l) => (l.size, l.ty),
            None => return,
        };
        let array = self.types().is_array(ty);
        let string = matches!(
            init.items.as_slice(),
            [InitItem {
                offset: 0,
                value: InitValue::Bytes(_),
                ..
            }]
        ) && array;
        if let (
            [
                InitItem {
                    value: InitValue::Bytes(bytes),
                    ..
                },
            ],
            true,
        ) = (init.items.as_slice(), string)
            && bytes.len() as u64 + COPY_ZEROS >= size
        {
            let mut bytes = bytes.clone();
            bytes.resize(usize::try_from(size).unwrap_or(bytes.len()), 0);
            self.copy_bytes(id, 0, bytes);
            return;
        }
        if init.zero {
            let slot = self.slot(id, 0);
            self.emit(Op::LocalAddr(slot));
            self.emit(Op::Zero(size.min(u64::from(u32::MAX)) as u32));
        }
        for item in &init.items {
            self.init_item(id, item);
        }
    }

    fn init_item(&mut self, id: LocalId, item: &InitItem) {
        let offset = item.offset as i64;
        let e = match &item.value {
            InitValue::Bytes(bytes) => {
                let mut bytes = bytes.clone();
                let room = self.size(item.ty);
                if room > bytes.len() as u64 && room <= bytes.len() as u64 + COPY_ZEROS {
                    bytes.resize(usize::try_from(room).unwrap_or(bytes.len()), 0);
                }
                return self.copy_bytes(id, offset, bytes);
            }
            InitValue::Expr(e) => e,
        };
        if let Some(bits) = item.bits {
            let slot = self.slot(id, offset as i32);
            self.emit(Op::LocalAddr(slot));
            self.value(e);
            self.store_bits(bits);
            return;
        }
        if self.is_record(item.ty) {
            let slot = self.slot(id, offset as i32);
            self.emit(Op::LocalAddr(slot));
            self.value(e);
            let size = self.size(item.ty).min(u64::from(u32::MAX)) as u32;
            self.emit(Op::Copy(size));
            return;
        }
        let width = self.width(item.ty);
        self.value_to_store(e, width);
        self.store_place(Place::Local(id, offset), width);
    }

    fn copy_bytes(&mut self, id: LocalId, offset: i64, bytes: Vec<u8>) {
        let size = bytes.len().min(u32::MAX as usize) as u32;
        let slot = self.slot(id, offset as i32);
        self.emit(Op::LocalAddr(slot));
        self.push_bytes(bytes);
        self.emit(Op::Copy(size));
    }
}
