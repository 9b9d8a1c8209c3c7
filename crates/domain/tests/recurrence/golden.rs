//! Thousands of random rules in zones with and without summer time, held date by date against
//! what python-dateutil found (`tests/data/make_recurrence_golden.py`).

use domain::series::{Recurrence, Rule};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    rule: String,
    start: DateTime,
    zone: String,
    /// Seconds since 1970, ascending.
    at: Vec<i64>,
    /// Whether the rule has no further dates.
    ended: bool,
}

fn golden() -> impl Iterator<Item = (Golden, Recurrence)> {
    include_str!("../data/recurrence_golden.jsonl")
        .lines()
        .map(|line| {
            let golden: Golden = serde_json::from_str(line).unwrap();
            let rule = Rule::parse(&golden.rule).unwrap_or_else(|why| panic!("{line}: {why}"));
            let zone = TimeZone::get(&golden.zone).unwrap();
            let recurrence = Recurrence::new(rule, golden.start, zone);
            (golden, recurrence)
        })
}

#[test]
fn every_date_is_the_one_python_dateutil_finds() {
    let mut checked = 0;
    let mut wrong = Vec::new();
    for (golden, recurrence) in golden() {
        let mut instances = recurrence.instances();
        let wanted = golden.at.len() + usize::from(golden.ended);
        let found: Vec<_> = instances
            .by_ref()
            .take(wanted)
            .map(|d| d.at.as_second())
            .collect();
        if found != golden.at || instances.is_exhausted() {
            wrong.push(format!(
                "{} from {} in {}\n  wanted {:?}\n  found  {found:?}",
                golden.rule, golden.start, golden.zone, golden.at
            ));
        }
        checked += 1;
    }
    let first = wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
    assert!(
        wrong.is_empty(),
        "{} of {checked} differ:\n{first}",
        wrong.len()
    );
    assert!(checked > 5_000, "only {checked} rules");
}

#[test]
fn starting_in_the_middle_finds_the_same_dates() {
    for (golden, recurrence) in golden() {
        let Some(middle) = golden.at.get(golden.at.len() / 2) else {
            continue;
        };
        for (offset, skipped) in [(0, 0), (1, 1)] {
            let from = Timestamp::from_second(middle + offset).unwrap();
            let wanted = golden.at.get(golden.at.len() / 2 + skipped..).unwrap();
            let dates = recurrence.instances_from(from).take(wanted.len());
            let found: Vec<_> = dates.map(|date| date.at.as_second()).collect();
            assert_eq!(found, wanted, "{} from {from}", golden.rule);
        }
    }
}
