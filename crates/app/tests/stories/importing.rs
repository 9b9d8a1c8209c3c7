//! Bulk input: what becomes of each item, and that doing it again changes nothing.

use std::sync::Arc;

use app::import::{CalendarOptions, ImportError, Outcome, Report};
use app::{App, SetClock, SystemChance, Who};
use domain::meeting::Party;
use store::testing::on_both_engines;

pub(crate) const ROOMS: &str = "code,campus,building,floor,name,capacity,kind,time_zone\n\
    p1,North,Main,1,Peony,8,boardroom,Europe/Lisbon\n\
    r1,North,Main,2,Rose,20,classroom,Europe/Lisbon\n";

pub(crate) fn app(store: store::Store) -> Arc<App> {
    let clock = Arc::new(SetClock::new("2026-03-02T08:00Z".parse().unwrap()));
    let app = App::over(store, clock, Arc::new(SystemChance)).unwrap();
    app.create_administrator(&Who::console(), "ada", "Ada", None)
        .unwrap();
    app
}

pub(crate) fn rooms(app: &Arc<App>, text: &str, dry_run: bool) -> Report {
    app.import_rooms(&Who::console(), text.as_bytes(), dry_run, &|_, _| {})
        .unwrap()
}

pub(crate) fn calendar(
    app: &Arc<App>,
    events: &str,
    skip_conflicts: bool,
    dry_run: bool,
) -> Report {
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n");
    let options = CalendarOptions {
        organizer: "ADA".into(),
        skip_conflicts,
        dry_run,
    };
    app.import_calendar(&Who::console(), text.as_bytes(), &options, &|_, _| {})
        .unwrap()
}

pub(crate) fn event(uid: &str, lines: &[&str]) -> String {
    let lines = lines.join("\r\n");
    format!("BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\n{lines}\r\nEND:VEVENT\r\n")
}

pub(crate) fn outcomes(report: &Report) -> Vec<(Outcome, Option<&str>)> {
    report
        .items
        .iter()
        .map(|item| (item.outcome, item.code.as_deref()))
        .collect()
}

fn held(app: &Arc<App>) -> usize {
    app.store()
        .read(|tx| {
            let mut count = 0;
            tx.for_each_entry(|entry| count += entry.holds.len())?;
            Ok::<_, store::StoreError>(count)
        })
        .unwrap()
}

#[test]
fn rooms_come_with_the_places_above_them_and_only_once() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        assert_eq!(rooms(&app, ROOMS, true).accepted, 2);
        assert!(app.places().rooms().is_empty(), "a dry run changes nothing");
        let created = (Outcome::Created, None);
        assert_eq!(outcomes(&rooms(&app, ROOMS, false)), [created, created]);
        let unchanged = (Outcome::Unchanged, None);
        assert_eq!(outcomes(&rooms(&app, ROOMS, false)), [unchanged, unchanged]);
        let places = app.places();
        let peony = places.by_code("p1").unwrap();
        assert_eq!(places.path_names(peony.id), ["North", "Main", "1"]);
        assert_eq!(places.zone(peony.id).iana_name(), Some("Europe/Lisbon"));
        let moved = ROOMS.replace("Main,2,Rose,20", "Annex,0,Rose,24");
        assert_eq!(
            outcomes(&rooms(&app, &moved, false)),
            [unchanged, (Outcome::Updated, None)]
        );
        let places = app.places();
        let rose = places.by_code("r1").unwrap();
        assert_eq!(places.path_names(rose.id), ["North", "Annex", "0"]);
        assert_eq!(rose.capacity, Some(24));
    });
}

#[test]
fn a_broken_table_imports_nothing() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        let broken = format!("{ROOMS}\"open quote");
        let outcome = app.import_rooms(&Who::console(), broken.as_bytes(), false, &|_, _| {});
        assert!(
            matches!(outcome, Err(ImportError::Unreadable(_))),
            "{outcome:?}"
        );
        let some_bad =
            format!("{ROOMS}p1,North,Main,1,Peony again,8,x,Europe/Lisbon\nz,a,b,c,d,-1,e,UTC\n");
        let report = rooms(&app, &some_bad, false);
        assert_eq!((report.accepted, report.rejected), (2, 2));
        assert_eq!(app.places().rooms().len(), 2);
    });
}

#[test]
fn a_calendar_is_taken_in_order_and_a_second_time_changes_nothing() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        rooms(&app, ROOMS, false);
        let weekly = [
            "DTSTART;TZID=Europe/Lisbon:20260303T090000",
            "DTEND;TZID=Europe/Lisbon:20260303T100000",
            "RRULE:FREQ=WEEKLY;COUNT=5",
            "SUMMARY:Weekly",
            "LOCATION:Peony",
        ];
        let rival = [
            "DTSTART;TZID=Europe/Lisbon:20260310T093000",
            "DTEND;TZID=Europe/Lisbon:20260310T103000",
            "RRULE:FREQ=DAILY;COUNT=2",
            "SUMMARY:Rival",
            "X-ROOM-CODE:p1",
        ];
        let nowhere = [
            "DTSTART:20260310T093000Z",
            "DTEND:20260310T103000Z",
            "SUMMARY:Nowhere",
            "LOCATION:Atlantis",
        ];
        let all = [
            event("a", &weekly),
            event("b", &rival),
            event("c", &nowhere),
        ]
        .concat();
        let expected = [
            (Outcome::Created, None),
            (Outcome::Rejected, Some("room_busy")),
            (Outcome::Rejected, Some("room_not_found")),
        ];
        assert_eq!(outcomes(&calendar(&app, &all, false, true)), expected);
        assert_eq!(held(&app), 0, "a dry run changes nothing");
        assert_eq!(outcomes(&calendar(&app, &all, false, false)), expected);
        assert_eq!(held(&app), 5);
        let again = calendar(&app, &all, false, false);
        assert_eq!(outcomes(&again)[0], (Outcome::Unchanged, None));
        assert_eq!(held(&app), 5);
        let skipping = calendar(&app, &all, true, false);
        assert_eq!(outcomes(&skipping)[1], (Outcome::Created, None));
        assert_eq!(held(&app), 6, "the date that does not clash is taken");
    });
}

#[test]
fn a_place_that_is_written_as_a_code_is_found_and_a_name_goes_first() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        let twins = "code,campus,building,floor,name,capacity,kind,time_zone\n\
            p1,North,Main,1,Peony,8,boardroom,Europe/Lisbon\n\
            r1,North,Main,2,Rose,20,classroom,Europe/Lisbon\n\
            Rose,North,Main,3,Rose,20,classroom,Europe/Lisbon\n\
            x9,North,Main,4,p1,4,boardroom,Europe/Lisbon\n";
        rooms(&app, twins, false);
        let at = |hour: &str, place: &str| {
            let lines = [
                &format!("DTSTART:20260310T{hour}0000Z") as &str,
                &format!("DTEND:20260310T{hour}3000Z"),
                "SUMMARY:One",
                &format!("LOCATION:{place}"),
            ];
            event(hour, &lines)
        };
        let all = [
            at("08", "r1"),
            at("09", "p1"),
            at("10", "Rose"),
            at("11", "Lily"),
        ]
        .concat();
        let report = calendar(&app, &all, false, false);
        let expected = [
            (Outcome::Created, None),
            (Outcome::Created, None),
            (Outcome::Created, None),
            (Outcome::Rejected, Some("room_not_found")),
        ];
        assert_eq!(outcomes(&report), expected);
        let mut held = Vec::new();
        let read = app.store().read(|tx| {
            tx.for_each_entry(|entry| {
                let holds = entry.holds.iter();
                held.extend(holds.map(|(_, room, span)| (span.from(), *room)));
            })
        });
        read.unwrap();
        held.sort();
        let places = app.places();
        let codes: Vec<_> = held
            .iter()
            .map(|(_, room)| places.get(*room).unwrap().code.as_str())
            .collect();
        assert_eq!(codes, ["r1", "x9", "Rose"]);
    });
}

#[test]
fn dates_apart_and_changed_events() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        rooms(&app, ROOMS, false);
        let series = |hour: &str| {
            event(
                "s",
                &[
                    &format!("DTSTART;TZID=Europe/Lisbon:20260303T{hour}0000"),
                    "DURATION:PT1H",
                    "RRULE:FREQ=DAILY;COUNT=3",
                    "SUMMARY:Daily",
                    "LOCATION:Peony",
                ],
            )
        };
        let moved = event(
            "s",
            &[
                "RECURRENCE-ID;TZID=Europe/Lisbon:20260304T090000",
                "DTSTART;TZID=Europe/Lisbon:20260304T140000",
                "DURATION:PT1H",
                "SUMMARY:Daily, later",
                "LOCATION:Rose",
            ],
        );
        let report = calendar(&app, &[series("09"), moved].concat(), false, false);
        assert_eq!(outcomes(&report), [(Outcome::Created, None)]);
        assert_eq!(held(&app), 3);
        let later = calendar(&app, &series("11"), false, false);
        assert_eq!(outcomes(&later), [(Outcome::Updated, None)]);
        assert_eq!(held(&app), 3, "what was there before is given up");
        let block = event(
            "other",
            &[
                "DTSTART;TZID=Europe/Lisbon:20260305T150000",
                "DURATION:PT1H",
                "SUMMARY:Block",
                "LOCATION:Peony",
            ],
        );
        calendar(&app, &block, false, false);
        let refused = calendar(&app, &series("15"), false, false);
        assert_eq!(outcomes(&refused), [(Outcome::Rejected, Some("room_busy"))]);
        assert_eq!(held(&app), 4, "a refused change leaves what was there");
        let gone = series("11").replace("SUMMARY:Daily", "SUMMARY:Daily\r\nSTATUS:CANCELLED");
        assert_eq!(
            outcomes(&calendar(&app, &gone, false, false)),
            [(Outcome::Updated, None)]
        );
        assert_eq!(held(&app), 1);
    });
}

#[test]
fn dates_without_their_series_are_kept_side_by_side() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        rooms(&app, ROOMS, false);
        let date = |day: &str| {
            event(
                "invited",
                &[
                    &format!("RECURRENCE-ID:202603{day}T090000Z"),
                    &format!("DTSTART:202603{day}T090000Z"),
                    "DURATION:PT1H",
                    "SUMMARY:One date",
                    "LOCATION:Peony",
                ],
            )
        };
        let both = [date("03"), date("10")].concat();
        let created = (Outcome::Created, None);
        assert_eq!(
            outcomes(&calendar(&app, &both, false, false)),
            [created, created]
        );
        assert_eq!(held(&app), 2);
        let unchanged = (Outcome::Unchanged, None);
        assert_eq!(
            outcomes(&calendar(&app, &both, false, false)),
            [unchanged, unchanged]
        );
        assert_eq!(held(&app), 2);
    });
}

#[test]
fn what_a_series_cannot_hold_is_refused_and_not_left_out() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        rooms(&app, ROOMS, false);
        let with = |line: &str| {
            event(
                "s",
                &[
                    "DTSTART:20260303T090000Z",
                    "DURATION:PT1H",
                    "RRULE:FREQ=DAILY;COUNT=3",
                    "SUMMARY:Daily",
                    "LOCATION:Peony",
                    line,
                ],
            )
        };
        let from_here = event(
            "s",
            &[
                "RECURRENCE-ID;RANGE=THISANDFUTURE:20260304T090000Z",
                "DTSTART:20260304T100000Z",
                "DURATION:PT1H",
                "SUMMARY:Later from here on",
            ],
        );
        let refused = [(Outcome::Rejected, Some("unsupported_property"))];
        let following = [with("CLASS:PUBLIC"), from_here].concat();
        let report = calendar(&app, &following, false, false);
        assert_eq!(outcomes(&report), refused);
        assert_eq!(report.items[0].detail["property"], "RANGE");
        let longer = with("RDATE;VALUE=PERIOD:20260310T090000Z/PT3H");
        let report = calendar(&app, &longer, false, false);
        assert_eq!(outcomes(&report), refused);
        assert_eq!(report.items[0].detail["property"], "RDATE");
        assert_eq!(held(&app), 0);
        let as_long = with("RDATE;VALUE=PERIOD:20260310T090000Z/PT1H");
        let report = calendar(&app, &as_long, false, false);
        assert_eq!(outcomes(&report), [(Outcome::Created, None)]);
        assert_eq!(held(&app), 4);
    });
}

#[test]
fn people_come_with_their_departments() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        let text = "login,name,email,department,language\n\
            li,李雷,li@example.org,Company / Research,zh-CN\n\
            LI,Another,,,en\n\
            han,韩梅梅,not an address,,\n";
        let import = |dry_run| {
            app.import_people(&Who::console(), text.as_bytes(), dry_run, &|_, _| {})
                .unwrap()
        };
        assert_eq!(import(true).accepted, 1);
        let report = import(false);
        assert_eq!(
            outcomes(&report),
            [
                (Outcome::Created, None),
                (Outcome::Rejected, Some("duplicate")),
                (Outcome::Rejected, Some("invalid_email")),
            ]
        );
        assert_eq!(outcomes(&import(false))[0], (Outcome::Unchanged, None));
    });
}

#[test]
fn an_event_between_two_minutes_is_refused_and_not_rounded() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        rooms(&app, ROOMS, false);
        let times = |start: &str, end: &str| {
            let zone = "TZID=Europe/Lisbon";
            event(
                start,
                &[
                    &format!("DTSTART;{zone}:20260310T{start}"),
                    &format!("DTEND;{zone}:20260310T{end}"),
                    "LOCATION:Peony",
                ],
            )
        };
        let events = [
            times("090000", "100000"),
            times("100030", "110000"),
            times("110000", "115959"),
        ];
        let report = calendar(&app, &events.concat(), false, false);
        let refused = (Outcome::Rejected, Some("whole_minutes_wanted"));
        let expected = [(Outcome::Created, None), refused, refused];
        assert_eq!(outcomes(&report), expected);
        assert_eq!(report.items[2].detail["field"], "end");
        assert_eq!(held(&app), 1);
    });
}

#[test]
fn who_is_invited_by_address_is_known_by_it() {
    on_both_engines(|fresh| {
        let app = app(fresh.open());
        rooms(&app, ROOMS, false);
        let people = "login,name,email\nbob,Bob,Bob@Example.org\n\
            eve,Eve,desk@example.org\nmax,Max,desk@example.org\n";
        app.import_people(&Who::console(), people.as_bytes(), false, &|_, _| {})
            .unwrap();
        let event = event(
            "one",
            &[
                "DTSTART:20260310T090000Z",
                "DTEND:20260310T100000Z",
                "LOCATION:Peony",
                "ATTENDEE:mailto:bob@example.org",
                "ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:ann@elsewhere.org",
                "ATTENDEE:mailto:desk@example.org",
            ],
        );
        let report = calendar(&app, &event, false, false);
        assert_eq!(outcomes(&report), [(Outcome::Created, None)]);
        let bob = app
            .people(&Who::console(), Some("bob".into()), None, 2)
            .unwrap();
        let span = domain::span::Span::new(
            "2026-03-10T09:00Z".parse().unwrap(),
            "2026-03-10T10:00Z".parse().unwrap(),
        );
        let booked = app
            .meetings(&Who::console(), span.unwrap(), false, None, 2)
            .unwrap();
        let invited: Vec<_> = booked[0]
            .meeting
            .topic
            .attendees
            .iter()
            .map(|attendee| (attendee.party.clone(), attendee.required))
            .collect();
        let guest = |address: &str| Party::Guest(address.to_owned());
        assert_eq!(
            invited,
            [
                (Party::Person(bob[0].id), true),
                (guest("ann@elsewhere.org"), false),
                // Two people share it, so it says nothing about who is meant.
                (guest("desk@example.org"), true),
            ]
        );
    });
}
