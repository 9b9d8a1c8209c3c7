//! Any bytes as a table of rooms and of people: reading never panics, and no two rows that are
//! taken have the same key.
#![no_main]

use std::collections::HashSet;

use connect::table::{read_people, read_rooms};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(rooms) = read_rooms(data) {
        let mut codes = HashSet::new();
        for room in rooms.lines.into_iter().filter_map(|line| line.row.ok()) {
            assert!(!room.code.is_empty() && room.capacity > 0);
            assert!(codes.insert(room.code));
        }
    }
    if let Ok(people) = read_people(data) {
        let mut logins = HashSet::new();
        for person in people.lines.into_iter().filter_map(|line| line.row.ok()) {
            assert!(logins.insert(person.login.to_lowercase()));
        }
    }
});
