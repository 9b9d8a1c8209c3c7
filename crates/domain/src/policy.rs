//! Booking rules. Each field can be set or locked at any place; the nearest place that set it
//! wins, unless one above locked it. Each refusal names the rule, the place that set it, the limit
//! and what was asked for.

use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, ZonedDateTime};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::access::Audience;
use crate::id::PlaceId;
use crate::span::Span;

/// One value of a policy as one place has it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Setting<T> {
    pub value: T,
    /// Places below cannot set it otherwise.
    #[serde(default)]
    pub locked: bool,
}

/// The value that counts at a place, and who set it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Effective<T> {
    pub value: T,
    /// `None`: nobody set it, this is the default of a fresh deployment.
    pub place: Option<PlaceId>,
    pub locked: bool,
}

/// One opening interval of a weekday, in the room's local time. `until` 00:00 is midnight at the
/// end of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    pub weekday: IsoWeekday,
    pub from: Time,
    pub until: Time,
}

/// 1 = Monday … 7 = Sunday, as ISO 8601 counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub struct IsoWeekday(pub Weekday);

impl TryFrom<i8> for IsoWeekday {
    type Error = jiff::Error;
    fn try_from(number: i8) -> Result<Self, Self::Error> {
        Weekday::from_monday_one_offset(number).map(IsoWeekday)
    }
}

impl From<IsoWeekday> for i8 {
    fn from(day: IsoWeekday) -> i8 {
        day.0.to_monday_one_offset()
    }
}

/// One table for all fields: name on the wire, type, default of a fresh deployment, meaning.
macro_rules! policy {
    ($($(#[$doc:meta])* $field:ident / $wire:literal : $type:ty = $default:expr;)*) => {
        /// The rules one place sets; an absent field is inherited.
        #[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct Policy {
            $($(#[$doc])* #[serde(default, skip_serializing_if = "Option::is_none")]
            pub $field: Option<Setting<$type>>,)*
        }

        /// The rules that count at a place.
        #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct EffectivePolicy {
            $($(#[$doc])* pub $field: Effective<$type>,)*
        }

        impl EffectivePolicy {
            /// Works out what counts, from the policies on the way from the root down.
            pub fn resolve<'a>(
                chain: impl Iterator<Item = (PlaceId, &'a Policy)>,
            ) -> EffectivePolicy {
                let mut effective = EffectivePolicy {
                    $($field: Effective { value: $default, place: None, locked: false },)*
                };
                for (place, policy) in chain {
                    $(inherit(&mut effective.$field, place, policy.$field.as_ref());)*
                }
                effective
            }
        }

        /// Names of all rules as they are written on the wire.
        pub const RULES: &[&str] = &[$($wire),*];
    };
}

policy! {
    /// Intervals of the week in which the room may be used; `None`: at all hours. A meeting may
    /// run over several intervals that touch.
    opening_hours / "openingHours": Option<Vec<Opening>> = None;
    /// Minutes a booking lasts at least.
    shortest_minutes / "shortestMinutes": u32 = 1;
    /// Minutes a booking lasts at most.
    longest_minutes / "longestMinutes": u32 = 24 * 60;
    /// Start and end fall on multiples of so many minutes after local midnight; 0: anywhere.
    grid_minutes / "gridMinutes": u32 = 0;
    /// Minutes between booking and start, at least.
    notice_minutes / "noticeMinutes": u32 = 0;
    /// Days ahead that may be booked.
    horizon_days / "horizonDays": u32 = 731;
    /// Whether the expected number of people must fit the room.
    capacity_enforced / "capacityEnforced": bool = false;
    /// People a booking must be for, at least; keeps large rooms for large meetings.
    fewest_people / "fewestPeople": u32 = 0;
    /// Whether series may be booked.
    recurrence_allowed / "recurrenceAllowed": bool = true;
    /// Dates of one series within the horizon, at most.
    most_occurrences / "mostOccurrences": u32 = 1000;
    /// For whom the room is there at all; for all others it does not exist.
    who_sees / "whoSees": Audience = Audience::everyone();
    /// Who books it; what they ask for is theirs unless the room is booked by approval.
    who_books / "whoBooks": Audience = Audience::everyone();
    /// Who may ask for it without booking it; somebody has to agree.
    who_requests / "whoRequests": Audience = Audience::default();
    /// Who may ask for what another rule forbids; somebody has to agree.
    who_requests_out_of_policy / "whoRequestsOutOfPolicy": Audience = Audience::default();
}

fn inherit<T: Clone>(effective: &mut Effective<T>, place: PlaceId, own: Option<&Setting<T>>) {
    if let Some(own) = own
        && !effective.locked
    {
        *effective = Effective {
            value: own.value.clone(),
            place: Some(place),
            locked: own.locked,
        };
    }
}

/// What somebody wants, as far as the rules look at it.
#[derive(Clone, Debug)]
pub struct Ask {
    pub span: Span,
    pub now: Timestamp,
    /// People expected; `None` when nobody said.
    pub people: Option<u32>,
    /// The caller may book in the past.
    pub past_allowed: bool,
}

/// The rule that says no. The code is stable and listed in the manual.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    pub code: ViolationCode,
    /// Name of the policy field.
    pub rule: &'static str,
    pub room_id: PlaceId,
    /// The place that set the rule; absent for the default of a fresh deployment.
    pub place_id: Option<PlaceId>,
    pub limit: Value,
    pub actual: Value,
    /// Start of the date concerned.
    pub start: Timestamp,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ViolationCode {
    OutsideOpeningHours,
    TooShort,
    TooLong,
    OffGrid,
    TooLittleNotice,
    BeyondHorizon,
    InThePast,
    OverCapacity,
    TooFewPeople,
    RecurrenceNotAllowed,
    TooManyOccurrences,
    NotBookable,
    /// The room is not for this person.
    NotAdmitted,
}

impl ViolationCode {
    pub const ALL: &[ViolationCode] = &[
        ViolationCode::OutsideOpeningHours,
        ViolationCode::TooShort,
        ViolationCode::TooLong,
        ViolationCode::OffGrid,
        ViolationCode::TooLittleNotice,
        ViolationCode::BeyondHorizon,
        ViolationCode::InThePast,
        ViolationCode::OverCapacity,
        ViolationCode::TooFewPeople,
        ViolationCode::RecurrenceNotAllowed,
        ViolationCode::TooManyOccurrences,
        ViolationCode::NotBookable,
        ViolationCode::NotAdmitted,
    ];

    /// Whether somebody with the right to decide could let it pass: time does not run backwards, and
    /// a room out of service is of no use.
    pub fn can_be_waived(self) -> bool {
        !matches!(
            self,
            ViolationCode::InThePast | ViolationCode::NotBookable | ViolationCode::NotAdmitted
        )
    }
}

/// Seconds a start may lie in the past: a person who books 'now' reads the clock a little earlier
/// than the server does.
pub const PAST_GRACE_SECONDS: i64 = 300;

/// Every rule that `ask` breaks in `room`; empty when it may be.
pub fn violations(
    policy: &EffectivePolicy,
    room: PlaceId,
    capacity: Option<u32>,
    zone: &TimeZone,
    ask: &Ask,
) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut no = |code, rule, place: Option<PlaceId>, limit: Value, actual: Value| {
        found.push(Violation {
            code,
            rule,
            room_id: room,
            place_id: place,
            limit,
            actual,
            start: ask.span.from(),
        });
    };
    let seconds = ask.span.seconds();
    let shortest = &policy.shortest_minutes;
    if seconds < i64::from(shortest.value) * 60 {
        no(
            ViolationCode::TooShort,
            "shortestMinutes",
            shortest.place,
            json!(shortest.value),
            minutes(seconds),
        );
    }
    let longest = &policy.longest_minutes;
    if seconds > i64::from(longest.value) * 60 {
        no(
            ViolationCode::TooLong,
            "longestMinutes",
            longest.place,
            json!(longest.value),
            minutes(seconds),
        );
    }
    let start = ask.span.from().to_zoned_datetime(zone.clone());
    let end = ask.span.until().to_zoned_datetime(zone.clone());
    let grid = &policy.grid_minutes;
    if let Some(off) = [&start, &end]
        .into_iter()
        .find(|at| !is_on_grid(at, grid.value))
    {
        let local = off.datetime().to_string();
        no(
            ViolationCode::OffGrid,
            "gridMinutes",
            grid.place,
            json!(grid.value),
            json!(local),
        );
    }
    let ahead = ask.span.from().as_second() - ask.now.as_second();
    if !ask.past_allowed {
        let notice = &policy.notice_minutes;
        if ahead < -PAST_GRACE_SECONDS || ask.span.until() <= ask.now {
            no(
                ViolationCode::InThePast,
                "past",
                None,
                json!(ask.now),
                json!(ask.span.from()),
            );
        } else if notice.value > 0 && ahead < i64::from(notice.value) * 60 {
            no(
                ViolationCode::TooLittleNotice,
                "noticeMinutes",
                notice.place,
                json!(notice.value),
                minutes(ahead),
            );
        }
    }
    let horizon = &policy.horizon_days;
    if ask.span.until() > horizon_end(policy, zone, ask.now) {
        no(
            ViolationCode::BeyondHorizon,
            "horizonDays",
            horizon.place,
            json!(horizon.value),
            json!(ahead / 86_400),
        );
    }
    let hours = &policy.opening_hours;
    if let Some(openings) = &hours.value
        && !is_open(openings, &start, &end)
    {
        let actual = json!({"start": start.datetime(), "end": end.datetime()});
        no(
            ViolationCode::OutsideOpeningHours,
            "openingHours",
            hours.place,
            json!(openings),
            actual,
        );
    }
    if let Some(people) = ask.people {
        let enforced = &policy.capacity_enforced;
        if let Some(capacity) = capacity
            && enforced.value
            && people > capacity
        {
            no(
                ViolationCode::OverCapacity,
                "capacityEnforced",
                enforced.place,
                json!(capacity),
                json!(people),
            );
        }
        let fewest = &policy.fewest_people;
        if people < fewest.value {
            no(
                ViolationCode::TooFewPeople,
                "fewestPeople",
                fewest.place,
                json!(fewest.value),
                json!(people),
            );
        }
    }
    found
}

/// What the rules say about a series of so many dates, apart from each date.
pub fn refuse_series(
    policy: &EffectivePolicy,
    room: PlaceId,
    occurrences: usize,
    first: Timestamp,
) -> Vec<Violation> {
    let violation = |code, rule, place_id, limit: Value, actual: Value| Violation {
        code,
        rule,
        room_id: room,
        place_id,
        limit,
        actual,
        start: first,
    };
    let mut found = Vec::new();
    let allowed = &policy.recurrence_allowed;
    if !allowed.value {
        let code = ViolationCode::RecurrenceNotAllowed;
        found.push(violation(
            code,
            "recurrenceAllowed",
            allowed.place,
            json!(false),
            json!(true),
        ));
    }
    let most = &policy.most_occurrences;
    if occurrences > most.value as usize {
        let code = ViolationCode::TooManyOccurrences;
        let (limit, actual) = (json!(most.value), json!(occurrences));
        found.push(violation(
            code,
            "mostOccurrences",
            most.place,
            limit,
            actual,
        ));
    }
    found
}

/// The instant up to which a room may be booked at `now`: the end of its last bookable local day.
pub fn horizon_end(policy: &EffectivePolicy, zone: &TimeZone, now: Timestamp) -> Timestamp {
    let days = i64::from(policy.horizon_days.value);
    now.to_zoned_datetime(zone.clone())
        .checked_add((days + 1).days())
        .and_then(|day| day.start_of_day())
        .map(|day| day.timestamp())
        .unwrap_or(Timestamp::MAX)
}

fn minutes(seconds: i64) -> Value {
    if seconds % 60 == 0 {
        json!(seconds / 60)
    } else {
        json!(seconds as f64 / 60.0)
    }
}

fn is_on_grid(at: &ZonedDateTime, grid_minutes: u32) -> bool {
    if grid_minutes == 0 {
        return true;
    }
    let minute_of_day =
        u32::from(at.hour().unsigned_abs()) * 60 + u32::from(at.minute().unsigned_abs());
    at.second() == 0 && at.subsec_nanosecond() == 0 && minute_of_day.is_multiple_of(grid_minutes)
}

/// Whether every moment from `start` to `end` lies in an opening interval, walking over those
/// that touch.
fn is_open(openings: &[Opening], start: &ZonedDateTime, end: &ZonedDateTime) -> bool {
    let end = end.datetime();
    let mut at = start.datetime();
    while at < end {
        let reached = openings
            .iter()
            .filter(|opening| opening.weekday.0 == at.weekday() && opening.from <= at.time())
            .filter(|opening| opening.until == Time::midnight() || at.time() < opening.until)
            .filter_map(|opening| {
                let day = if opening.until == Time::midnight() {
                    at.date().tomorrow().ok()?
                } else {
                    at.date()
                };
                Some(day.to_datetime(opening.until))
            })
            .max();
        match reached {
            Some(until) if until > at => at = until,
            _ => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests;
