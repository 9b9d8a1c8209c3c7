//! What rules say about a series as a whole, apart from each of its dates.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{BeyondHorizon, Catalogue, EffectivePolicy, Violation, ViolationCode};
use crate::id::PlaceId;

/// What the rules say about a series of dates that start from `first` to `last`, and, with
/// `goes_on`, beyond the horizon.
pub fn refuse_series(
    policy: &EffectivePolicy,
    room: PlaceId,
    catalogue: &Catalogue,
    meeting_type: Option<&str>,
    series: &Extent,
) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut no = |code, rule, place_id, limit: Value, actual: Value| {
        if !catalogue.is_exempt(meeting_type, rule) {
            found.push(Violation {
                code,
                rule,
                room_id: room,
                place_id,
                limit,
                actual,
                start: series.first,
            });
        }
    };
    let allowed = &policy.recurrence_allowed;
    if !allowed.value {
        let code = ViolationCode::RecurrenceNotAllowed;
        let (limit, actual) = (json!(false), json!(true));
        no(code, "recurrenceAllowed", allowed.place, limit, actual);
    }
    let most = &policy.most_occurrences;
    if series.occurrences > most.value as usize {
        let code = ViolationCode::TooManyOccurrences;
        let (limit, actual) = (json!(most.value), json!(series.occurrences));
        no(code, "mostOccurrences", most.place, limit, actual);
    }
    let longest = &policy.longest_series_days;
    let days = series.days();
    if let Some(limit) = longest.value
        && days > i64::from(limit)
    {
        let code = ViolationCode::SeriesTooLong;
        let (limit, actual) = (json!(limit), json!(days));
        no(code, "longestSeriesDays", longest.place, limit, actual);
    }
    let beyond = &policy.series_beyond_horizon;
    if series.goes_on && beyond.value == BeyondHorizon::Refused {
        let code = ViolationCode::SeriesBeyondHorizon;
        let (limit, actual) = (json!(policy.horizon_days.value), Value::Null);
        no(code, "seriesBeyondHorizon", beyond.place, limit, actual);
    }
    found
}

/// How many dates a series has, and from when to when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extent {
    pub occurrences: usize,
    pub first: Timestamp,
    pub last: Timestamp,
    /// Further dates lie beyond the horizon.
    pub goes_on: bool,
}

impl Extent {
    /// Days from the first to the last start, to the nearest: clocks may have changed between.
    fn days(&self) -> i64 {
        (self.last.as_second() - self.first.as_second() + 43_200) / 86_400
    }
}

/// Whether a series may leave `clashing` of its dates out without being asked.
pub fn tolerates(policy: &EffectivePolicy, clashing: usize, dates: usize) -> bool {
    let most = policy.most_conflicts.value;
    let percent = policy.most_conflicts_percent.value;
    if clashing == 0 || (most.is_none() && percent.is_none()) {
        return clashing == 0;
    }
    most.is_none_or(|most| clashing <= most as usize)
        && percent.is_none_or(|percent| clashing * 100 <= dates * percent as usize)
}
