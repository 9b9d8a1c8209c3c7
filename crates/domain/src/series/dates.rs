//! From a recurrence to dates that can be held: how many, which of them clash, and how all of
//! them move when one is moved.

use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{End, Exhausted, Occurrence, Recurrence, Rule, Until};
use crate::id::{MeetingId, PlaceId};
use crate::meeting::Clash;
use crate::span::Span;

/// The dates of a stretch of a recurrence.
#[derive(Clone, PartialEq, Debug)]
pub struct Dates {
    pub dates: Vec<Occurrence>,
    /// Further dates lie beyond the stretch.
    pub goes_on: bool,
}

/// The dates from `from` up to and including `until`, one more than `most` at most. When the very
/// first date of the recurrence lies beyond `until` it is given all the same.
pub fn dates(
    recurrence: &Recurrence,
    from: Timestamp,
    until: Timestamp,
    most: usize,
) -> Result<Dates, Exhausted> {
    let mut instances = recurrence.instances_from(from);
    let mut dates: Vec<Occurrence> = Vec::new();
    let mut goes_on = false;
    for date in instances.by_ref() {
        let is_first = dates.is_empty() && from == Timestamp::MIN;
        if date.at > until && !is_first {
            goes_on = true;
            break;
        }
        dates.push(date);
        if dates.len() > most {
            return Ok(Dates {
                dates,
                goes_on: true,
            });
        }
    }
    if instances.is_exhausted() && dates.is_empty() && from == Timestamp::MIN {
        return Err(Exhausted);
    }
    Ok(Dates { dates, goes_on })
}

/// What is in the way of each of the spans. Both lists are in order, and what is taken does not
/// overlap itself, so one pass over both finds everything.
pub fn clashes(wanted: &[Span], room: PlaceId, taken: &[(Span, MeetingId)]) -> Vec<Clash> {
    let mut found = Vec::new();
    let mut rest = taken;
    for span in wanted {
        let gone = rest.partition_point(|(other, _)| other.until() <= span.from());
        rest = rest.get(gone..).unwrap_or_default();
        let hit = rest
            .iter()
            .take_while(|(other, _)| other.from() < span.until());
        found.extend(hit.map(|(other, meeting)| Clash {
            room,
            wanted: *span,
            taken: *other,
            meeting: *meeting,
        }));
    }
    found
}

/// Two neighbouring spans of an ordered list that are at one time.
pub fn overlap_within(spans: &[Span]) -> Option<(Span, Span)> {
    spans.windows(2).find_map(|pair| match pair {
        [one, other] if one.overlaps(other) => Some((*one, *other)),
        _ => None,
    })
}

/// How one date was moved on the wall clock, to move the others alike.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Shift {
    days: i32,
    /// Change of the time of day in seconds.
    time_seconds: i64,
    usual: Time,
    /// Length of a date after the shift in seconds.
    pub seconds: i64,
    seconds_before: i64,
}

impl Shift {
    /// `usual` is the time of day at which the dates of the series start. On a day on which the
    /// clocks skip it the date starts later, and moves nevertheless like one that starts at it.
    pub fn between(before: Span, after: Span, zone: &TimeZone, usual: Time) -> Shift {
        let mut shift = Shift {
            days: 0,
            time_seconds: 0,
            usual,
            seconds: after.seconds(),
            seconds_before: before.seconds(),
        };
        if before.from() != after.from() {
            let old = shift.on_the_wall(before.from(), zone);
            let new = zone.to_datetime(after.from());
            let days = old.date().until(new.date());
            shift.days = days.map(|span| span.get_days()).unwrap_or(0);
            shift.time_seconds = old.time().duration_until(new.time()).as_secs();
        }
        shift
    }

    /// The local time that a start stands for.
    fn on_the_wall(&self, at: Timestamp, zone: &TimeZone) -> DateTime {
        let shown = zone.to_datetime(at);
        let meant = shown.date().to_datetime(self.usual);
        match zone.to_timestamp(meant) {
            Ok(start) if start == at => meant,
            _ => shown,
        }
    }

    pub fn is_none(&self) -> bool {
        self.days == 0 && self.time_seconds == 0 && self.seconds == self.seconds_before
    }

    pub fn local(&self, local: DateTime) -> Option<DateTime> {
        let day = jiff::Span::new().try_days(self.days).ok()?;
        let time = SignedDuration::from_secs(self.time_seconds);
        local.checked_add(day).ok()?.checked_add(time).ok()
    }

    pub fn instant(&self, at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        if self.days == 0 && self.time_seconds == 0 {
            return Some(at);
        }
        zone.to_timestamp(self.local(self.on_the_wall(at, zone))?)
            .ok()
    }

    /// The span of another date after the shift.
    pub fn apply(&self, span: Span, zone: &TimeZone) -> Option<Span> {
        let from = self.instant(span.from(), zone)?;
        Span::new(
            from,
            from.checked_add(SignedDuration::from_secs(self.seconds))
                .ok()?,
        )
    }

    /// The rule after the shift: weekdays without ordinals turn with the days; what names days of
    /// months or times of day is left to people.
    pub fn rule(&self, rule: &Rule) -> Option<Rule> {
        let mut rule = rule.clone();
        let names_times = [&rule.by_hour, &rule.by_minute, &rule.by_second];
        if self.time_seconds != 0 && names_times.iter().any(|part| !part.is_empty()) {
            return None;
        }
        if self.days != 0 {
            let names_days = [
                &rule.by_month_day,
                &rule.by_year_day,
                &rule.by_week_number,
                &rule.by_month,
            ];
            let has_ordinals = rule.by_day.iter().any(|day| day.ordinal != 0);
            let has_positions = !rule.by_set_position.is_empty();
            if has_ordinals || has_positions || names_days.iter().any(|part| !part.is_empty()) {
                return None;
            }
            for day in &mut rule.by_day {
                day.weekday = day.weekday.wrapping_add(self.days);
            }
        }
        if let End::Until(Until::Instant(until)) = rule.end {
            let step = SignedDuration::from_secs(i64::from(self.days) * 86_400 + self.time_seconds);
            rule.end = End::Until(Until::Instant(until.checked_add(step).ok()?));
        }
        Rule::parse(&rule.to_string()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn span(from: &str, until: &str) -> Span {
        Span::new(from.parse().unwrap(), until.parse().unwrap()).unwrap()
    }

    #[test]
    fn clashes_are_named_per_date_and_touching_is_none() {
        let wanted = [
            span("2026-03-02T09:00Z", "2026-03-02T10:00Z"),
            span("2026-03-03T09:00Z", "2026-03-03T10:00Z"),
        ];
        let other = MeetingId(Uuid::from_u128(1));
        let taken = [
            (span("2026-03-02T08:00Z", "2026-03-02T09:00Z"), other),
            (span("2026-03-03T08:00Z", "2026-03-03T09:30Z"), other),
            (span("2026-03-03T09:30Z", "2026-03-03T12:00Z"), other),
        ];
        let found = clashes(&wanted, PlaceId(Uuid::from_u128(2)), &taken);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|clash| clash.wanted == wanted[1]));
    }

    #[test]
    fn a_shift_keeps_wall_clock_time_over_a_change_of_clocks() {
        let zone = TimeZone::get("Europe/Lisbon").unwrap();
        let before = span("2016-10-24T08:00Z", "2016-10-24T09:00Z");
        let after = span("2016-10-25T09:30Z", "2016-10-25T11:00Z");
        let usual = jiff::civil::time(9, 0, 0, 0);
        let shift = Shift::between(before, after, &zone, usual);
        // 31 October lies after the end of summer time: 09:00 local is 09:00 UTC there.
        let other = span("2016-10-31T09:00Z", "2016-10-31T10:00Z");
        assert_eq!(
            shift.apply(other, &zone).unwrap(),
            span("2016-11-01T10:30Z", "2016-11-01T12:00Z")
        );
    }

    #[test]
    fn a_date_whose_time_the_clocks_skip_moves_like_the_others() {
        let zone = TimeZone::get("Europe/Lisbon").unwrap();
        let usual = jiff::civil::time(1, 30, 0, 0);
        // There is no 01:30 on 29 March 2026: the date starts at 02:30 of summer time.
        let skipped = span("2026-03-29T01:30Z", "2026-03-29T02:30Z");
        let other = span("2026-03-28T01:30Z", "2026-03-28T02:30Z");
        let nine = span("2026-03-28T09:00Z", "2026-03-28T10:00Z");
        let shift = Shift::between(other, nine, &zone, usual);
        let expected = span("2026-03-29T08:00Z", "2026-03-29T09:00Z");
        assert_eq!(shift.apply(skipped, &zone).unwrap(), expected);
        let back = Shift::between(skipped, expected, &zone, usual);
        assert_eq!(back.apply(other, &zone).unwrap(), nine);
        let longer = span("2026-03-29T01:30Z", "2026-03-29T04:30Z");
        let resized = Shift::between(skipped, longer, &zone, usual);
        assert_eq!(
            resized.apply(other, &zone).unwrap(),
            span("2026-03-28T01:30Z", "2026-03-28T04:30Z")
        );
    }

    #[test]
    fn a_rule_turns_with_its_weekdays_or_asks_for_a_new_one() {
        let zone = TimeZone::UTC;
        let before = span("2026-03-02T09:00Z", "2026-03-02T10:00Z");
        let next_day = Shift::between(
            before,
            span("2026-03-03T09:00Z", "2026-03-03T10:00Z"),
            &zone,
            jiff::civil::time(9, 0, 0, 0),
        );
        let turned = |rule: &str| {
            next_day
                .rule(&Rule::parse(rule).unwrap())
                .map(|rule| rule.to_string())
        };
        assert_eq!(
            turned("FREQ=WEEKLY;BYDAY=MO,SU").as_deref(),
            Some("FREQ=WEEKLY;BYDAY=MO,TU")
        );
        assert_eq!(turned("FREQ=MONTHLY;BYDAY=1MO"), None);
        assert_eq!(turned("FREQ=MONTHLY;BYMONTHDAY=2"), None);
    }
}
