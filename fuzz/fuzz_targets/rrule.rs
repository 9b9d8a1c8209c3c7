//! Any text as a recurrence rule: reading it never panics, what is printed reads back as the same
//! rule, and a thousand dates come in order, each once, without work that never ends.
#![no_main]

use domain::series::{Recurrence, Rule};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use libfuzzer_sys::fuzz_target;

/// The first bytes choose where the rule starts, so that changes of the clocks come into play.
const ZONES: [&str; 4] = ["UTC", "Europe/Lisbon", "Australia/Lord_Howe", "Pacific/Apia"];
const STARTS: [DateTime; 4] = [
    DateTime::constant(2024, 2, 29, 9, 0, 0, 0),
    DateTime::constant(2011, 12, 28, 2, 30, 0, 0),
    DateTime::constant(1, 1, 1, 0, 0, 0, 0),
    DateTime::constant(9998, 12, 31, 23, 59, 59, 0),
];

fuzz_target!(|data: &[u8]| {
    let Some(([choice], text)) = data.split_first_chunk() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let Ok(rule) = Rule::parse(text) else { return };
    assert_eq!(Rule::parse(&rule.to_string()).as_ref(), Ok(&rule));
    let choice = usize::from(*choice);
    let zone = TimeZone::get(ZONES[choice % 4]).expect("zones of the fuzz target exist");
    let recurrence = Recurrence::new(rule, STARTS[choice / 4 % 4], zone);
    let dates: Vec<_> = recurrence.instances().take(1_000).collect();
    assert!(dates.windows(2).all(|pair| pair[0].at < pair[1].at));
    if let Some(middle) = dates.get(dates.len() / 2) {
        let from: Vec<_> = recurrence.instances_from(middle.at).take(10).collect();
        assert_eq!(from, dates[dates.len() / 2..].iter().copied().take(10).collect::<Vec<_>>());
        let _ = recurrence.ended_before(middle.at);
        let _ = recurrence.continued_from(middle.at);
    }
});
