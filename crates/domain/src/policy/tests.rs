//! Rules: what is inherited, and where each one refuses.

use jiff::tz::TimeZone;
use uuid::Uuid;

use super::*;
use crate::span::Span;

fn id(n: u128) -> PlaceId {
    PlaceId(Uuid::from_u128(n))
}

fn set<T>(value: T) -> Option<Setting<T>> {
    Some(Setting {
        value,
        locked: false,
    })
}

fn codes(policy: &Policy, from: &str, until: &str, people: Option<u32>) -> Vec<ViolationCode> {
    let found = broken(policy, from, until, people).into_iter();
    found.map(|violation| violation.code).collect()
}

fn broken(policy: &Policy, from: &str, until: &str, people: Option<u32>) -> Vec<Violation> {
    let zone = TimeZone::get("Europe/Lisbon").unwrap();
    let at = |text: &str| {
        let local: jiff::civil::DateTime = text.parse().unwrap();
        local.to_zoned_datetime(zone.clone()).unwrap().timestamp()
    };
    let policy = EffectivePolicy::resolve([(id(1), policy)].into_iter());
    let span = Span::new(at(from), at(until)).unwrap();
    let ask = Ask {
        people,
        ..Ask::new(span, at("2026-03-02T08:00"))
    };
    let scene = Scene {
        room: id(9),
        policy: &policy,
        capacity: Some(8),
        zone: &zone,
        catalogue: &Catalogue::default(),
        rooms: 1,
    };
    violations(&scene, &ask)
}

#[test]
fn the_nearest_place_wins_unless_one_above_locked() {
    let campus = Policy {
        longest_minutes: Some(Setting {
            value: 240,
            locked: true,
        }),
        grid_minutes: set(15),
        ..Policy::default()
    };
    let room = Policy {
        longest_minutes: set(600),
        grid_minutes: set(5),
        ..Policy::default()
    };
    let effective = EffectivePolicy::resolve([(id(1), &campus), (id(2), &room)].into_iter());
    assert_eq!(effective.longest_minutes.value, 240);
    assert_eq!(effective.longest_minutes.place, Some(id(1)));
    assert_eq!(effective.grid_minutes.value, 5);
    assert_eq!(effective.grid_minutes.place, Some(id(2)));
    assert_eq!(effective.shortest_minutes.place, None);
}

#[test]
fn each_rule_refuses_past_its_boundary_and_allows_on_it() {
    let day = "2026-03-03T";
    let check = |policy: &Policy, from: &str, until: &str, people| {
        codes(
            policy,
            &format!("{day}{from}"),
            &format!("{day}{until}"),
            people,
        )
    };
    let p = Policy {
        shortest_minutes: set(30),
        ..Policy::default()
    };
    assert_eq!(check(&p, "10:00", "10:29", None), [ViolationCode::TooShort]);
    assert_eq!(check(&p, "10:00", "10:30", None), []);
    let p = Policy {
        longest_minutes: set(60),
        ..Policy::default()
    };
    assert_eq!(check(&p, "10:00", "11:01", None), [ViolationCode::TooLong]);
    assert_eq!(check(&p, "10:00", "11:00", None), []);
    let p = Policy {
        grid_minutes: set(15),
        ..Policy::default()
    };
    assert_eq!(check(&p, "10:05", "10:30", None), [ViolationCode::OffGrid]);
    assert_eq!(check(&p, "10:15", "10:30", None), []);
    let p = Policy {
        capacity_enforced: set(true),
        ..Policy::default()
    };
    assert_eq!(
        check(&p, "10:00", "11:00", Some(9)),
        [ViolationCode::OverCapacity]
    );
    assert_eq!(check(&p, "10:00", "11:00", Some(8)), []);
    let p = Policy {
        fewest_people: set(4),
        ..Policy::default()
    };
    assert_eq!(
        check(&p, "10:00", "11:00", Some(3)),
        [ViolationCode::TooFewPeople]
    );
    assert_eq!(check(&p, "10:00", "11:00", None), []);
}

#[test]
fn notice_past_and_horizon_count_from_now() {
    let p = Policy {
        notice_minutes: set(60),
        horizon_days: set(7),
        ..Policy::default()
    };
    assert_eq!(
        codes(&p, "2026-03-02T08:59", "2026-03-02T10:00", None),
        [ViolationCode::TooLittleNotice]
    );
    assert_eq!(codes(&p, "2026-03-02T09:00", "2026-03-02T10:00", None), []);
    assert_eq!(
        codes(&p, "2026-03-02T07:00", "2026-03-02T10:00", None),
        [ViolationCode::InThePast]
    );
    assert_eq!(codes(&p, "2026-03-09T23:00", "2026-03-10T00:00", None), []);
    assert_eq!(
        codes(&p, "2026-03-09T23:00", "2026-03-10T00:01", None),
        [ViolationCode::BeyondHorizon]
    );
    let free = Policy::default();
    assert_eq!(
        codes(&free, "2026-03-02T07:56", "2026-03-02T09:00", None),
        []
    );
}

#[test]
fn minutes_are_told_whole() {
    let p = Policy {
        notice_minutes: set(120),
        longest_minutes: set(60),
        ..Policy::default()
    };
    let found = broken(&p, "2026-03-02T09:29:50", "2026-03-02T10:30:20", None);
    let actual: Vec<_> = found.into_iter().map(|found| found.actual).collect();
    assert_eq!(
        actual,
        [61, 89],
        "begun of what is too long, left of the notice"
    );
}

#[test]
fn opening_hours_join_where_they_touch() {
    let opening = |day: i8, from: &str, until: &str| Opening {
        weekday: IsoWeekday::try_from(day).unwrap(),
        from: from.parse().unwrap(),
        until: until.parse().unwrap(),
    };
    let p = Policy {
        opening_hours: set(Some(vec![
            opening(2, "08:00", "12:00"),
            opening(2, "12:00", "18:00"),
            opening(5, "20:00", "00:00"),
            opening(6, "00:00", "02:00"),
        ])),
        ..Policy::default()
    };
    assert_eq!(codes(&p, "2026-03-03T08:00", "2026-03-03T18:00", None), []);
    let outside = [ViolationCode::OutsideOpeningHours];
    assert_eq!(
        codes(&p, "2026-03-03T07:59", "2026-03-03T09:00", None),
        outside
    );
    assert_eq!(
        codes(&p, "2026-03-03T17:00", "2026-03-03T18:01", None),
        outside
    );
    assert_eq!(
        codes(&p, "2026-03-04T10:00", "2026-03-04T11:00", None),
        outside
    );
    assert_eq!(codes(&p, "2026-03-06T23:00", "2026-03-07T02:00", None), []);
}

#[test]
fn the_table_of_names_is_what_is_written() {
    let all = serde_json::to_value(EffectivePolicy::resolve(std::iter::empty())).unwrap();
    let written: std::collections::BTreeSet<_> = all.as_object().unwrap().keys().cloned().collect();
    assert_eq!(written, RULES.iter().map(|name| name.to_string()).collect());
}

mod laws {
    //! Laws of what is counted and of what is kept around meetings, against a count by hand.

    use std::collections::BTreeSet;
    use std::sync::Arc;

    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::id::MeetingId;
    use crate::place::{BookingMode, Place, PlaceKind, Places};

    fn minute(minute: i64) -> Timestamp {
        Timestamp::from_second(1_772_409_600 + minute * 60).unwrap()
    }

    fn span(from: i64, minutes: i64) -> Span {
        Span::new(minute(from), minute(from + minutes)).unwrap()
    }

    /// A campus with four rooms; rooms 3 and 4 lie in a building of it that sets the rules.
    fn places(policy: &Policy) -> Places {
        let place = |n: u128, parent: Option<u128>, kind, policy: Policy| Place {
            id: id(n),
            parent: parent.map(id),
            kind,
            code: format!("c{n}"),
            name: format!("P{n}"),
            time_zone: Some("Europe/Lisbon".into()),
            capacity: None,
            room_kind: None,
            features: BTreeSet::new(),
            booking_mode: BookingMode::Open,
            in_service: true,
            policy,
            version: 1,
        };
        let none = Policy::default;
        Places::new(vec![
            place(10, None, PlaceKind::Campus, none()),
            place(11, Some(10), PlaceKind::Building, policy.clone()),
            place(1, Some(10), PlaceKind::Room, none()),
            place(2, Some(10), PlaceKind::Room, none()),
            place(3, Some(11), PlaceKind::Room, none()),
            place(4, Some(11), PlaceKind::Room, none()),
        ])
    }

    proptest! {
        #[test]
        fn a_quota_is_kept_by_whatever_is_admitted(
            wishes in proptest::collection::vec((1_u128..5, 0_i64..4_000, 1_i64..180), 1..60),
            most_meetings in 1_u32..6,
            most_minutes in 30_u32..300,
            most_at_once in 1_u32..3,
        ) {
            let quota = Quota {
                of: Of::Person,
                period: Period::Day,
                most_meetings: Some(most_meetings),
                most_minutes: Some(most_minutes),
            };
            let policy = Policy {
                quotas: set(vec![quota]),
                most_simultaneous: set(Some(most_at_once)),
                ..Policy::default()
            };
            let places = places(&policy);
            let mut usage = Arc::new(Usage::default());
            let mut kept: Vec<(u128, Span)> = Vec::new();
            for (number, (room, from, minutes)) in wishes.into_iter().enumerate() {
                let ask = Ask {
                    usage: usage.clone(),
                    ..Ask::new(span(from, minutes), minute(0))
                };
                let refused = exceeded(&[id(room)], &places, &ask);
                prop_assert!(room > 2 || refused.is_empty(), "no rule is set in room {room}");
                if refused.is_empty() {
                    let meeting = MeetingId(Uuid::from_u128(number as u128));
                    note(Arc::make_mut(&mut usage), meeting, &[id(room)], &ask);
                    kept.push((room, ask.span));
                }
            }
            let inside: Vec<_> = kept.iter().filter(|(room, _)| *room > 2).collect();
            let zone = TimeZone::get("Europe/Lisbon").unwrap();
            let days: BTreeSet<_> = inside
                .iter()
                .map(|(_, span)| zone.to_datetime(span.from()).date())
                .collect();
            for day in days {
                let on_day = inside
                    .iter()
                    .filter(|(_, span)| zone.to_datetime(span.from()).date() == day);
                prop_assert!(on_day.clone().count() <= most_meetings as usize);
                let seconds: i64 = on_day.map(|(_, span)| span.seconds()).sum();
                prop_assert!(seconds <= i64::from(most_minutes) * 60);
            }
            for (_, one) in &inside {
                let at_once = inside.iter().filter(|(_, span)| span.contains(one.from()));
                prop_assert!(at_once.count() <= most_at_once as usize);
            }
        }

        #[test]
        fn widening_and_narrowing_undo_each_other(
            from in 0_i64..10_000, minutes in 1_i64..600, before in 0_u32..120, after in 0_u32..120,
        ) {
            let policy = Policy {
                set_up_minutes: set(before),
                tear_down_minutes: set(after),
                ..Policy::default()
            };
            let policy = EffectivePolicy::resolve([(id(1), &policy)].into_iter());
            let buffers = Buffers::of(&policy);
            let meeting = span(from, minutes);
            let hold = buffers.widen(meeting);
            prop_assert_eq!(buffers.narrow(hold), meeting);
            prop_assert_eq!(
                hold.seconds(),
                meeting.seconds() + i64::from(before + after) * 60
            );
        }

        #[test]
        fn locked_rules_are_the_same_wherever_one_looks_below(
            campus in 1_u32..500, room in 1_u32..500, locked in any::<bool>(),
        ) {
            let above = Policy {
                longest_minutes: Some(Setting { value: campus, locked }),
                ..Policy::default()
            };
            let below = Policy { longest_minutes: set(room), ..Policy::default() };
            let chain = [(id(1), &above), (id(2), &below)];
            let effective = EffectivePolicy::resolve(chain.into_iter());
            let expected = if locked { campus } else { room };
            prop_assert_eq!(effective.longest_minutes.value, expected);
        }
    }
}

mod simulation {
    //! A draft that changes nothing refuses nothing; one that does refuses exactly what breaks it.

    use std::collections::BTreeSet;
    use std::sync::Arc;

    use jiff::{SignedDuration, Timestamp};
    use proptest::prelude::*;

    use super::*;
    use crate::id::{HoldId, MeetingId, PersonId};
    use crate::meeting::{Hold, Meeting, State, Topic};
    use crate::place::{BookingMode, Place, PlaceKind, Places};

    fn places(policy: Policy) -> Places {
        Places::new(vec![Place {
            id: id(1),
            parent: None,
            kind: PlaceKind::Room,
            code: "r".into(),
            name: "R".into(),
            time_zone: Some("Europe/Lisbon".into()),
            capacity: None,
            room_kind: None,
            features: BTreeSet::new(),
            booking_mode: BookingMode::Open,
            in_service: true,
            policy,
            version: 1,
        }])
    }

    /// Of one of three people, so many minutes long, asked for in the order of the numbers.
    fn booking(number: u128, from_minute: i64, minutes: i64) -> PastBooking {
        let created_at: Timestamp = "2026-03-02T08:00Z".parse().unwrap();
        let organizer = PersonId(Uuid::from_u128(number % 3));
        let from = created_at
            .checked_add(SignedDuration::from_mins(600 + from_minute))
            .unwrap();
        let span = Span::lasting(from, minutes * 60);
        let meeting = Meeting {
            id: MeetingId(Uuid::from_u128(number)),
            series: None,
            original_start: None,
            apart: false,
            topic: Topic {
                subject: "s".into(),
                description: None,
                private: false,
                organizer,
                host: organizer,
                people: None,
                meeting_type: None,
                attendees: Arc::new([]),
            },
            span,
            time_zone: "Europe/Lisbon".into(),
            state: State::Ended,
            holds: vec![Hold {
                id: HoldId(Uuid::from_u128(number)),
                room: id(1),
                span,
                active: true,
                released: None,
            }],
            created_at,
            checked_in_at: None,
            proposal: None,
            reason: None,
            version: 1,
        };
        PastBooking {
            meeting,
            department: None,
        }
    }

    proptest! {
        #[test]
        fn only_what_the_draft_adds_is_refused(
            wishes in proptest::collection::vec((0_i64..20_000, 1_i64..200), 0..40),
            present in 30_u32..150,
            draft in 30_u32..150,
            most_meetings in 1_u32..4,
        ) {
            let longest = |minutes| Policy {
                longest_minutes: set(minutes),
                ..Policy::default()
            };
            let bookings: Vec<_> = wishes
                .iter()
                .enumerate()
                .map(|(number, (from, minutes))| booking(number as u128, *from, *minutes))
                .collect();
            let (is, would) = (places(longest(present)), places(longest(draft)));
            prop_assert!(simulate(&is, &is, bookings.clone()).refused.is_empty());
            let found = simulate(&is, &would, bookings.clone());
            prop_assert_eq!(found.tried, bookings.len());
            let expected = wishes
                .iter()
                .filter(|(_, minutes)| (i64::from(draft) + 1..=i64::from(present)).contains(minutes));
            prop_assert_eq!(found.refused.len(), expected.clone().count());
            let freed: i64 = found.refused.iter().map(|refused| refused.minutes).sum();
            prop_assert_eq!(freed, expected.map(|(_, minutes)| minutes).sum::<i64>());

            let quota = Quota {
                of: Of::Person,
                period: Period::Future,
                most_meetings: Some(most_meetings),
                most_minutes: None,
            };
            let counted = places(Policy {
                quotas: set(vec![quota]),
                ..Policy::default()
            });
            let free = places(Policy::default());
            let refused = simulate(&free, &counted, bookings.clone()).refused.len();
            let mut expected = 0;
            for person in 0..3 {
                let of_person = (0..bookings.len()).filter(|number| number % 3 == person).count();
                expected += of_person.saturating_sub(most_meetings as usize);
            }
            prop_assert_eq!(refused, expected);
        }
    }
}
