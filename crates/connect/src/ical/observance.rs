//! The zone that goes along with an event (VTIMEZONE, RFC 5545, section 3.6.5), for programs that
//! do not know it by name. Where summer time follows a rule of the kind 'last Sunday in March', the
//! rule is written; where it follows none, as with dates fixed by governments, each change is.

use jiff::civil::{Date, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::write::local;

/// Years ahead over which a yearly rule must hold to be believed.
const YEARS_LOOKED_AT: usize = 8;
/// Changes written one by one where there is no rule.
const CHANGES_MOST: usize = 40;

/// A change of the clock.
#[derive(Clone, PartialEq)]
struct Change {
    at: Timestamp,
    from: Offset,
    to: Offset,
    name: String,
    is_summer: bool,
}

/// The lines of the component. `goes_on`: later years matter, too.
pub(super) fn lines(zone: &TimeZone, start: Timestamp, goes_on: bool) -> Vec<(String, String)> {
    let mut out = Out(Vec::new());
    out.put("BEGIN", "VTIMEZONE");
    out.put("TZID", zone.iana_name().unwrap_or("UTC"));
    let ahead = changes_after(zone, start, goes_on);
    let before = last_change_before(zone, start);
    if ahead.is_empty() {
        out.standing(zone, start);
    } else {
        match yearly(&ahead, zone) {
            Some(rules) => {
                for (change, rule) in rules {
                    out.observance(&change, zone, Some(&rule));
                }
            }
            None => {
                match &before {
                    Some(change) => out.observance(change, zone, None),
                    None => out.standing(zone, start),
                }
                for change in &ahead {
                    out.observance(change, zone, None);
                }
            }
        }
    }
    out.put("END", "VTIMEZONE");
    out.0
}

struct Out(Vec<(String, String)>);

impl Out {
    fn put(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// A zone whose clock does not change while it matters.
    fn standing(&mut self, zone: &TimeZone, at: Timestamp) {
        let info = zone.to_offset_info(at);
        let offset = offset(info.offset());
        self.put("BEGIN", "STANDARD");
        self.put("DTSTART", "19700101T000000");
        self.put("TZOFFSETFROM", &offset);
        self.put("TZOFFSETTO", &offset);
        self.put("TZNAME", info.abbreviation());
        self.put("END", "STANDARD");
    }

    fn observance(&mut self, change: &Change, zone: &TimeZone, rule: Option<&str>) {
        let kind = if change.is_summer {
            "DAYLIGHT"
        } else {
            "STANDARD"
        };
        self.put("BEGIN", kind);
        // The onset is told by the clock that was in force until then; with a rule it has to be
        // one of the rule's, before anything that is to be read with it.
        let onset = match rule {
            Some(_) => first_onset(change, zone),
            None => change.clone(),
        };
        self.put("DTSTART", &local(onset.from.to_datetime(onset.at)));
        if let Some(rule) = rule {
            self.put("RRULE", rule);
        }
        self.put("TZOFFSETFROM", &offset(change.from));
        self.put("TZOFFSETTO", &offset(change.to));
        self.put("TZNAME", &change.name);
        self.put("END", kind);
    }
}

/// The same change in the last year before, if it was made then by the same clock.
fn first_onset(change: &Change, zone: &TimeZone) -> Change {
    let a_while_before = change
        .at
        .checked_sub(SignedDuration::from_hours(24 * 380))
        .unwrap_or(change.at);
    changes(zone, a_while_before)
        .take(3)
        .find(|earlier| {
            earlier.at < change.at
                && (earlier.from, earlier.to) == (change.from, change.to)
                && rule_of_pair(earlier, change).is_some()
        })
        .unwrap_or_else(|| change.clone())
}

fn rule_of_pair(earlier: &Change, later: &Change) -> Option<String> {
    rule(&[earlier, later])
}

fn changes(zone: &TimeZone, after: Timestamp) -> impl Iterator<Item = Change> + '_ {
    zone.following(after).map(move |change| {
        let just_before = change
            .timestamp()
            .checked_sub(SignedDuration::from_secs(1))
            .unwrap_or(change.timestamp());
        Change {
            at: change.timestamp(),
            from: zone.to_offset(just_before),
            to: change.offset(),
            name: change.abbreviation().to_owned(),
            is_summer: change.dst().is_dst(),
        }
    })
}

fn changes_after(zone: &TimeZone, start: Timestamp, goes_on: bool) -> Vec<Change> {
    let years = if goes_on { 20 } else { 2 };
    let end = start
        .checked_add(SignedDuration::from_hours(24 * 366 * years))
        .unwrap_or(Timestamp::MAX);
    changes(zone, start)
        .take_while(|change| change.at < end)
        .take(CHANGES_MOST)
        .collect()
}

fn last_change_before(zone: &TimeZone, start: Timestamp) -> Option<Change> {
    let change = zone.preceding(start).next()?;
    let a_second_before = change
        .timestamp()
        .checked_sub(SignedDuration::from_secs(1))
        .ok()?;
    changes(zone, a_second_before).next()
}

/// The two yearly changes of a zone with their rules; `None` where they follow none.
fn yearly(ahead: &[Change], zone: &TimeZone) -> Option<Vec<(Change, String)>> {
    let first = ahead.first()?;
    // A rule is only believed over several years, whatever was asked for.
    let all: Vec<Change> = changes(
        zone,
        first.at.checked_sub(SignedDuration::from_secs(1)).ok()?,
    )
    .take(2 * YEARS_LOOKED_AT)
    .collect();
    if all.len() < 2 * YEARS_LOOKED_AT {
        return None;
    }
    let mut found = Vec::new();
    for parity in 0..2 {
        let same: Vec<&Change> = all.iter().skip(parity).step_by(2).collect();
        let change = (*same.first()?).clone();
        let is_same = |other: &&Change| {
            (other.from, other.to, other.is_summer) == (change.from, change.to, change.is_summer)
        };
        if !same.iter().all(is_same) {
            return None;
        }
        let rule = rule(&same)?;
        found.push((change, rule));
    }
    Some(found)
}

/// The yearly rule that all of the changes, one a year, follow.
fn rule(changes: &[&Change]) -> Option<String> {
    let locals: Vec<_> = changes
        .iter()
        .map(|change| change.from.to_datetime(change.at))
        .collect();
    let first = locals.first()?;
    let is_same = |at: &jiff::civil::DateTime| {
        (at.month(), at.weekday(), at.time()) == (first.month(), first.weekday(), first.time())
    };
    if !locals.iter().all(is_same) {
        return None;
    }
    let nth = |date: Date| (date.day() - 1) / 7 + 1;
    let is_last = |date: Date| date.day() + 7 > date.days_in_month();
    let week = if locals.iter().all(|at| is_last(at.date())) {
        -1
    } else if locals.iter().all(|at| nth(at.date()) == nth(first.date())) {
        nth(first.date())
    } else {
        return None;
    };
    let day = match first.weekday() {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    };
    Some(format!(
        "FREQ=YEARLY;BYMONTH={};BYDAY={week}{day}",
        first.month()
    ))
}

/// `+0800`, with seconds only where there are some.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{rest:02}")
    }
}
