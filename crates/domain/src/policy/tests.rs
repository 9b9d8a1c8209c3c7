//! Rules: what is inherited, and where each one refuses.

use super::*;
use uuid::Uuid;

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
    let zone = TimeZone::get("Europe/Lisbon").unwrap();
    let at = |text: &str| {
        let local: jiff::civil::DateTime = text.parse().unwrap();
        local.to_zoned_datetime(zone.clone()).unwrap().timestamp()
    };
    let policy = EffectivePolicy::resolve([(id(1), policy)].into_iter());
    let ask = Ask {
        span: Span::new(at(from), at(until)).unwrap(),
        now: at("2026-03-02T08:00"),
        people,
        past_allowed: false,
    };
    violations(&policy, id(9), Some(8), &zone, &ask)
        .into_iter()
        .map(|v| v.code)
        .collect()
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
