//! Any bytes as the booking rules of a place: what is read is resolved and asked about without a
//! panic, and is read the same again after it was written.
#![no_main]

use domain::id::PlaceId;
use domain::policy::{Ask, Catalogue, EffectivePolicy, Policy, Scene, violations};
use domain::span::Span;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(policy) = serde_json::from_slice::<Policy>(data) else { return };
    let written = serde_json::to_vec(&policy).unwrap();
    assert_eq!(serde_json::from_slice::<Policy>(&written).unwrap(), policy);
    let place = PlaceId(uuid::Uuid::nil());
    let effective = EffectivePolicy::resolve([(place, &policy)].into_iter());
    let catalogue = Catalogue::default();
    let scene = Scene {
        room: place,
        policy: &effective,
        capacity: Some(2),
        zone: &TimeZone::UTC,
        catalogue: &catalogue,
        rooms: 1,
    };
    let now = Timestamp::UNIX_EPOCH;
    for seconds in [1, 3_600, 90_000, 40_000_000] {
        let span = Span::lasting(now, seconds);
        let ask = Ask { people: Some(3), ..Ask::new(span, now) };
        violations(&scene, &ask);
    }
});
