//! Our reader beside somebody else's: what the Python package `icalendar` understood of the same
//! files is kept in `data/*.golden.jsonl`, written by `data/make_calendar_golden.py`.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests, where a wrong value has to fall over"
)]

use std::collections::BTreeSet;

use connect::ical::{CalendarItem, Moment, read};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

fn events(bytes: &[u8]) -> Vec<CalendarItem> {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    read(bytes, &zone)
        .unwrap()
        .into_iter()
        .map(|item| item.unwrap())
        .collect()
}

/// In the order of the file, as the judge has them: changed dates are events of their own.
fn ours(bytes: &[u8]) -> Vec<Value> {
    let mut events = events(bytes);
    let changes: Vec<_> = events
        .iter_mut()
        .flat_map(|one| std::mem::take(&mut one.overrides))
        .collect();
    events.extend(changes);
    events.sort_by_key(|event| event.line);
    events.iter().map(event_in_judges_words).collect()
}

fn event_in_judges_words(event: &CalendarItem) -> Value {
    let rdates = event.rdates.iter();
    let rdates = rdates
        .map(|date| json!({"start": moment(&date.start), "end": date.end.as_ref().map(moment)}));
    json!({
        "uid": event.uid,
        "summary": event.summary,
        "description": event.description,
        "start": moment(&event.start),
        "end": moment(&event.end),
        "all_day": event.all_day,
        "rrule": event.rrule,
        "exdates": event.exdates.iter().map(moment).collect::<Vec<_>>(),
        "rdates": rdates.collect::<Vec<_>>(),
        "recurrence_id": event.recurrence_id.as_ref().map(moment),
        "and_following": event.and_following,
        "room_code": event.room_code,
        "location": event.location,
        "expected_attendees": event.expected_attendees,
        "status": event.status,
        "organizer": event.organizer,
        "attendees": event.attendees,
        "private": event.private,
    })
}

fn moment(moment: &Moment) -> Value {
    json!({
        "local": moment.local().to_string(),
        "zone": moment.zone_name(),
        "at": moment.at().to_string(),
    })
}

/// The judge writes the parts of a rule in an order of its own, and for a zone that the file
/// defines itself it has no name and, where it is a gap or fold, no better opinion than ours.
fn normal(mut event: Value, other: &Value) -> Value {
    if let Some(rule) = event["rrule"].as_str() {
        let parts: BTreeSet<&str> = rule.split(';').collect();
        event["rrule"] = json!(parts);
    }
    for field in ["start", "end"] {
        if other[field]["zone"].is_null() {
            event[field]["zone"] = Value::Null;
        }
    }
    event
}

fn assert_same(bytes: &[u8], golden: &str, count: usize) {
    let ours = ours(bytes);
    let judged: Vec<Value> = golden
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(ours.len(), count);
    assert_eq!(judged.len(), count);
    for (ours, judged) in ours.into_iter().zip(judged) {
        assert_eq!(normal(ours, &judged), normal(judged.clone(), &judged));
    }
}

#[test]
fn a_real_term_is_read_as_the_judge_reads_it() {
    assert_same(
        include_bytes!("data/campus-taguspark/timetable.ics"),
        include_str!("data/campus-taguspark/timetable.golden.jsonl"),
        283,
    );
}

#[test]
fn an_awkward_file_is_read_as_the_judge_reads_it() {
    assert_same(
        include_bytes!("data/judged.ics"),
        include_str!("data/judged.golden.jsonl"),
        25,
    );
}

#[test]
fn line_endings_make_no_difference() {
    let bytes = include_bytes!("data/judged.ics");
    let unix: Vec<u8> = bytes
        .iter()
        .copied()
        .filter(|byte| *byte != b'\r')
        .collect();
    assert_eq!(events(&unix), events(bytes));
}

#[test]
fn equal_content_has_equal_form_wherever_it_stands() {
    let bytes = include_bytes!("data/campus-taguspark/timetable.ics");
    let moved = [b"\r\n\r\n".as_slice(), bytes].concat();
    let form = |bytes: &[u8]| serde_json::to_string(&events(bytes)).unwrap();
    assert_ne!(events(bytes)[0].line, events(&moved)[0].line);
    assert_eq!(form(bytes), form(&moved));
}

#[test]
fn changed_dates_lie_with_their_series() {
    let events = events(include_bytes!("data/judged.ics"));
    let of = |uid: &str| events.iter().find(|event| event.uid == uid).unwrap();
    let summaries: Vec<_> = of("series@x")
        .overrides
        .iter()
        .map(|one| &one.summary)
        .collect();
    assert_eq!(summaries, ["Moved to the afternoon", "Later from here on"]);
    assert!(of("series@x").overrides[1].and_following);
    assert_eq!(
        of("cancelled-date@x").overrides.len(),
        1,
        "the change stands before its series"
    );
    let alone = of("alone@x");
    assert!(alone.recurrence_id.is_some() && alone.overrides.is_empty());
}
