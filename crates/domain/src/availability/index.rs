//! From an id to its slot, for ids that are kept with the slot anyway: nine bytes per entry where a
//! map with its own keys takes twenty-one, and it grows without looking at the ids again, which
//! lie all over memory.

use std::hash::{BuildHasher, Hash, RandomState};

use hashbrown::HashTable;

#[derive(Default)]
pub(super) struct Index {
    /// Half of the hash, and the slot.
    table: HashTable<(u32, u32)>,
    hasher: RandomState,
}

impl Index {
    /// `is` says whether the slot is that id's.
    pub(super) fn find(&self, id: impl Hash, is: impl Fn(u32) -> bool) -> Option<u32> {
        let hash = self.hash(id);
        let found = self
            .table
            .find(spread(hash), |(known, slot)| *known == hash && is(*slot));
        found.map(|(_, slot)| *slot)
    }

    /// The id must not be in it yet.
    pub(super) fn insert(&mut self, id: impl Hash, slot: u32) {
        let hash = self.hash(id);
        self.table
            .insert_unique(spread(hash), (hash, slot), |(known, _)| spread(*known));
    }

    pub(super) fn remove(&mut self, id: impl Hash, slot: u32) {
        let hash = self.hash(id);
        if let Ok(entry) = self
            .table
            .find_entry(spread(hash), |known| *known == (hash, slot))
        {
            entry.remove();
        }
    }

    fn hash(&self, id: impl Hash) -> u32 {
        self.hasher.hash_one(id) as u32
    }
}

/// The table looks at both ends of a hash.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}
