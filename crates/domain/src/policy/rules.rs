//! Each rule about one booking: where it refuses, with its limit and what was asked for. The one
//! place that web, interface, import, panel and clock all come to.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use serde_json::{Value, json};

use super::ask::{Act, Ask, Violation, ViolationCode};
use super::hours::{closure, holiday, horizon_end, is_on_grid, is_open, last_date, reading};
use super::value::Edge;
use super::{Catalogue, EffectivePolicy};
use crate::id::PlaceId;

/// Seconds a start may lie in the past: a person who books 'now' reads the clock a little earlier
/// than the server does.
pub const PAST_GRACE_SECONDS: i64 = 300;

/// The room in which something is to be, and what rules know about it.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub room: PlaceId,
    pub policy: &'a EffectivePolicy,
    pub capacity: Option<u32>,
    pub zone: &'a TimeZone,
    pub catalogue: &'a Catalogue,
    /// Rooms the meeting is to hold, this one among them.
    pub rooms: usize,
}

/// Every rule that `ask` breaks in the room; empty when it may be. What counts over several
/// bookings is asked of `exceeded`.
pub fn violations(scene: &Scene<'_>, ask: &Ask) -> Vec<Violation> {
    let start = ask.span.from().to_zoned_datetime(scene.zone.clone());
    let end = ask.span.until().to_zoned_datetime(scene.zone.clone());
    let mut found = Found::new(scene, ask.meeting_type.as_deref(), ask.span.from());
    length(&mut found, ask, &start, &end);
    window(&mut found, ask, &start, &end);
    hours(&mut found, &start, &end);
    people(&mut found, ask);
    kind(&mut found, &start);
    found.violations
}

/// Every rule that says the meeting, which starts at `start`, may not be moved now.
pub fn refuse_change(
    scene: &Scene<'_>,
    meeting_type: Option<&str>,
    start: Timestamp,
    now: Timestamp,
    is_approved: bool,
) -> Vec<Violation> {
    let policy = scene.policy;
    let mut found = Found::new(scene, meeting_type, start);
    let ahead = start.as_second() - now.as_second();
    let notice = &policy.change_notice_minutes;
    if notice.value > 0 && ahead < i64::from(notice.value) * 60 {
        let (limit, actual) = (json!(notice.value), minutes(ahead));
        let code = ViolationCode::TooLateToChange;
        found.no(code, "changeNoticeMinutes", notice.place, limit, actual);
    }
    let horizon = &policy.change_horizon_days;
    if let Some(days) = horizon.value
        && ahead > i64::from(days) * 86_400
    {
        let (limit, actual) = (json!(days), days_of(ahead));
        let code = ViolationCode::TooFarToChange;
        found.no(code, "changeHorizonDays", horizon.place, limit, actual);
    }
    let changeable = &policy.approved_changeable;
    if is_approved && !changeable.value {
        let code = ViolationCode::ApprovedUnchangeable;
        let (limit, actual) = (json!(false), json!(true));
        found.no(code, "approvedChangeable", changeable.place, limit, actual);
    }
    found.violations
}

/// Every rule that says the meeting, which starts at `start`, may not be cancelled now.
pub fn refuse_cancel(
    scene: &Scene<'_>,
    meeting_type: Option<&str>,
    start: Timestamp,
    now: Timestamp,
) -> Vec<Violation> {
    let policy = scene.policy;
    let mut found = Found::new(scene, meeting_type, start);
    let ahead = start.as_second() - now.as_second();
    let notice = &policy.cancel_notice_minutes;
    if notice.value > 0 && ahead < i64::from(notice.value) * 60 {
        let (limit, actual) = (json!(notice.value), minutes(ahead));
        let code = ViolationCode::TooLateToCancel;
        found.no(code, "cancelNoticeMinutes", notice.place, limit, actual);
    }
    let horizon = &policy.cancel_horizon_days;
    if let Some(days) = horizon.value
        && ahead > i64::from(days) * 86_400
    {
        let (limit, actual) = (json!(days), days_of(ahead));
        let code = ViolationCode::TooFarToCancel;
        found.no(code, "cancelHorizonDays", horizon.place, limit, actual);
    }
    found.violations
}

/// Violations as they are found; those of rules that the type of meeting is free of are passed
/// over.
struct Found<'a> {
    scene: &'a Scene<'a>,
    meeting_type: Option<&'a str>,
    start: Timestamp,
    violations: Vec<Violation>,
}

impl<'a> Found<'a> {
    fn new(scene: &'a Scene<'a>, meeting_type: Option<&'a str>, start: Timestamp) -> Found<'a> {
        Found {
            scene,
            meeting_type,
            start,
            violations: Vec::new(),
        }
    }

    fn no(
        &mut self,
        code: ViolationCode,
        rule: &'static str,
        place_id: Option<PlaceId>,
        limit: Value,
        actual: Value,
    ) {
        if self.scene.catalogue.is_exempt(self.meeting_type, rule) {
            return;
        }
        self.violations.push(Violation {
            code,
            rule,
            room_id: self.scene.room,
            place_id,
            limit,
            actual,
            start: self.start,
        });
    }
}

fn length(found: &mut Found<'_>, ask: &Ask, start: &ZonedDateTime, end: &ZonedDateTime) {
    let policy = found.scene.policy;
    let seconds = ask.span.seconds();
    let shortest = &policy.shortest_minutes;
    if seconds < i64::from(shortest.value) * 60 {
        let (limit, actual) = (json!(shortest.value), minutes(seconds));
        let code = ViolationCode::TooShort;
        found.no(code, "shortestMinutes", shortest.place, limit, actual);
    }
    let longest = &policy.longest_minutes;
    if seconds > i64::from(longest.value) * 60 {
        // Minutes begun: what is too long must not read like what is allowed.
        let (limit, actual) = (json!(longest.value), minutes(seconds + 59));
        let code = ViolationCode::TooLong;
        found.no(code, "longestMinutes", longest.place, limit, actual);
    }
    let grid = &policy.grid_minutes;
    let off = [start, end]
        .into_iter()
        .filter(|_| ask.act == Act::Book)
        .find(|at| !is_on_grid(at, grid.value));
    if let Some(off) = off {
        let (limit, actual) = (json!(grid.value), json!(off.datetime().to_string()));
        let code = ViolationCode::OffGrid;
        found.no(code, "gridMinutes", grid.place, limit, actual);
    }
    let several = &policy.several_days_allowed;
    let last = last_date(start, end);
    if !several.value && last > start.date() {
        let (limit, actual) = (json!(start.date()), json!(last));
        let code = ViolationCode::SeveralDays;
        found.no(code, "severalDaysAllowed", several.place, limit, actual);
    }
}

fn window(found: &mut Found<'_>, ask: &Ask, start: &ZonedDateTime, end: &ZonedDateTime) {
    let policy = found.scene.policy;
    let ahead = ask.span.from().as_second() - ask.now.as_second();
    if !ask.past_allowed && ask.act != Act::Extend {
        let notice = &policy.notice_minutes;
        if ahead < -PAST_GRACE_SECONDS || ask.span.until() <= ask.now {
            let (limit, actual) = (json!(ask.now), json!(ask.span.from()));
            found.no(ViolationCode::InThePast, "past", None, limit, actual);
        } else if notice.value > 0 && ahead < i64::from(notice.value) * 60 {
            let (limit, actual) = (json!(notice.value), minutes(ahead));
            let code = ViolationCode::TooLittleNotice;
            found.no(code, "noticeMinutes", notice.place, limit, actual);
        }
    }
    let horizon = &policy.horizon_days;
    let reaches = match policy.horizon_measured_to.value {
        Edge::End => ask.span.until() > horizon_end(policy, found.scene.zone, ask.now),
        Edge::Start => ask.span.from() >= horizon_end(policy, found.scene.zone, ask.now),
    };
    if reaches {
        let (limit, actual) = (json!(horizon.value), json!(ahead / 86_400));
        let code = ViolationCode::BeyondHorizon;
        found.no(code, "horizonDays", horizon.place, limit, actual);
    }
    let code = ViolationCode::OutsideTerm;
    let first = &policy.first_date;
    if let Some(limit) = first.value.filter(|first| start.date() < *first) {
        let (limit, actual) = (json!(limit), json!(start.date()));
        found.no(code, "firstDate", first.place, limit, actual);
    }
    let last = &policy.last_date;
    let reached = last_date(start, end);
    if let Some(limit) = last.value.filter(|last| reached > *last) {
        found.no(code, "lastDate", last.place, json!(limit), json!(reached));
    }
}

fn hours(found: &mut Found<'_>, start: &ZonedDateTime, end: &ZonedDateTime) {
    let policy = found.scene.policy;
    let reading = reading(policy, found.scene.catalogue);
    let asked = || json!({"start": start.datetime(), "end": end.datetime()});
    let hours = &policy.opening_hours;
    if let Some(openings) = &hours.value
        && !is_open(openings, &reading, start, end)
    {
        let code = ViolationCode::OutsideOpeningHours;
        found.no(code, "openingHours", hours.place, json!(openings), asked());
    }
    if let Some(closure) = closure(&policy.closures.value, start, end) {
        let mut set = policy.closed_by.iter();
        let place = set.find_map(|(place, one)| (one == closure).then_some(*place));
        let code = ViolationCode::Closed;
        found.no(code, "closures", place, json!(closure), asked());
    }
    if let Some((date, day)) = holiday(&reading, start, end) {
        let place = policy.holidays.place.or(policy.calendar.place);
        let limit = json!({"calendar": policy.calendar.value, "name": day.name});
        let code = ViolationCode::Holiday;
        found.no(code, "holidays", place, limit, json!(date));
    }
}

fn people(found: &mut Found<'_>, ask: &Ask) {
    let policy = found.scene.policy;
    let most = &policy.most_rooms;
    if found.scene.rooms > most.value as usize {
        let (limit, actual) = (json!(most.value), json!(found.scene.rooms));
        let code = ViolationCode::TooManyRooms;
        found.no(code, "mostRooms", most.place, limit, actual);
    }
    let Some(people) = ask.people else {
        return;
    };
    let enforced = &policy.capacity_enforced;
    if let Some(capacity) = found.scene.capacity
        && enforced.value
        && people > capacity
    {
        let code = ViolationCode::OverCapacity;
        let (limit, actual) = (json!(capacity), json!(people));
        found.no(code, "capacityEnforced", enforced.place, limit, actual);
    }
    let code = ViolationCode::TooFewPeople;
    let fewest = &policy.fewest_people;
    if people < fewest.value {
        let (limit, actual) = (json!(fewest.value), json!(people));
        found.no(code, "fewestPeople", fewest.place, limit, actual);
    }
    let percent = &policy.fewest_people_percent;
    let least = found.scene.capacity.map(|capacity| {
        let seats = u64::from(capacity) * u64::from(percent.value);
        seats.div_ceil(100)
    });
    if let Some(least) = least.filter(|least| u64::from(people) < *least) {
        let (limit, actual) = (json!(least), json!(people));
        found.no(code, "fewestPeoplePercent", percent.place, limit, actual);
    }
}

fn kind(found: &mut Found<'_>, start: &ZonedDateTime) {
    let policy = found.scene.policy;
    let weekday = start.weekday();
    let asked = found.meeting_type;
    let is_named = |types: &[super::TypeOnDays]| {
        types
            .iter()
            .any(|one| asked == Some(&one.code) && one.is_on(weekday))
    };
    let code = ViolationCode::TypeNotAllowed;
    let allowed = &policy.allowed_types;
    if let Some(types) = allowed.value.as_ref().filter(|types| !is_named(types)) {
        let (limit, actual) = (json!(types), json!(asked));
        found.no(code, "allowedTypes", allowed.place, limit, actual);
    }
    let forbidden = &policy.forbidden_types;
    if is_named(&forbidden.value) {
        let (limit, actual) = (json!(forbidden.value), json!(asked));
        found.no(code, "forbiddenTypes", forbidden.place, limit, actual);
    }
}

/// Whole minutes that have passed or are left.
fn minutes(seconds: i64) -> Value {
    json!(seconds.div_euclid(60))
}

/// Days begun.
fn days_of(seconds: i64) -> Value {
    json!(seconds.div_euclid(86_400) + i64::from(seconds.rem_euclid(86_400) > 0))
}
