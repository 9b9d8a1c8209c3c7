//! The days of a working calendar, from a table or from an iCalendar file of holidays. What the
//! file says takes the place of what the calendar had.

use std::collections::BTreeMap;
use std::sync::Arc;

use connect::ical::{self, CalendarItem};
use connect::table::{DayRow, read_days};
use domain::access::{Permission, Target};
use domain::policy::{Day, DayKind};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::{ImportError, Item, Outcome, Progress, Report, fault_detail};
use crate::access::permit;
use crate::{App, Who};

/// Days one event may span: a summer, not a mistake.
const EVENT_DAYS_MOST: usize = 100;
/// What published calendars write in the summary of a day that is worked in exchange.
const MADE_UP: &str = "班";

impl App {
    pub fn import_days(
        self: &Arc<Self>,
        who: &Who,
        code: &str,
        bytes: &[u8],
        dry_run: bool,
        progress: Progress<'_>,
    ) -> Result<Report, ImportError> {
        permit(who, Permission::PlaceManage, &Target::deployment())?;
        let (mut report, days) = if is_calendar(bytes) {
            from_calendar(bytes)?
        } else {
            from_table(bytes)?
        };
        let known = self.calendar(code).ok();
        for item in &mut report.items {
            let date = item.key.as_deref().and_then(|key| key.parse::<Date>().ok());
            let before = known
                .as_ref()
                .zip(date)
                .and_then(|(known, date)| known.days.get(&date));
            let now = date.and_then(|date| days.get(&date));
            if item.outcome == Outcome::Created && before.is_some() {
                item.outcome = if before == now {
                    Outcome::Unchanged
                } else {
                    Outcome::Updated
                };
            }
        }
        let is_other = known.as_ref().is_none_or(|known| known.days != days);
        if !dry_run && is_other {
            let name = known.map_or_else(|| code.to_owned(), |known| known.name);
            self.save_calendar(who, code, &name, days, None)?;
        }
        progress(report.items.len(), report.items.len());
        Ok(report)
    }
}

fn is_calendar(bytes: &[u8]) -> bool {
    let begin = b"BEGIN:VCALENDAR";
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.get(..begin.len())
        .is_some_and(|first| first.eq_ignore_ascii_case(begin))
}

type Days = BTreeMap<Date, Day>;

fn from_table(bytes: &[u8]) -> Result<(Report, Days), ImportError> {
    let table = read_days(bytes)?;
    let mut report = Report {
        unknown_columns: table.unknown_columns,
        ..Report::default()
    };
    let mut days = Days::new();
    for line in table.lines {
        let (outcome, code, detail) = match line.row {
            Ok(DayRow { date, day }) => {
                days.insert(date, day);
                (Outcome::Created, None, Value::Null)
            }
            Err(fault) => {
                let code = Some(fault.code().to_owned());
                (Outcome::Rejected, code, fault_detail(&fault))
            }
        };
        report.take(Item {
            uid: None,
            key: Some(line.key),
            line: line.line,
            outcome,
            code,
            detail,
        });
    }
    Ok((report, days))
}

fn from_calendar(bytes: &[u8]) -> Result<(Report, Days), ImportError> {
    let mut report = Report::default();
    let mut days = Days::new();
    for item in ical::read(bytes, &TimeZone::UTC)? {
        let (uid, line, outcome, code, detail, first) = match item {
            Ok(event) => match days_of(&event) {
                Ok(found) => {
                    let first = found.first().map(|(date, _)| date.to_string());
                    days.extend(found);
                    (
                        Some(event.uid),
                        event.line,
                        Outcome::Created,
                        None,
                        Value::Null,
                        first,
                    )
                }
                Err((code, detail)) => {
                    let code = Some(code.to_owned());
                    (
                        Some(event.uid),
                        event.line,
                        Outcome::Rejected,
                        code,
                        detail,
                        None,
                    )
                }
            },
            Err(error) => {
                let code = Some(error.fault.code().to_owned());
                let detail = fault_detail(&error.fault);
                (error.uid, error.line, Outcome::Rejected, code, detail, None)
            }
        };
        report.take(Item {
            uid,
            key: first,
            line,
            outcome,
            code,
            detail,
        });
    }
    Ok((report, days))
}

/// The days of an all-day event.
fn days_of(event: &CalendarItem) -> Result<Vec<(Date, Day)>, (&'static str, Value)> {
    if !event.all_day {
        return Err(("not_all_day", Value::Null));
    }
    if event.rrule.is_some() || !event.rdates.is_empty() {
        // Which years a yearly holiday falls on another day in, only a published calendar knows.
        return Err(("unsupported_property", json!({"property": "RRULE"})));
    }
    let kind = if event.summary.contains(MADE_UP) {
        DayKind::Workday
    } else {
        DayKind::Holiday
    };
    let date = |at| TimeZone::UTC.to_datetime(at).date();
    let (mut next, end) = (date(event.start.at()), date(event.end.at()));
    let mut found = Vec::new();
    while next < end {
        if found.len() == EVENT_DAYS_MOST {
            return Err(("too_long", json!({"most": EVENT_DAYS_MOST})));
        }
        let day = Day {
            kind,
            as_weekday: None,
            name: event.summary.trim().to_owned(),
        };
        found.push((next, day));
        let Ok(tomorrow) = next.tomorrow() else { break };
        next = tomorrow;
    }
    Ok(found)
}
