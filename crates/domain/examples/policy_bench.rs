//! Measures what asking the rules costs in a tree of 5,000 places where every level sets some: a
//! booking, a booking under a quota, and working out the whole tree anew. Prints one line of JSON
//! per figure, in microseconds. Run it with `--release`.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use domain::id::{MeetingId, PlaceId};
use domain::meeting::violations_in;
use domain::place::{BookingMode, Place, PlaceKind, Places};
use domain::policy::{Ask, Calendar, Catalogue, Policy, Usage, Used};
use domain::span::Span;
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

const ROUNDS: usize = 100_000;

fn main() {
    let began = Instant::now();
    let places = tree();
    say("5,000 places worked out", began, 1);
    let now: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap_or_default();
    let start: Timestamp = "2026-03-03T10:00:00Z".parse().unwrap_or_default();
    let ask = Ask {
        people: Some(4),
        ..Ask::new(Span::lasting(start, 3_600), now)
    };
    let rooms = places.rooms().to_vec();
    let ask_all = |ask: &Ask| {
        let asked = rooms.iter().cycle().take(ROUNDS);
        asked
            .filter(|room| !violations_in(&[**room], &places, ask).is_ok_and(|no| no.is_empty()))
            .count()
    };
    let began = Instant::now();
    let broken = black_box(ask_all(&ask));
    say("all rules of one booking", began, ROUNDS);
    let began = Instant::now();
    let looked = rooms.iter().cycle().take(ROUNDS);
    black_box(
        looked
            .filter_map(|room| places.policy(*room))
            .map(|found| found.longest_minutes.value)
            .sum::<u32>(),
    );
    say("the rules of one room looked up", began, ROUNDS);
    let used = |number: u128| Used {
        meeting: MeetingId(Uuid::from_u128(number)),
        room: rooms.first().copied().unwrap_or(PlaceId(Uuid::nil())),
        span: Span::lasting(now, 1_800),
        meeting_type: None,
    };
    let usage = Usage {
        person: (0..20).map(used).collect(),
        ..Usage::default()
    };
    let counted = Ask {
        usage: Arc::new(usage),
        ..ask
    };
    let began = Instant::now();
    black_box(ask_all(&counted));
    say("with 20 bookings counted", began, ROUNDS);
    // Without a refusal that is due, less than all rules were asked.
    assert!(
        broken == 0 || broken == ROUNDS,
        "all rooms have the same rules"
    );
}

fn say(what: &str, began: Instant, rounds: usize) {
    let each = began.elapsed().as_secs_f64() * 1e6 / rounds as f64;
    println!(
        "{}",
        json!({"name": what, "us": (each * 1e3).round() / 1e3})
    );
}

/// 4 campuses, 10 buildings each, 10 floors each, 11 rooms each, and a few more.
fn tree() -> Places {
    let mut rows = Vec::new();
    let mut number = 0_u128;
    let mut add = |parent: Option<PlaceId>, kind: PlaceKind, rules: serde_json::Value| {
        number += 1;
        let id = PlaceId(Uuid::from_u128(number));
        rows.push(place(id, parent, kind, rules));
        id
    };
    for _ in 0..4 {
        let campus = add(None, PlaceKind::Campus, campus_rules());
        for _ in 0..10 {
            let rules = json!({"longestMinutes": {"value": 240}, "closures": {"value": [
                {"from": "2026-12-24", "until": "2026-12-31", "reason": "works"}]}});
            let building = add(Some(campus), PlaceKind::Building, rules);
            for _ in 0..10 {
                let rules = json!({"setUpMinutes": {"value": 5}, "tearDownMinutes": {"value": 5}});
                let floor = add(Some(building), PlaceKind::Floor, rules);
                for _ in 0..11 {
                    let rules = json!({"fewestPeoplePercent": {"value": 30}});
                    add(Some(floor), PlaceKind::Room, rules);
                }
            }
        }
    }
    let calendar = Calendar {
        id: domain::id::CalendarId(Uuid::nil()),
        code: "cn".to_owned(),
        name: "cn".to_owned(),
        days: Default::default(),
        version: 1,
    };
    Places::new(rows).with_catalogue(Catalogue::new(vec![calendar], Vec::new()))
}

fn campus_rules() -> serde_json::Value {
    let hours = |weekday: u8| json!({"weekday": weekday, "from": "07:00:00", "until": "21:00:00"});
    json!({
        "openingHours": {"value": (1..=7).map(hours).collect::<Vec<_>>()},
        "calendar": {"value": "cn"},
        "gridMinutes": {"value": 15},
        "noticeMinutes": {"value": 5},
        "horizonDays": {"value": 90},
        "capacityEnforced": {"value": true},
        "mostSimultaneous": {"value": 3},
        "quotas": {"value": [{"of": "person", "period": "week", "mostMeetings": 50,
            "mostMinutes": 6000}]},
    })
}

fn place(id: PlaceId, parent: Option<PlaceId>, kind: PlaceKind, rules: serde_json::Value) -> Place {
    Place {
        id,
        parent,
        kind,
        code: id.to_string(),
        name: id.to_string(),
        time_zone: parent.is_none().then(|| "Asia/Shanghai".to_owned()),
        capacity: (kind == PlaceKind::Room).then_some(10),
        room_kind: None,
        features: BTreeSet::new(),
        booking_mode: BookingMode::Open,
        in_service: true,
        policy: serde_json::from_value::<Policy>(rules).unwrap_or_default(),
        version: 1,
    }
}
