//! Who has meetings: a slot per person, their name once, and their line.

use std::collections::HashMap;
use std::sync::Arc;

use super::line::PersonLine;
use crate::id::PersonId;

#[derive(Default)]
pub(super) struct People {
    slots: HashMap<PersonId, u32>,
    list: Vec<Person>,
}

pub(super) struct Person {
    pub(super) id: PersonId,
    /// Empty until they organise something.
    pub(super) name: Arc<str>,
    pub(super) line: PersonLine,
}

impl People {
    pub(super) fn slot(&self, id: PersonId) -> Option<u32> {
        self.slots.get(&id).copied()
    }

    pub(super) fn get(&self, slot: u32) -> Option<&Person> {
        self.list.get(slot as usize)
    }

    pub(super) fn get_mut(&mut self, slot: u32) -> Option<&mut Person> {
        self.list.get_mut(slot as usize)
    }

    /// Their slot; a new one when they were not known.
    pub(super) fn enter(&mut self, id: PersonId) -> u32 {
        *self.slots.entry(id).or_insert_with(|| {
            self.list.push(Person {
                id,
                name: Arc::default(),
                line: PersonLine::default(),
            });
            self.list.len() as u32 - 1
        })
    }
}
