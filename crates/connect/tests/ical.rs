//! Calendar files that are wrong in one way each: what is refused, where, and with which words;
//! and that no bytes whatever make the reader fall over or dawdle.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests, where a wrong value has to fall over"
)]

use connect::Unreadable;
use connect::ical::{CalendarItem, ItemError, ItemFault, Status, read};
use jiff::tz::TimeZone;
use proptest::prelude::*;

const TIMETABLE: &[u8] = include_bytes!("data/campus-taguspark/timetable.ics");
const JUDGED: &[u8] = include_bytes!("data/judged.ics");

type Outcome = Result<CalendarItem, ItemError>;

fn read_bytes(bytes: &[u8]) -> Result<Vec<Outcome>, Unreadable> {
    read(bytes, &TimeZone::UTC)
}

fn calendar(events: &str) -> Vec<Outcome> {
    read_bytes(format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n").as_bytes()).unwrap()
}

/// One event that begins on line 2; its properties begin on line 3.
fn event(properties: &str) -> Outcome {
    let mut items = calendar(&format!("BEGIN:VEVENT\n{properties}END:VEVENT\n"));
    assert_eq!(items.len(), 1);
    items.remove(0)
}

/// The event with these lines beside a UID on line 3 and a good start on line 4.
fn fault_beside_start(properties: &str) -> (usize, ItemFault) {
    let error = event(&format!("UID:a\nDTSTART:20240301T090000Z\n{properties}")).unwrap_err();
    assert_eq!(error.uid.as_deref(), Some("a"));
    (error.line, error.fault)
}

fn invalid(property: &'static str, text: &str) -> ItemFault {
    ItemFault::InvalidValue {
        property,
        text: text.into(),
    }
}

const GOOD: &str = "DTSTART:20240301T090000Z\nDTEND:20240301T100000Z\n";

#[test]
fn an_event_lacks_something() {
    let missing = event(GOOD).unwrap_err();
    assert_eq!(
        missing,
        ItemError {
            uid: None,
            line: 2,
            fault: ItemFault::MissingUid
        }
    );
    let missing = event(&format!("UID: \n{GOOD}")).unwrap_err();
    assert_eq!(missing.fault, ItemFault::MissingUid, "a blank one is none");
    let missing = event("UID:a\nDTEND:20240301T100000Z\n").unwrap_err();
    assert_eq!((missing.line, missing.fault), (2, ItemFault::MissingStart));
    assert_eq!(fault_beside_start(""), (2, ItemFault::NoLength));
}

#[test]
fn an_event_has_no_length() {
    let end = |line: &str| fault_beside_start(line);
    assert_eq!(
        end("DTEND:20240301T085959Z\n"),
        (5, ItemFault::EndBeforeStart)
    );
    assert_eq!(end("DTEND:20240301T090000Z\n"), (5, ItemFault::NoLength));
    assert_eq!(end("DURATION:-PT1H\n"), (5, ItemFault::EndBeforeStart));
    assert_eq!(end("DURATION:PT0S\n"), (5, ItemFault::NoLength));
    assert_eq!(
        end("DTEND;TZID=Asia/Shanghai:20240301T165959\n"),
        (5, ItemFault::EndBeforeStart),
        "instants count, not what the clocks show"
    );
    assert_eq!(
        end("DTEND:20240301T100000Z\nDURATION:PT1H\n"),
        (5, ItemFault::EndAndDuration)
    );
    let days = event("UID:a\nDTSTART;VALUE=DATE:20240301\nDTEND;VALUE=DATE:20240301\n");
    assert_eq!(days.unwrap_err().fault, ItemFault::NoLength);
}

#[test]
fn a_zone_is_unknown() {
    let start = event("UID:a\nDTSTART;TZID=Mars/Olympus:20240301T090000\nDURATION:PT1H\n");
    let fault = ItemFault::UnknownTimeZone {
        name: "Mars/Olympus".into(),
    };
    assert_eq!(
        start,
        Err(ItemError {
            uid: Some("a".into()),
            line: 3 + 1,
            fault
        })
    );
    assert_eq!(
        fault_beside_start("DTEND:20240301T100000Z\nEXDATE;TZID=Nowhere:20240308T090000\n"),
        (
            6,
            ItemFault::UnknownTimeZone {
                name: "Nowhere".into()
            }
        )
    );
    let zulu = event("UID:a\nDTSTART;TZID=Nowhere:20240301T090000Z\nDURATION:PT1H\n").unwrap();
    assert_eq!(zulu.start.zone_name(), "UTC", "a time in UTC needs no zone");
}

#[test]
fn a_definition_of_offsets_is_not_taken_for_a_zone() {
    let items = calendar(
        "BEGIN:VTIMEZONE\nTZID:Custom\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
         TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n\
         BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Custom:20240301T090000\nDURATION:PT1H\nEND:VEVENT\n",
    );
    let fault = ItemFault::UnknownTimeZone {
        name: "Custom".into(),
    };
    assert_eq!(items[0].as_ref().unwrap_err().fault, fault);
}

#[test]
fn a_zone_counts_for_its_own_calendar_and_may_be_defined_behind_its_use() {
    let event = "BEGIN:VEVENT\nUID:UID\nDTSTART;TZID=Office:20240701T090000\n\
                 DURATION:PT1H\nEND:VEVENT\n";
    let zone = "BEGIN:VTIMEZONE\nTZID:Office\nX-LIC-LOCATION:Europe/Lisbon\nEND:VTIMEZONE\n";
    let (first, second) = (event.replace(":UID", ":1"), event.replace(":UID", ":2"));
    let text = format!(
        "BEGIN:VCALENDAR\n{first}{zone}END:VCALENDAR\nBEGIN:VCALENDAR\n{second}END:VCALENDAR\n"
    );
    let items = read_bytes(text.as_bytes()).unwrap();
    assert_eq!(
        items[0].as_ref().unwrap().start.at().to_string(),
        "2024-07-01T08:00:00Z"
    );
    assert!(items[1].is_err());
}

#[test]
fn a_value_is_wrong() {
    let wrong = |line: &str| fault_beside_start(&format!("DURATION:PT1H\n{line}\n"));
    assert_eq!(
        wrong("EXDATE:20240301T090000Z,2024"),
        (6, invalid("EXDATE", "2024"))
    );
    assert_eq!(
        wrong("RDATE;VALUE=DATE:20240301T090000"),
        (6, invalid("RDATE", "20240301T090000"))
    );
    assert_eq!(
        wrong("RDATE:20240301/PT"),
        (6, invalid("RDATE", "20240301/PT"))
    );
    assert_eq!(
        wrong("RDATE;VALUE=PERIOD:20240302T090000Z/20240302T080000Z"),
        (6, ItemFault::EndBeforeStart)
    );
    assert_eq!(
        wrong("RECURRENCE-ID:soon"),
        (6, invalid("RECURRENCE-ID", "soon"))
    );
    assert_eq!(
        wrong("X-EXPECTED-ATTENDEES:-1"),
        (6, invalid("X-EXPECTED-ATTENDEES", "-1"))
    );
    assert_eq!(wrong("STATUS:MAYBE"), (6, invalid("STATUS", "MAYBE")));
    assert_eq!(
        fault_beside_start("DURATION:1 hour\n"),
        (5, invalid("DURATION", "1 hour"))
    );
    assert_eq!(
        fault_beside_start("DTEND;VALUE=DATE:20240302\n"),
        (5, invalid("DTEND", "2024-03-02")),
        "a time cannot end as a day"
    );
    assert_eq!(wrong("no content line"), (6, ItemFault::BrokenLine));
    let start = event("UID:a\nDTSTART:20240230T090000Z\nDURATION:PT1H\n").unwrap_err();
    assert_eq!(
        (start.line, start.fault),
        (4, invalid("DTSTART", "20240230T090000Z"))
    );
    let late = event("UID:a\nDTSTART:99991231T235959\nDURATION:PT1H\n").unwrap_err();
    assert_eq!(
        (late.line, late.fault),
        (4, invalid("DTSTART", "9999-12-31T23:59:59"))
    );
    assert_eq!(
        fault_beside_start("DURATION:P99999999D\n"),
        (5, invalid("DURATION", "P99999999D"))
    );
}

#[test]
fn a_property_is_repeated_or_would_change_the_dates() {
    let wrong = |line: &str| fault_beside_start(&format!("DURATION:PT1H\n{line}\n"));
    let repeated = |property| (6, ItemFault::RepeatedProperty { property });
    assert_eq!(wrong("UID:b"), repeated("UID"));
    assert_eq!(wrong("dtstart:20240301T090000Z"), repeated("DTSTART"));
    assert_eq!(wrong("DURATION:PT1H"), repeated("DURATION"));
    let rules = "RRULE:FREQ=DAILY;COUNT=2\nRRULE:FREQ=WEEKLY;COUNT=2";
    assert_eq!(
        wrong(rules),
        (7, ItemFault::RepeatedProperty { property: "RRULE" })
    );
    let unsupported = ItemFault::UnsupportedProperty { property: "EXRULE" };
    assert_eq!(wrong("EXRULE:FREQ=WEEKLY"), (6, unsupported));
}

#[test]
fn texts_and_lists_have_limits() {
    let with = |line: &str| event(&format!("UID:a\n{GOOD}{line}\n"));
    let fault = |line: &str| with(line).unwrap_err().fault;
    let long = "会".repeat(1_001);
    assert_eq!(
        fault(&format!("SUMMARY:{long}")),
        ItemFault::TooLong {
            property: "SUMMARY",
            limit: 1_000
        }
    );
    let fits = "会".repeat(1_000);
    assert_eq!(with(&format!("SUMMARY:{fits}")).unwrap().summary, fits);
    assert_eq!(
        fault(&format!("DESCRIPTION:{}", "x".repeat(100_001))),
        ItemFault::TooLong {
            property: "DESCRIPTION",
            limit: 100_000
        }
    );
    assert_eq!(
        fault(&format!("RRULE:FREQ=DAILY;{}", "X".repeat(2_000))),
        ItemFault::TooLong {
            property: "RRULE",
            limit: 2_000
        }
    );
    assert_eq!(
        fault(&format!("EXDATE:20240301{}", ",20240301".repeat(10_000))),
        ItemFault::TooManyValues {
            property: "EXDATE",
            limit: 10_000
        }
    );
    assert_eq!(
        fault("ATTENDEE:mailto:a@x.example\n".repeat(5_001).trim_end()),
        ItemFault::TooManyValues {
            property: "ATTENDEE",
            limit: 5_000
        }
    );
    let uid = event(&format!("UID:{}\n{GOOD}", "u".repeat(1_001))).unwrap_err();
    assert_eq!(
        uid.fault,
        ItemFault::TooLong {
            property: "UID",
            limit: 1_000
        }
    );
}

#[test]
fn the_first_fault_counts_and_the_uid_may_follow_it() {
    let error = event("DTSTART:x\nDTEND:y\nUID:late\n").unwrap_err();
    assert_eq!(
        error,
        ItemError {
            uid: Some("late".into()),
            line: 3,
            fault: invalid("DTSTART", "x")
        }
    );
}

#[test]
fn the_second_event_with_a_uid_is_refused() {
    let one = format!("BEGIN:VEVENT\nUID:a\n{GOOD}END:VEVENT\n");
    let other = format!("BEGIN:VEVENT\nUID:A\n{GOOD}END:VEVENT\n");
    let items = calendar(&format!("{one}{one}{other}"));
    assert!(items[0].is_ok());
    let duplicate = ItemFault::DuplicateUid { first_line: 2 };
    assert_eq!(
        items[1],
        Err(ItemError {
            uid: Some("a".into()),
            line: 7,
            fault: duplicate
        })
    );
    assert!(items[2].is_ok(), "letter case counts in a UID");
}

fn change(date: &str, rest: &str) -> String {
    format!("BEGIN:VEVENT\nUID:a\nRECURRENCE-ID{date}\n{GOOD}{rest}END:VEVENT\n")
}

#[test]
fn a_series_with_a_change_that_makes_no_sense_is_refused_with_it() {
    let series = format!("BEGIN:VEVENT\nUID:a\n{GOOD}RRULE:FREQ=DAILY\nEND:VEVENT\n");
    let good = change(":20240302T090000Z", "");
    assert_eq!(
        calendar(&format!("{series}{good}"))[0]
            .as_ref()
            .unwrap()
            .overrides
            .len(),
        1
    );

    let items = calendar(&format!(
        "{series}{}",
        change(":20240302T090000Z", "STATUS:X\n")
    ));
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].as_ref().unwrap_err().fault, invalid("STATUS", "X"));

    let again = change(";TZID=Asia/Shanghai:20240302T170000", "");
    let items = calendar(&format!("{good}{series}{again}"));
    assert_eq!(items.len(), 1);
    let date = "2024-03-02T17:00:00[Asia/Shanghai]".to_owned();
    assert_eq!(
        items[0].as_ref().unwrap_err().fault,
        ItemFault::DateChangedTwice { date }
    );
}

#[test]
fn a_change_of_a_day_means_that_days_date_of_the_series() {
    let series = "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Asia/Shanghai:20240301T080000\n\
                  DURATION:PT1H\nRRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:20240303\nEND:VEVENT\n";
    let text = format!("{series}{}", change(";VALUE=DATE:20240302", ""));
    let item = calendar(&text).remove(0).unwrap();
    assert_eq!(
        item.exdates[0].to_string(),
        "2024-03-03T08:00:00[Asia/Shanghai]"
    );
    let id = item.overrides[0].recurrence_id.as_ref().unwrap();
    assert_eq!(id.to_string(), "2024-03-02T08:00:00[Asia/Shanghai]");
}

#[test]
fn changes_without_their_series_stand_alone_once_a_date() {
    let first = change(":20240302T090000Z", "");
    let second = change(":20240303T090000Z", "");
    let items = calendar(&format!("{first}{second}{first}"));
    let outcome: Vec<bool> = items.iter().map(Result::is_ok).collect();
    assert_eq!(outcome, [true, true, false]);
}

#[test]
fn what_is_cancelled_says_so() {
    let item = event(&format!("UID:a\n{GOOD}STATUS:CANCELLED\n")).unwrap();
    assert_eq!(item.status, Status::Cancelled);
}

#[test]
fn a_file_that_is_not_whole_is_refused_as_a_whole() {
    let refused = |text: &str| read_bytes(text.as_bytes()).unwrap_err();
    for text in [
        "",
        "\n\n",
        "hello",
        "BEGIN:VEVENT\nEND:VEVENT\n",
        "UID:a\n",
        "END:VCALENDAR\n",
    ] {
        assert_eq!(refused(text).code(), "not_a_calendar", "{text}");
    }
    assert_eq!(
        refused("BEGIN:VCALENDAR\nEND:VCALENDAR\n<html>\n"),
        Unreadable::NotACalendar { line: 3 }
    );
    assert_eq!(
        refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n"),
        Unreadable::UnclosedComponent {
            name: "VEVENT".into(),
            line: 2
        }
    );
    assert_eq!(
        refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n"),
        Unreadable::UnexpectedEnd {
            name: "VCALENDAR".into(),
            open: "VEVENT".into(),
            line: 3
        }
    );
    assert_eq!(
        refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\n"),
        Unreadable::MisplacedComponent {
            name: "VEVENT".into(),
            inside: "VEVENT".into(),
            line: 3
        }
    );
    assert_eq!(
        refused("BEGIN:VCALENDAR\nbroken\nEND:VCALENDAR\n"),
        Unreadable::BrokenLine { line: 2 }
    );
    assert_eq!(
        refused(&format!(
            "BEGIN:VCALENDAR\n{}",
            "BEGIN:X-DEEP\n".repeat(1_000)
        )),
        Unreadable::NestedTooDeep { line: 9, limit: 8 }
    );
}

#[test]
fn bytes_that_are_no_text_are_found_where_they_lie() {
    let start = b"\xEF\xBB\xBFBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:";
    let with = |bytes: &[u8]| read_bytes(&[start, bytes].concat()).unwrap_err();
    assert_eq!(
        with(b"\xC4\xE3\xBA\xC3"),
        Unreadable::NotUtf8 {
            line: 3,
            byte: start.len()
        }
    );
    assert_eq!(
        with(b"a\0"),
        Unreadable::NulByte {
            line: 3,
            byte: start.len() + 1
        }
    );
}

#[test]
fn a_whole_file_without_events_is_empty_and_not_an_error() {
    let todo = "BEGIN:VTODO\nnot read at all\nUID:a\nEND:VTODO\n";
    assert_eq!(calendar(todo), []);
}

#[test]
fn more_events_than_anybody_has_are_refused() {
    let text = "BEGIN:VEVENT\nEND:VEVENT\n".repeat(200_001);
    let text = format!("BEGIN:VCALENDAR\n{text}END:VCALENDAR\n");
    let error = read_bytes(text.as_bytes()).unwrap_err();
    assert_eq!(error, Unreadable::TooManyItems { limit: 200_000 });
}

/// Each of these takes hours when some step looks at everything before it again.
#[test]
fn hostile_files_take_time_in_proportion() {
    let many = 256 * 1024;
    let one_series = change(":20240302T090000Z", "").replace("UID:a", "UID:same");
    let series = "BEGIN:VEVENT\nUID:same\nDTSTART:20240301T090000Z\nDURATION:PT1H\nEND:VEVENT\n";
    let one_uid = format!("{series}{}", one_series.repeat(20_000));
    assert_eq!(calendar(&one_uid).len(), 1);
    let many_dates: String = (0..20_000)
        .map(|minute| {
            let date = format!(
                ":2024{:02}{:02}T{:02}{:02}00Z",
                1 + minute / 7200 % 12,
                1 + minute / 1440 % 5,
                minute / 60 % 24,
                minute % 60
            );
            change(&date, "")
        })
        .collect();
    let series = format!("BEGIN:VEVENT\nUID:a\n{GOOD}RRULE:FREQ=MINUTELY\nEND:VEVENT\n");
    let items = calendar(&format!("{series}{many_dates}"));
    assert_eq!(items[0].as_ref().unwrap().overrides.len(), 20_000);

    let folded = format!("UID:a\n{GOOD}COMMENT:x\n{}", " x\n".repeat(many));
    assert!(event(&folded).is_ok());
    let parameters = format!(
        "UID:a\nDTSTART{}:20240301T090000Z\nDURATION:PT1H\n",
        ";X=1".repeat(many)
    );
    assert!(event(&parameters).is_ok());
    let slashes = format!(
        "UID:a\nDTSTART;TZID={}:20240301T090000\nDURATION:PT1H\n",
        "/".repeat(many)
    );
    assert_eq!(
        event(&slashes).unwrap_err().fault.code(),
        "unknown_time_zone"
    );
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_bytes(&bytes);
        let inside = [
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n".as_slice(), &bytes,
            b"\nEND:VEVENT\nEND:VCALENDAR\n",
        ];
        let _ = read_bytes(&inside.concat());
    }

    #[test]
    fn any_values_are_answered(
        start in "[0-9TZP:;=/,-]{0,20}",
        name in "(DTSTART|DTEND|DURATION|EXDATE|RDATE|RECURRENCE-ID|ATTENDEE)",
        parameter in "(;VALUE=(DATE|PERIOD)|;TZID=[A-Za-z/\"]{0,12}|)",
        value in "[0-9TZPDHMSW+/,-]{0,24}",
    ) {
        let _ = event(&format!("UID:a\nDTSTART:{start}\n{name}{parameter}:{value}\n"));
    }

    #[test]
    fn a_damaged_file_is_answered(
        of_campus in any::<bool>(),
        at in 0.0..1.0_f64,
        cut in 0..40_usize,
        put in prop::collection::vec(
            prop::sample::select(&b"BEGIN:VEVENT\r\n;=,\"\\ TZ019\0\xFF\xE4"[..]), 0..12),
    ) {
        let mut bytes = if of_campus { TIMETABLE } else { JUDGED }.to_vec();
        let at = (at * bytes.len() as f64) as usize;
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, put);
        if let Ok(items) = read_bytes(&bytes) {
            prop_assert!(items.len() <= 284);
        }
    }
}
