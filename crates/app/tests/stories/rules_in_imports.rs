//! Rules and files: days of working calendars, and imports that obey the rules like everybody.

use app::Who;
use app::import::Outcome;
use store::testing::on_both_engines;

use crate::importing::{ROOMS, app, calendar, event, outcomes, rooms};

#[test]
fn days_of_a_working_calendar_come_from_a_table_or_a_calendar_and_replace_what_was_there() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        let days = |text: &str, dry_run| {
            app.import_days(&Who::console(), "cn", text.as_bytes(), dry_run, &|_, _| {})
                .unwrap()
        };
        let table = "date,kind,as_weekday,name\n2026-02-17,holiday,,Spring\n\
            2026-02-28,workday,5,make-up\n2026-02-30,holiday,,never\n2026-03-01,workday,9,x\n";
        assert_eq!(days(table, true).accepted, 2);
        assert!(app.calendars().is_empty(), "a dry run leaves no trace");
        let report = days(table, false);
        let created = (Outcome::Created, None);
        let rejected = |code| (Outcome::Rejected, Some(code));
        assert_eq!(
            outcomes(&report),
            [
                created,
                created,
                rejected("not_a_date"),
                rejected("not_in_range")
            ]
        );
        let calendar = app.calendar("cn").unwrap();
        assert_eq!((calendar.days.len(), calendar.version), (2, 1));
        let again = days(table, false);
        assert_eq!(outcomes(&again)[0], (Outcome::Unchanged, None));
        assert_eq!(app.calendar("cn").unwrap().version, 1);

        let holidays = event(
            "h",
            &[
                "DTSTART;VALUE=DATE:20261001",
                "DTEND;VALUE=DATE:20261004",
                "SUMMARY:国庆节 假期",
            ],
        );
        let made_up = event("w", &["DTSTART;VALUE=DATE:20261010", "SUMMARY:国庆节 补班"]);
        let timed = event("t", &["DTSTART:20261011T100000Z", "DTEND:20261011T110000Z"]);
        let text = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{holidays}{made_up}{timed}END:VCALENDAR\r\n"
        );
        let report = days(&text, false);
        assert_eq!(
            outcomes(&report),
            [created, created, rejected("not_all_day")]
        );
        let calendar = app.calendar("cn").unwrap();
        let found: Vec<_> = calendar
            .days
            .iter()
            .map(|(date, day)| format!("{date} {}", day.kind.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                "2026-10-01 holiday",
                "2026-10-02 holiday",
                "2026-10-03 holiday",
                "2026-10-10 workday"
            ]
        );
    });
}

#[test]
fn a_date_of_a_series_that_was_moved_counts_like_the_others() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        rooms(&app, ROOMS, false);
        let peony = app.places().by_code("p1").unwrap().id;
        let policy = serde_json::json!({"quotas": {"value": [
            {"of": "person", "period": "day", "mostMeetings": 1}
        ]}});
        let policy = serde_json::from_value(policy).unwrap();
        app.set_rules(&Who::console(), peony, policy, None).unwrap();
        let series = event(
            "weekly",
            &[
                "DTSTART:20260309T100000Z",
                "DTEND:20260309T110000Z",
                "RRULE:FREQ=WEEKLY;COUNT=2",
                "LOCATION:Peony",
            ],
        );
        let moved_to = |day: &str| {
            event(
                "weekly",
                &[
                    "RECURRENCE-ID:20260316T100000Z",
                    &format!("DTSTART:{day}T120000Z"),
                    &format!("DTEND:{day}T130000Z"),
                    "LOCATION:Peony",
                ],
            )
        };
        let onto_the_first = format!("{series}{}", moved_to("20260309"));
        let report = calendar(&app, &onto_the_first, false, false);
        let refused = (Outcome::Rejected, Some("policy_violation"));
        assert_eq!(outcomes(&report), [refused]);
        let to_a_free_day = format!("{series}{}", moved_to("20260317"));
        let report = calendar(&app, &to_a_free_day, false, false);
        assert_eq!(outcomes(&report), [(Outcome::Created, None)]);
    });
}

#[test]
fn an_import_obeys_the_rules_and_names_them() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        rooms(&app, ROOMS, false);
        let peony = app.places().by_code("p1").unwrap().id;
        let policy = serde_json::json!({"quotas": {"value": [
            {"of": "person", "period": "day", "mostMeetings": 1}
        ]}});
        let policy = serde_json::from_value(policy).unwrap();
        app.set_rules(&Who::console(), peony, policy, None).unwrap();
        let at = |uid: &str, hour: u8| {
            let start = format!("DTSTART:20260303T{hour:02}0000Z");
            let end = format!("DTEND:20260303T{hour:02}3000Z");
            event(uid, &[&start, &end, "LOCATION:Peony"])
        };
        let events = format!("{}{}", at("a", 10), at("b", 12));
        let report = calendar(&app, &events, false, false);
        assert_eq!(
            outcomes(&report),
            [
                (Outcome::Created, None),
                (Outcome::Rejected, Some("policy_violation"))
            ]
        );
        let violation = &report.items[1].detail["violations"][0];
        assert_eq!(violation["code"], "too_many_meetings");
        assert_eq!(violation["rule"], "quotas");
    });
}
