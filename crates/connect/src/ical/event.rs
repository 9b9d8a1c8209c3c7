//! One VEVENT read into a [`CalendarItem`]: gather what its lines say, then see that it makes
//! sense together, because properties come in any order.

use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::fault::{ItemError, ItemFault};
use super::line::{Lines, Property, plain_text};
use super::outline::EventAt;
use super::value::{Length, Moment, Written};
use super::zone::Zones;
use super::{Attendee, CalendarItem, ExtraDate, Status};
use crate::unreadable::excerpt;

const MAX_UID: usize = 1_000;
const MAX_TITLE: usize = 1_000;
const MAX_DESCRIPTION: usize = 100_000;
const MAX_RULE: usize = 2_000;
const MAX_DATES: usize = 10_000;
const MAX_ATTENDEES: usize = 5_000;

/// What became of one VEVENT.
pub(super) struct EventRead {
    /// It has a RECURRENCE-ID: it changes one date of another event.
    pub(super) changes_a_date: bool,
    /// Its RECURRENCE-ID is a day without a time.
    pub(super) names_a_day: bool,
    pub(super) result: Result<CalendarItem, ItemError>,
}

pub(super) fn read(bytes: &[u8], at: &EventAt, zones: &mut Zones<'_>) -> EventRead {
    let mut draft = Draft {
        first_line: at.line,
        ..Draft::default()
    };
    let mut fault = None;
    let mut depth = 0_usize;
    for raw in Lines::within(bytes, at.range.clone(), at.line) {
        // The outline has been through these lines: they are text, and their nesting is whole.
        let Ok(text) = raw.text(bytes) else { continue };
        let result = match Property::parse(text) {
            Some(property) if property.is("BEGIN") => {
                depth += 1;
                continue;
            }
            Some(property) if property.is("END") => {
                depth = depth.saturating_sub(1);
                continue;
            }
            // Alarms inside the event have a DURATION and a DESCRIPTION of their own.
            _ if depth != 1 => continue,
            Some(property) => draft.take(property, raw.line, zones),
            None => Err(ItemFault::BrokenLine),
        };
        // The first fault counts, but the UID may still come.
        if let Err(found) = result {
            fault.get_or_insert((raw.line, found));
        }
    }
    let changes_a_date = draft.recurrence_id.is_some();
    let names_a_day =
        matches!(&draft.recurrence_id, Some(stamp) if matches!(stamp.written, Written::Day(_)));
    let uid = draft.uid.clone();
    let result = match fault {
        Some(fault) => Err(fault),
        None => draft.finish(),
    };
    let result = result.map_err(|(line, fault)| ItemError { uid, line, fault });
    EventRead {
        changes_a_date,
        names_a_day,
        result,
    }
}

struct Duration {
    length: Length,
    /// As written.
    text: String,
    line: usize,
}

/// A date property as it stands, before the others are known.
#[derive(Clone)]
struct Stamp {
    property: &'static str,
    written: Written,
    zone: TimeZone,
    line: usize,
}

#[derive(Default)]
struct Draft {
    first_line: usize,
    uid: Option<String>,
    summary: Option<String>,
    description: Option<String>,
    location: Option<String>,
    room_code: Option<String>,
    expected_attendees: Option<u32>,
    start: Option<Stamp>,
    end: Option<Stamp>,
    duration: Option<Duration>,
    rrule: Option<String>,
    exdates: Vec<Stamp>,
    rdates: Vec<(Stamp, Option<PeriodEnd>)>,
    recurrence_id: Option<Stamp>,
    and_following: bool,
    status: Option<Status>,
    private: bool,
    organizer: Option<String>,
    attendees: Vec<Attendee>,
}

#[derive(Clone)]
enum PeriodEnd {
    At(Stamp),
    After(Length),
}

type Located<T> = Result<T, (usize, ItemFault)>;

impl Draft {
    fn take(
        &mut self,
        property: Property<'_>,
        line: usize,
        zones: &mut Zones<'_>,
    ) -> Result<(), ItemFault> {
        let name = property.name.to_ascii_uppercase();
        match name.as_str() {
            "UID" => {
                let uid = text(&property, "UID", MAX_UID)?;
                if uid.is_some() {
                    set_once(&mut self.uid, uid, "UID")?;
                }
            }
            "DTSTART" => set_once(
                &mut self.start,
                stamp(&property, "DTSTART", line, zones)?,
                "DTSTART",
            )?,
            "DTEND" => set_once(
                &mut self.end,
                stamp(&property, "DTEND", line, zones)?,
                "DTEND",
            )?,
            "DURATION" => {
                set_once(
                    &mut self.duration,
                    Some(duration(&property, line)?),
                    "DURATION",
                )?;
            }
            "RRULE" => set_once(&mut self.rrule, rule(&property)?, "RRULE")?,
            "EXRULE" => return Err(ItemFault::UnsupportedProperty { property: "EXRULE" }),
            "EXDATE" => self.take_exdates(&property, line, zones)?,
            "RDATE" => self.take_rdates(&property, line, zones)?,
            "RECURRENCE-ID" => {
                let date = stamp(&property, "RECURRENCE-ID", line, zones)?;
                set_once(&mut self.recurrence_id, date, "RECURRENCE-ID")?;
                self.and_following = property
                    .parameter("RANGE")
                    .is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"));
            }
            _ => self.take_about(&name, &property)?,
        }
        Ok(())
    }

    /// What the meeting is about and who comes; where a property is repeated, as translations
    /// are, the first counts.
    fn take_about(&mut self, name: &str, property: &Property<'_>) -> Result<(), ItemFault> {
        match name {
            "SUMMARY" if self.summary.is_none() => {
                self.summary = text(property, "SUMMARY", MAX_TITLE)?;
            }
            "DESCRIPTION" if self.description.is_none() => {
                self.description = text(property, "DESCRIPTION", MAX_DESCRIPTION)?;
            }
            "LOCATION" if self.location.is_none() => {
                self.location = text(property, "LOCATION", MAX_TITLE)?;
            }
            "X-ROOM-CODE" if self.room_code.is_none() => {
                self.room_code = text(property, "X-ROOM-CODE", MAX_TITLE)?;
            }
            "X-EXPECTED-ATTENDEES" => {
                let count = property.value.trim().parse();
                let count = count.map_err(|_| invalid("X-EXPECTED-ATTENDEES", property.value))?;
                self.expected_attendees = Some(count);
            }
            "STATUS" => {
                self.status = match property.value.trim().to_ascii_uppercase().as_str() {
                    "CONFIRMED" => Some(Status::Confirmed),
                    "TENTATIVE" => Some(Status::Tentative),
                    "CANCELLED" => Some(Status::Cancelled),
                    _ => return Err(invalid("STATUS", property.value)),
                };
            }
            "CLASS" => {
                let class = property.value.trim();
                self.private = class.eq_ignore_ascii_case("PRIVATE")
                    || class.eq_ignore_ascii_case("CONFIDENTIAL");
            }
            "ORGANIZER" => self.organizer = email(property),
            "ATTENDEE" => self.take_attendee(property)?,
            _ => {}
        }
        Ok(())
    }

    fn take_attendee(&mut self, property: &Property<'_>) -> Result<(), ItemFault> {
        let is = |parameter: &str, values: &[&str]| {
            property
                .parameter(parameter)
                .is_some_and(|value| values.iter().any(|one| value.eq_ignore_ascii_case(one)))
        };
        // Exchange lists the rooms among the attendees.
        if is("CUTYPE", &["ROOM", "RESOURCE"]) {
            return Ok(());
        }
        let Some(email) = email(property) else {
            return Ok(());
        };
        if self.attendees.len() == MAX_ATTENDEES {
            return Err(ItemFault::TooManyValues {
                property: "ATTENDEE",
                limit: MAX_ATTENDEES,
            });
        }
        let name = property.parameter("CN").map(|name| plain_text(name.trim()));
        let name = name.filter(|name| !name.is_empty() && name.len() <= MAX_TITLE);
        let required = !is("ROLE", &["OPT-PARTICIPANT", "NON-PARTICIPANT"]);
        self.attendees.push(Attendee {
            email,
            name,
            required,
        });
        Ok(())
    }

    fn take_exdates(
        &mut self,
        property: &Property<'_>,
        line: usize,
        zones: &mut Zones<'_>,
    ) -> Result<(), ItemFault> {
        let zone = zone(property, zones)?;
        for text in values(property) {
            if self.exdates.len() == MAX_DATES {
                return Err(ItemFault::TooManyValues {
                    property: "EXDATE",
                    limit: MAX_DATES,
                });
            }
            self.exdates
                .push(stamp_of(text, property, "EXDATE", line, &zone)?);
        }
        Ok(())
    }

    fn take_rdates(
        &mut self,
        property: &Property<'_>,
        line: usize,
        zones: &mut Zones<'_>,
    ) -> Result<(), ItemFault> {
        let zone = zone(property, zones)?;
        for text in values(property) {
            if self.rdates.len() == MAX_DATES {
                return Err(ItemFault::TooManyValues {
                    property: "RDATE",
                    limit: MAX_DATES,
                });
            }
            let (start, end) = match text.split_once('/') {
                Some((start, end)) => (start, Some(end)),
                None => (text, None),
            };
            let stamp = |text| stamp_of(text, property, "RDATE", line, &zone);
            let end = match end {
                Some(end) if end.starts_with(['P', '+']) => {
                    let length = Length::parse(end).ok_or_else(|| invalid("RDATE", text))?;
                    Some(PeriodEnd::After(length))
                }
                Some(end) => Some(PeriodEnd::At(stamp(end)?)),
                None => None,
            };
            self.rdates.push((stamp(start)?, end));
        }
        Ok(())
    }

    fn finish(self) -> Located<CalendarItem> {
        let uid = self
            .uid
            .clone()
            .ok_or((self.first_line, ItemFault::MissingUid))?;
        let stamp = self
            .start
            .clone()
            .ok_or((self.first_line, ItemFault::MissingStart))?;
        let all_day = matches!(stamp.written, Written::Day(_));
        let start = stamp.moment(Time::midnight(), &stamp.zone)?;
        let end = self.end(&stamp, &start)?;
        // A day among the dates of a series that has a time stands for that day's date of it.
        let (time, zone) = (start.local().time(), start.zone().clone());
        let date = |stamp: &Stamp| stamp.moment(time, &zone);
        let exdates = self.exdates.iter().map(date).collect::<Located<Vec<_>>>()?;
        let rdates = self
            .rdates
            .iter()
            .map(|(stamp, end)| extra_date(stamp, end.as_ref(), date));
        let rdates = rdates.collect::<Located<Vec<_>>>()?;
        let recurrence_id = self.recurrence_id.as_ref().map(date).transpose()?;
        Ok(CalendarItem {
            uid,
            line: self.first_line,
            summary: self.summary.unwrap_or_default(),
            description: self.description,
            start,
            end,
            all_day,
            rrule: self.rrule,
            exdates,
            rdates,
            recurrence_id,
            and_following: self.and_following,
            overrides: Vec::new(),
            room_code: self.room_code,
            location: self.location,
            expected_attendees: self.expected_attendees,
            status: self.status.unwrap_or_default(),
            organizer: self.organizer,
            attendees: self.attendees,
            private: self.private,
        })
    }

    fn end(&self, start_stamp: &Stamp, start: &Moment) -> Located<Moment> {
        let (end, line) = match (&self.end, &self.duration) {
            (Some(end), Some(_)) => return Err((end.line, ItemFault::EndAndDuration)),
            (Some(end), None) => {
                let days = |stamp: &Stamp| matches!(stamp.written, Written::Day(_));
                if days(end) != days(start_stamp) {
                    return Err((end.line, invalid("DTEND", &end.to_string())));
                }
                // The end of a whole day lies in the zone of its start.
                (end.moment(Time::midnight(), &start_stamp.zone)?, end.line)
            }
            (None, Some(duration)) => {
                let end = start.plus(duration.length);
                let out_of_time = || (duration.line, invalid("DURATION", &duration.text));
                (end.ok_or_else(out_of_time)?, duration.line)
            }
            (None, None) => match start_stamp.written {
                Written::Day(_) => {
                    let day = Length {
                        days: 1,
                        seconds: 0,
                    };
                    let end = start.plus(day).ok_or_else(|| start_stamp.out_of_time())?;
                    (end, start_stamp.line)
                }
                _ => return Err((self.first_line, ItemFault::NoLength)),
            },
        };
        match end.at().cmp(&start.at()) {
            std::cmp::Ordering::Less => Err((line, ItemFault::EndBeforeStart)),
            std::cmp::Ordering::Equal => Err((line, ItemFault::NoLength)),
            std::cmp::Ordering::Greater => Ok(end),
        }
    }
}

fn extra_date(
    stamp: &Stamp,
    end: Option<&PeriodEnd>,
    date: impl Fn(&Stamp) -> Located<Moment>,
) -> Located<ExtraDate> {
    let start = date(stamp)?;
    let end = match end {
        None => None,
        Some(PeriodEnd::At(end)) => Some(end.moment(Time::midnight(), &end.zone)?),
        Some(PeriodEnd::After(length)) => {
            Some(start.plus(*length).ok_or_else(|| stamp.out_of_time())?)
        }
    };
    if end.as_ref().is_some_and(|end| end.at() <= start.at()) {
        return Err((stamp.line, ItemFault::EndBeforeStart));
    }
    Ok(ExtraDate { start, end })
}

impl Stamp {
    /// A day becomes `time` on it, in `day_zone`.
    fn moment(&self, time: Time, day_zone: &TimeZone) -> Located<Moment> {
        let (local, zone) = match self.written {
            Written::Day(day) => (day.to_datetime(time), day_zone.clone()),
            Written::Local(local) => (local, self.zone.clone()),
            Written::Utc(local) => (local, TimeZone::UTC),
        };
        Moment::new(local, zone).ok_or_else(|| self.out_of_time())
    }

    fn out_of_time(&self) -> (usize, ItemFault) {
        (self.line, invalid(self.property, &self.to_string()))
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.written {
            Written::Day(day) => day.fmt(f),
            Written::Local(local) => local.fmt(f),
            Written::Utc(local) => write!(f, "{local}Z"),
        }
    }
}

fn stamp(
    property: &Property<'_>,
    name: &'static str,
    line: usize,
    zones: &mut Zones<'_>,
) -> Result<Option<Stamp>, ItemFault> {
    let zone = zone(property, zones)?;
    stamp_of(property.value.trim(), property, name, line, &zone).map(Some)
}

fn stamp_of(
    text: &str,
    property: &Property<'_>,
    name: &'static str,
    line: usize,
    zone: &TimeZone,
) -> Result<Stamp, ItemFault> {
    let written = Written::parse(text).ok_or_else(|| invalid(name, text))?;
    let day = matches!(written, Written::Day(_));
    let agrees = match property.parameter("VALUE") {
        None => true,
        Some(kind) if kind.eq_ignore_ascii_case("DATE") => day,
        Some(kind) if kind.eq_ignore_ascii_case("DATE-TIME") => !day,
        Some(kind) if kind.eq_ignore_ascii_case("PERIOD") => !day && name == "RDATE",
        Some(_) => false,
    };
    if !agrees {
        return Err(invalid(name, text));
    }
    Ok(Stamp {
        property: name,
        written,
        zone: zone.clone(),
        line,
    })
}

fn duration(property: &Property<'_>, line: usize) -> Result<Duration, ItemFault> {
    let text = property.value.trim();
    let length = Length::parse(text).ok_or_else(|| invalid("DURATION", text))?;
    Ok(Duration {
        length,
        text: excerpt(text),
        line,
    })
}

fn zone(property: &Property<'_>, zones: &mut Zones<'_>) -> Result<TimeZone, ItemFault> {
    match property.parameter("TZID") {
        None => Ok(zones.floating()),
        // A time in UTC names no zone; where one is written beside the Z, the Z counts.
        Some(_) if property.value.trim_end().ends_with('Z') => Ok(TimeZone::UTC),
        Some(id) => zones
            .named(&id)
            .ok_or_else(|| ItemFault::UnknownTimeZone { name: excerpt(&id) }),
    }
}

fn values<'a>(property: &Property<'a>) -> impl Iterator<Item = &'a str> {
    property
        .value
        .split(',')
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

/// Trimmed; `None` when nothing is left.
fn text(
    property: &Property<'_>,
    name: &'static str,
    limit: usize,
) -> Result<Option<String>, ItemFault> {
    let text = plain_text(property.value.trim());
    if text.len() > limit && text.chars().count() > limit {
        return Err(ItemFault::TooLong {
            property: name,
            limit,
        });
    }
    Ok((!text.trim().is_empty()).then_some(text))
}

/// The rule as written: whether it makes sense is not for this file to say.
fn rule(property: &Property<'_>) -> Result<Option<String>, ItemFault> {
    let rule = property.value.trim();
    if rule.len() > MAX_RULE {
        return Err(ItemFault::TooLong {
            property: "RRULE",
            limit: MAX_RULE,
        });
    }
    Ok(Some(rule.to_owned()))
}

/// The address behind `mailto:`, or the one Exchange and others give beside an address of their
/// own. Attendees without one cannot be told or found, and are left out.
fn email(property: &Property<'_>) -> Option<String> {
    let address = |text: &str| {
        let text = text.trim();
        let plausible = text.len() <= 254
            && text
                .split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
            && !text.contains(|c: char| c.is_control() || c.is_whitespace());
        plausible.then(|| text.to_owned())
    };
    let (scheme, rest) = property.value.trim().split_once(':')?;
    let mail = if scheme.eq_ignore_ascii_case("mailto") {
        address(rest)
    } else {
        None
    };
    mail.or_else(|| {
        property
            .parameter("EMAIL")
            .and_then(|email| address(&email))
    })
}

fn set_once<T>(
    slot: &mut Option<T>,
    value: Option<T>,
    property: &'static str,
) -> Result<(), ItemFault> {
    if slot.is_some() {
        return Err(ItemFault::RepeatedProperty { property });
    }
    *slot = value;
    Ok(())
}

fn invalid(property: &'static str, text: &str) -> ItemFault {
    ItemFault::InvalidValue {
        property,
        text: excerpt(text.trim()),
    }
}
