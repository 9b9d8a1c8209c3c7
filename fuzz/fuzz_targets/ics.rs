//! Any bytes as a calendar file: reading never panics, and whatever is taken is sound: it ends
//! after it starts, its changed dates name their date, and no two items have the same key.
#![no_main]

use std::collections::HashSet;

use connect::ical::{CalendarItem, Moment, read};
use jiff::tz::TimeZone;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(items) = read(data, &TimeZone::UTC) else { return };
    let items: Vec<CalendarItem> = items.into_iter().filter_map(Result::ok).collect();
    let mut keys = HashSet::new();
    for item in &items {
        let date = item.recurrence_id.as_ref().map(Moment::at);
        assert!(keys.insert((&item.uid, date)));
        for event in item.overrides.iter().chain([item]) {
            assert!(event.end.at() > event.start.at());
            assert_eq!(event.uid, item.uid);
        }
        assert!(item.overrides.iter().all(|change| change.recurrence_id.is_some()));
    }
});
