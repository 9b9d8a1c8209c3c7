//! Any bytes as the booking rules of a place: what is read is resolved and asked about without a
//! panic, and is read the same again after it was written.
#![no_main]

use domain::id::PlaceId;
use domain::policy::{Ask, EffectivePolicy, Policy, violations};
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
    let now = Timestamp::UNIX_EPOCH;
    for seconds in [1, 3_600, 90_000, 40_000_000] {
        let span = Span::lasting(now, seconds);
        let ask = Ask { span, now, people: Some(3), past_allowed: false };
        violations(&effective, place, Some(2), &TimeZone::UTC, &ask);
    }
});
