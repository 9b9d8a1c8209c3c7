//! Rules that cannot all be kept, and values that cannot be: refused when they are set, naming
//! both rules and who set them, not when somebody tries to book.

use jiff::civil::Time;

use super::value::{Opening, TypeOnDays};
use super::{Catalogue, Effective, EffectivePolicy, Policy};
use crate::id::PlaceId;

/// Two rules at one place that leave nothing to book.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contradiction {
    /// Where both count.
    pub at: PlaceId,
    pub rule: &'static str,
    pub place: Option<PlaceId>,
    pub other: &'static str,
    pub other_place: Option<PlaceId>,
}

/// What is wrong with one value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RuleFault {
    Empty,
    /// Something ends before it begins.
    Backwards,
    TooMany {
        most: usize,
    },
    OutOfRange {
        least: i64,
        most: i64,
    },
    /// No calendar, type or rule has this name.
    Unknown {
        code: String,
    },
}

/// Why rules cannot be set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RuleRefusal {
    Value {
        rule: &'static str,
        fault: RuleFault,
    },
    Contradicts(Contradiction),
}

const OPENINGS_MOST: usize = 100;
const CLOSURES_MOST: usize = 500;
const QUOTAS_MOST: usize = 20;
const TYPES_MOST: usize = 100;
/// Ten years, in minutes and in days.
const MINUTES_MOST: u32 = 5_256_000;
const DAYS_MOST: u32 = 3_660;

/// Refuses values that cannot be, in the rules one place sets, and rules that contradict, in what
/// counts there.
pub fn refuse_rules(
    at: PlaceId,
    own: &Policy,
    effective: &EffectivePolicy,
    capacity: Option<u32>,
    catalogue: &Catalogue,
) -> Option<RuleRefusal> {
    let fault = lists(own, catalogue).or_else(|| numbers(own));
    if let Some((rule, fault)) = fault {
        return Some(RuleRefusal::Value { rule, fault });
    }
    let contradiction = lengths(at, effective)
        .or_else(|| times(at, effective))
        .or_else(|| crowds(at, effective, capacity))
        .or_else(|| kinds(at, effective))
        .or_else(|| coming(at, effective));
    contradiction.map(RuleRefusal::Contradicts)
}

type Fault = Option<(&'static str, RuleFault)>;

fn lists(own: &Policy, catalogue: &Catalogue) -> Fault {
    let too_many = |rule, count: usize, most: usize| {
        (count > most).then_some((rule, RuleFault::TooMany { most }))
    };
    if let Some(Some(openings)) = own.opening_hours.as_ref().map(|own| &own.value) {
        if openings.is_empty() {
            return Some(("openingHours", RuleFault::Empty));
        }
        let is_backward = |one: &Opening| one.until != Time::midnight() && one.until <= one.from;
        if openings.iter().any(is_backward) {
            return Some(("openingHours", RuleFault::Backwards));
        }
        if let Some(fault) = too_many("openingHours", openings.len(), OPENINGS_MOST) {
            return Some(fault);
        }
    }
    if let Some(closures) = own.closures.as_ref().map(|own| &own.value) {
        let is_backward = |one: &super::Closure| {
            let (from, until) = one.bounds();
            until <= from
        };
        if closures.iter().any(is_backward) {
            return Some(("closures", RuleFault::Backwards));
        }
        if let Some(fault) = too_many("closures", closures.len(), CLOSURES_MOST) {
            return Some(fault);
        }
    }
    if let Some(Some(code)) = own.calendar.as_ref().map(|own| &own.value)
        && catalogue.calendar(code).is_none()
    {
        return Some(("calendar", RuleFault::Unknown { code: code.clone() }));
    }
    if let Some(quotas) = own.quotas.as_ref().map(|own| &own.value) {
        let says_nothing =
            |quota: &super::Quota| quota.most_meetings.is_none() && quota.most_minutes.is_none();
        if quotas.iter().any(says_nothing) {
            return Some(("quotas", RuleFault::Empty));
        }
        if let Some(fault) = too_many("quotas", quotas.len(), QUOTAS_MOST) {
            return Some(fault);
        }
    }
    let allowed = own.allowed_types.as_ref();
    let allowed = allowed.and_then(|own| own.value.as_ref());
    types("allowedTypes", allowed, catalogue).or_else(|| {
        let forbidden = own.forbidden_types.as_ref().map(|own| &own.value);
        types("forbiddenTypes", forbidden, catalogue)
    })
}

fn types(rule: &'static str, types: Option<&Vec<TypeOnDays>>, catalogue: &Catalogue) -> Fault {
    let types = types?;
    if types.len() > TYPES_MOST {
        return Some((rule, RuleFault::TooMany { most: TYPES_MOST }));
    }
    let unknown = types
        .iter()
        .find(|one| catalogue.meeting_type(&one.code).is_none())?;
    let code = unknown.code.clone();
    Some((rule, RuleFault::Unknown { code }))
}

fn numbers(own: &Policy) -> Fault {
    let plain = |setting: &Option<super::Setting<u32>>| setting.as_ref().map(|own| own.value);
    let given =
        |setting: &Option<super::Setting<Option<u32>>>| setting.as_ref().and_then(|own| own.value);
    let ranges: [(&'static str, Option<u32>, u32, u32); 18] = [
        (
            "shortestMinutes",
            plain(&own.shortest_minutes),
            0,
            MINUTES_MOST,
        ),
        (
            "longestMinutes",
            plain(&own.longest_minutes),
            1,
            MINUTES_MOST,
        ),
        ("gridMinutes", plain(&own.grid_minutes), 0, 1_440),
        ("setUpMinutes", plain(&own.set_up_minutes), 0, 1_440),
        ("tearDownMinutes", plain(&own.tear_down_minutes), 0, 1_440),
        ("noticeMinutes", plain(&own.notice_minutes), 0, MINUTES_MOST),
        (
            "changeNoticeMinutes",
            plain(&own.change_notice_minutes),
            0,
            MINUTES_MOST,
        ),
        (
            "cancelNoticeMinutes",
            plain(&own.cancel_notice_minutes),
            0,
            MINUTES_MOST,
        ),
        ("horizonDays", plain(&own.horizon_days), 0, DAYS_MOST),
        (
            "changeHorizonDays",
            given(&own.change_horizon_days),
            0,
            DAYS_MOST,
        ),
        (
            "cancelHorizonDays",
            given(&own.cancel_horizon_days),
            0,
            DAYS_MOST,
        ),
        ("fewestPeople", plain(&own.fewest_people), 0, 100_000),
        (
            "fewestPeoplePercent",
            plain(&own.fewest_people_percent),
            0,
            100,
        ),
        ("mostRooms", plain(&own.most_rooms), 1, 20),
        ("mostSimultaneous", given(&own.most_simultaneous), 1, 1_000),
        ("mostOccurrences", plain(&own.most_occurrences), 1, 10_000),
        (
            "longestSeriesDays",
            given(&own.longest_series_days),
            0,
            DAYS_MOST,
        ),
        (
            "mostConflictsPercent",
            given(&own.most_conflicts_percent),
            0,
            100,
        ),
    ];
    ranges
        .into_iter()
        .find(|(_, value, least, most)| value.is_some_and(|value| value < *least || value > *most))
        .map(|(rule, _, least, most)| {
            let (least, most) = (i64::from(least), i64::from(most));
            (rule, RuleFault::OutOfRange { least, most })
        })
}

/// Two rules as they are named where they contradict.
fn both<T, U>(
    at: PlaceId,
    (rule, one): (&'static str, &Effective<T>),
    (other, two): (&'static str, &Effective<U>),
) -> Contradiction {
    Contradiction {
        at,
        rule,
        place: one.place,
        other,
        other_place: two.place,
    }
}

fn lengths(at: PlaceId, policy: &EffectivePolicy) -> Option<Contradiction> {
    let shortest = ("shortestMinutes", &policy.shortest_minutes);
    let longest = ("longestMinutes", &policy.longest_minutes);
    if shortest.1.value > longest.1.value {
        return Some(both(at, shortest, longest));
    }
    let grid = ("gridMinutes", &policy.grid_minutes);
    // The longest length that the grid has room for.
    let steps = longest.1.value.checked_div(grid.1.value);
    if let Some(fits) = steps.map(|steps| steps * grid.1.value) {
        if fits == 0 {
            return Some(both(at, grid, longest));
        }
        if fits < shortest.1.value {
            return Some(both(at, grid, shortest));
        }
    }
    let several = ("severalDaysAllowed", &policy.several_days_allowed);
    if !several.1.value && shortest.1.value > 1_440 {
        return Some(both(at, several, shortest));
    }
    let hours = ("openingHours", &policy.opening_hours);
    if let Some(openings) = &hours.1.value
        && longest_opening(openings) < u64::from(shortest.1.value)
    {
        return Some(both(at, hours, shortest));
    }
    let quotas = ("quotas", &policy.quotas);
    let least = quotas.1.value.iter().filter_map(|quota| quota.most_minutes);
    if least.min().is_some_and(|least| least < shortest.1.value) {
        return Some(both(at, quotas, shortest));
    }
    None
}

fn times(at: PlaceId, policy: &EffectivePolicy) -> Option<Contradiction> {
    let notice = ("noticeMinutes", &policy.notice_minutes);
    let horizon = ("horizonDays", &policy.horizon_days);
    if u64::from(notice.1.value) >= (u64::from(horizon.1.value) + 1) * 1_440 {
        return Some(both(at, notice, horizon));
    }
    let (first, last) = (
        ("firstDate", &policy.first_date),
        ("lastDate", &policy.last_date),
    );
    if let (Some(from), Some(until)) = (first.1.value, last.1.value)
        && from > until
    {
        return Some(both(at, first, last));
    }
    let window = |notice: u32, horizon: Option<u32>| {
        horizon.is_some_and(|days| u64::from(notice) > u64::from(days) * 1_440)
    };
    let notice = ("changeNoticeMinutes", &policy.change_notice_minutes);
    let horizon = ("changeHorizonDays", &policy.change_horizon_days);
    if window(notice.1.value, horizon.1.value) {
        return Some(both(at, notice, horizon));
    }
    let notice = ("cancelNoticeMinutes", &policy.cancel_notice_minutes);
    let horizon = ("cancelHorizonDays", &policy.cancel_horizon_days);
    window(notice.1.value, horizon.1.value).then(|| both(at, notice, horizon))
}

fn crowds(at: PlaceId, policy: &EffectivePolicy, capacity: Option<u32>) -> Option<Contradiction> {
    let fewest = ("fewestPeople", &policy.fewest_people);
    let enforced = ("capacityEnforced", &policy.capacity_enforced);
    let is_too_many = capacity.is_some_and(|capacity| fewest.1.value > capacity);
    (enforced.1.value && is_too_many).then(|| both(at, fewest, enforced))
}

fn kinds(at: PlaceId, policy: &EffectivePolicy) -> Option<Contradiction> {
    let allowed = ("allowedTypes", &policy.allowed_types);
    let forbidden = ("forbiddenTypes", &policy.forbidden_types);
    let types = allowed.1.value.as_ref()?;
    let is_forbidden = |one: &TypeOnDays| {
        let same = forbidden
            .1
            .value
            .iter()
            .filter(|other| other.code == one.code);
        same.clone().any(|other| other.weekdays.is_empty())
    };
    let nothing_left = !types.is_empty() && types.iter().all(is_forbidden);
    nothing_left.then(|| both(at, allowed, forbidden))
}

/// A window in which nobody can check in, and a bar that comes before its warning.
fn coming(at: PlaceId, policy: &EffectivePolicy) -> Option<Contradiction> {
    let before = ("checkInMinutesBefore", &policy.check_in_minutes_before);
    let after = ("checkInMinutesAfter", &policy.check_in_minutes_after);
    if policy.check_in_required.value && before.1.value == 0 && after.1.value == 0 {
        return Some(both(at, before, after));
    }
    let warn = ("noShowsWarn", &policy.no_shows_warn);
    let bar = ("noShowsBar", &policy.no_shows_bar);
    let is_late = warn.1.value.zip(bar.1.value).is_some_and(|(w, b)| w > b);
    is_late.then(|| both(at, warn, bar))
}

/// Minutes of the longest stretch that openings make where they touch, over the end of the week
/// too.
fn longest_opening(openings: &[Opening]) -> u64 {
    const WEEK: u64 = 7 * 1_440;
    let minute = |time: Time| {
        u64::from(time.hour().unsigned_abs()) * 60 + u64::from(time.minute().unsigned_abs())
    };
    let mut stretches: Vec<(u64, u64)> = openings
        .iter()
        .map(|opening| {
            let day = u64::from(opening.weekday.0.to_monday_zero_offset().unsigned_abs()) * 1_440;
            let until = match minute(opening.until) {
                0 => 1_440,
                until => until,
            };
            (day + minute(opening.from), day + until)
        })
        .collect();
    let next_week: Vec<_> = stretches
        .iter()
        .map(|(from, until)| (from + WEEK, until + WEEK))
        .collect();
    stretches.extend(next_week);
    stretches.sort_unstable();
    let (mut longest, mut current) = (0, None::<(u64, u64)>);
    for (from, until) in stretches {
        let joined = match current {
            Some((begun, reached)) if from <= reached => (begun, reached.max(until)),
            _ => (from, until),
        };
        longest = longest.max(joined.1 - joined.0);
        current = Some(joined);
    }
    // Open all week means open for good.
    if longest >= WEEK { u64::MAX } else { longest }
}
