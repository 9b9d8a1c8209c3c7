//! What rules refer to by its code: working calendars with holidays and make-up working days, and
//! types of meetings with the rules they are free of.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::value::{Holidays, IsoWeekday};
use crate::access::Audience;
use crate::id::{CalendarId, MeetingTypeId};

/// Public holidays, and days that are worked in exchange (调休). Imported, never built in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Calendar {
    pub id: CalendarId,
    /// What policies call it.
    pub code: String,
    pub name: String,
    pub days: BTreeMap<Date, Day>,
    pub version: i64,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Day {
    pub kind: DayKind,
    /// Whose hours count on a working day; Monday when nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_weekday: Option<IsoWeekday>,
    #[serde(default)]
    pub name: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DayKind {
    Holiday,
    /// Worked although it is a weekend.
    Workday,
}

impl DayKind {
    pub const ALL: [DayKind; 2] = [DayKind::Holiday, DayKind::Workday];

    pub fn as_str(self) -> &'static str {
        match self {
            DayKind::Holiday => "holiday",
            DayKind::Workday => "workday",
        }
    }
}

/// A kind of meeting that rules tell apart.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MeetingType {
    pub id: MeetingTypeId,
    /// What meetings and policies call it.
    pub code: String,
    pub name: String,
    /// Names of the rules that do not count for it.
    pub exempt: Vec<String>,
    /// Who may give it to a meeting, beside those who look after its rooms.
    #[serde(default = "Audience::everyone")]
    pub users: Audience,
    pub version: i64,
}

/// Calendars and types by code.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Catalogue {
    calendars: HashMap<String, Calendar>,
    types: HashMap<String, MeetingType>,
}

impl Catalogue {
    pub fn new(calendars: Vec<Calendar>, types: Vec<MeetingType>) -> Catalogue {
        let calendars = calendars.into_iter().map(|one| (one.code.clone(), one));
        let types = types.into_iter().map(|one| (one.code.clone(), one));
        Catalogue {
            calendars: calendars.collect(),
            types: types.collect(),
        }
    }

    pub fn calendar(&self, code: &str) -> Option<&Calendar> {
        self.calendars.get(code)
    }

    pub fn meeting_type(&self, code: &str) -> Option<&MeetingType> {
        self.types.get(code)
    }

    /// By code.
    pub fn calendars(&self) -> Vec<&Calendar> {
        let mut all: Vec<_> = self.calendars.values().collect();
        all.sort_by(|one, other| one.code.cmp(&other.code));
        all
    }

    /// By code.
    pub fn meeting_types(&self) -> Vec<&MeetingType> {
        let mut all: Vec<_> = self.types.values().collect();
        all.sort_by(|one, other| one.code.cmp(&other.code));
        all
    }

    /// Whether meetings of the type are free of the rule.
    pub fn is_exempt(&self, meeting_type: Option<&str>, rule: &str) -> bool {
        meeting_type
            .and_then(|code| self.types.get(code))
            .is_some_and(|found| found.exempt.iter().any(|name| name == rule))
    }
}

/// How a policy reads its calendar.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub calendar: Option<&'a Calendar>,
    pub holidays: Holidays,
}

impl Reading<'_> {
    /// The weekday whose hours count on a date.
    pub fn weekday(&self, date: Date) -> Weekday {
        match self.day(date) {
            Some(day) if day.kind == DayKind::Workday => {
                day.as_weekday.map_or(Weekday::Monday, |day| day.0)
            }
            Some(_) if self.holidays == Holidays::AsSunday => Weekday::Sunday,
            _ => date.weekday(),
        }
    }

    /// The holiday for whose sake nothing may be booked on a date.
    pub fn closed_for(&self, date: Date) -> Option<&Day> {
        let is_closing = self.holidays == Holidays::Closed;
        self.day(date)
            .filter(|day| is_closing && day.kind == DayKind::Holiday)
    }

    fn day(&self, date: Date) -> Option<&Day> {
        self.calendar?.days.get(&date)
    }
}
