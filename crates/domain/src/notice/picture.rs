//! What people's calendars should show of a meeting or series, and what has to be said to get them
//! there from what they were told before. Saying the same picture twice says nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Kind, Recipient};
use crate::id::{PersonId, PlaceId};
use crate::meeting::{Meeting, Party, State, Topic};
use crate::series::Series;
use crate::span::Span;

/// What matters about a meeting to those who come; a change of it is worth a message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Look {
    pub subject: Arc<str>,
    pub description: Option<Arc<str>>,
    pub private: bool,
    pub organizer: PersonId,
    pub host: PersonId,
    /// Of a series, its first date.
    pub span: Span,
    pub time_zone: Arc<str>,
    pub rooms: Vec<PlaceId>,
    pub rule: Option<String>,
    pub rdates: Vec<Timestamp>,
}

/// A meeting, a series, or a date of one that differs, with those who are to come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    pub look: Look,
    pub people: BTreeSet<Recipient>,
}

/// What is true.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Picture {
    pub whole: Option<Part>,
    /// Dates of a series that are not as the rule has them, by the start the rule gives; `None`:
    /// it does not take place.
    pub dates: BTreeMap<Timestamp, Option<Part>>,
    /// Something of it still lies ahead.
    pub ahead: bool,
}

/// What was said last.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    pub sequence: i64,
    pub whole: Option<Part>,
    pub dates: BTreeMap<Timestamp, Option<Part>>,
}

/// One thing to say to one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    pub to: Recipient,
    pub kind: Kind,
    pub asks: Asks,
    pub which: Which,
    pub look: Look,
    /// What the reader knew before, where that was something else.
    pub before: Option<Look>,
    /// With a series: dates that the reader need not note.
    pub exdates: Vec<Timestamp>,
    /// Who runs it now, where the reader takes no part any more and knew somebody else to run it.
    pub successor: Option<PersonId>,
}

/// What the calendar of the reader is to do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Asks {
    /// Note it, no answer wanted: it is the reader's own meeting.
    Publish,
    Request,
    Cancel,
}

impl Asks {
    pub fn as_str(self) -> &'static str {
        match self {
            Asks::Publish => "publish",
            Asks::Request => "request",
            Asks::Cancel => "cancel",
        }
    }

    pub fn parse(text: &str) -> Option<Asks> {
        [Asks::Publish, Asks::Request, Asks::Cancel]
            .into_iter()
            .find(|asks| asks.as_str() == text)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Which {
    Whole,
    /// The date of a series that begins then by rule.
    Date(Timestamp),
}

/// The picture of a single meeting. What has begun stays as it was told; what waits for approval
/// again stays as it was until that is decided.
pub fn of_meeting(meeting: &Meeting, told: &Told, now: Timestamp) -> Picture {
    let is_over = meeting.span.until() <= now;
    let has_begun = meeting.span.from() <= now;
    let whole = match meeting.state {
        State::Requested => told.whole.clone(),
        _ if is_over => told.whole.clone(),
        State::Confirmed | State::Running | State::Ended if has_begun && told.whole.is_some() => {
            told.whole.clone()
        }
        State::Confirmed | State::Running | State::Ended => Some(Part::of_meeting(meeting)),
        State::Draft | State::Declined | State::Released | State::Cancelled => None,
    };
    Picture {
        whole,
        dates: BTreeMap::new(),
        ahead: !is_over,
    }
}

/// The picture of a series with its dates. While dates wait for approval and nobody was told
/// anything yet, there is nothing to show: people hear of it once, when all is decided.
pub fn of_series(series: &Series, dates: &[Meeting], told: &Told, now: Timestamp) -> Picture {
    let mut picture = Picture::default();
    let mut any_takes_place = false;
    let mut any_waits = false;
    for excluded in &series.exdates {
        if *excluded > now || told.dates.contains_key(excluded) {
            picture.dates.insert(*excluded, None);
        }
    }
    for date in dates {
        let Some(start) = date.original_start else {
            continue;
        };
        let known = told.dates.get(&start).cloned();
        let is_over = date.span.until() <= now;
        let takes_place = matches!(date.state, State::Confirmed | State::Running | State::Ended);
        any_takes_place |= takes_place;
        any_waits |= date.state == State::Requested && !is_over;
        picture.ahead |= takes_place && !is_over;
        let has_begun = date.span.from() <= now;
        // Whoever looks at the calendar now is to see that the room is gone, or back again.
        let is_told_late = !is_over
            && match date.state {
                State::Released => true,
                State::Running => known == Some(None),
                _ => false,
            };
        let shown = if (has_begun && !is_told_late) || date.state == State::Requested {
            known
        } else if !takes_place {
            Some(None)
        } else {
            let part = Part::of_meeting(date);
            (!is_plain(series, date)).then_some(Some(part))
        };
        if let Some(shown) = shown {
            picture.dates.insert(start, shown);
        }
    }
    let nothing_yet = told.whole.is_none() && any_waits;
    if any_takes_place && !nothing_yet {
        picture.whole = Part::of_series(series).or_else(|| told.whole.clone());
    } else if any_waits {
        picture.whole.clone_from(&told.whole);
    }
    if picture.whole.is_none() && nothing_yet {
        picture.dates.clear();
    }
    picture
}

/// Whether the date is as the rule and the series have it.
fn is_plain(series: &Series, date: &Meeting) -> bool {
    let sorted = |mut rooms: Vec<PlaceId>| {
        rooms.sort();
        rooms
    };
    let by_rule = date
        .original_start
        .map(|start| Span::lasting(start, series.seconds));
    by_rule == Some(date.span)
        && date.topic == series.topic
        && sorted(date.rooms()) == sorted(series.rooms.clone())
}

impl Part {
    fn of_meeting(meeting: &Meeting) -> Part {
        let mut look = Look::of(&meeting.topic, meeting.span, &meeting.time_zone);
        look.rooms = meeting.rooms();
        Part {
            look,
            people: people_of(&meeting.topic),
        }
    }

    /// `None` for a rule without any date.
    fn of_series(series: &Series) -> Option<Part> {
        // Readers take the start as the first date, so it has to be one; and dates that are left
        // out count, or a COUNT would reach further for them than for us.
        let whole = Series {
            exdates: Vec::new(),
            rdates: Vec::new(),
            ..series.clone()
        };
        let first = whole.recurrence().ok()?.instances().next()?.at;
        let span = Span::lasting(first, series.seconds);
        let mut look = Look::of(&series.topic, span, &series.time_zone);
        look.rooms.clone_from(&series.rooms);
        look.rule = Some(series.rule.clone());
        look.rdates.clone_from(&series.rdates);
        Some(Part {
            look,
            people: people_of(&series.topic),
        })
    }
}

impl Look {
    fn of(topic: &Topic, span: Span, time_zone: &Arc<str>) -> Look {
        Look {
            subject: topic.subject.clone(),
            description: topic.description.clone(),
            private: topic.private,
            organizer: topic.organizer,
            host: topic.host,
            span,
            time_zone: time_zone.clone(),
            rooms: Vec::new(),
            rule: None,
            rdates: Vec::new(),
        }
    }
}

fn people_of(topic: &Topic) -> BTreeSet<Recipient> {
    let invited = topic
        .attendees
        .iter()
        .map(|attendee| match &attendee.party {
            Party::Person(person) => Recipient::Person(*person),
            Party::Guest(address) => Recipient::Guest(address.clone()),
        });
    [topic.organizer, topic.host]
        .map(Recipient::Person)
        .into_iter()
        .chain(invited)
        .collect()
}

/// What to say so that everybody knows the picture, and what will have been told then. Dates that
/// are over are not spoken of.
pub fn tell(told: &Told, picture: &Picture, now: Timestamp) -> (Vec<Letter>, Told) {
    let parts = [&told.whole, &picture.whole];
    let of_dates = told.dates.values().chain(picture.dates.values());
    let people: BTreeSet<&Recipient> = parts
        .into_iter()
        .chain(of_dates)
        .flatten()
        .flat_map(|part| &part.people)
        .collect();
    let mut letters = Vec::new();
    for reader in people {
        View { told, picture, now }.letters_to(reader, &mut letters);
    }
    let was_told = told.whole.is_some() || told.sequence > 0 || !told.dates.is_empty();
    let sequence = told.sequence + i64::from(was_told && !letters.is_empty());
    let after = Told {
        sequence,
        whole: picture.whole.clone(),
        dates: picture.dates.clone(),
    };
    (letters, after)
}

/// How a date looks to one reader.
#[derive(Clone, Copy, PartialEq)]
enum Sight<'a> {
    /// Not in the calendar.
    Absent,
    /// As the series has it.
    Plain,
    Own(&'a Look),
}

struct View<'a> {
    told: &'a Told,
    picture: &'a Picture,
    now: Timestamp,
}

impl<'a> View<'a> {
    fn letters_to(&self, reader: &Recipient, out: &mut Vec<Letter>) {
        let before = part_for(&self.told.whole, reader);
        let after = part_for(&self.picture.whole, reader);
        let mut letter = |kind, asks, which, look: &Look, before: Option<&Look>| {
            let exdates = match which {
                Which::Whole if asks != Asks::Cancel => self.absent_dates(reader),
                _ => Vec::new(),
            };
            out.push(Letter {
                to: reader.clone(),
                kind,
                asks: asks_of(asks, reader, look),
                which,
                look: look.clone(),
                before: before.cloned(),
                exdates,
                successor: self
                    .goes_on(which)
                    .filter(|_| kind == Kind::Removed)
                    .map(|now| now.organizer)
                    .filter(|organizer| *organizer != look.organizer),
            });
        };
        let about_whole = self.about_whole(reader, before, after);
        let renewed = about_whole.is_some();
        if let Some((kind, asks, look, was)) = about_whole {
            letter(kind, asks, Which::Whole, look, was);
        }
        let starts: BTreeSet<_> = self
            .told
            .dates
            .keys()
            .chain(self.picture.dates.keys())
            .copied()
            .collect();
        for start in starts {
            let knew = match before {
                // A new message about the series replaces what was said about its dates.
                _ if renewed && after.is_some() => self.sight_of_whole(start, reader),
                Some(_) if renewed => Sight::Absent,
                _ => sight(&self.told.whole, &self.told.dates, start, reader),
            };
            let is = sight(&self.picture.whole, &self.picture.dates, start, reader);
            let which = Which::Date(start);
            let series_look = after.or(before);
            let plain = series_look.map(|look| on_date(look, start));
            let was = match knew {
                Sight::Absent => None,
                Sight::Plain => plain.as_ref(),
                Sight::Own(look) => Some(look),
            };
            let look = match is {
                Sight::Absent => was,
                Sight::Plain => plain.as_ref(),
                Sight::Own(look) => Some(look),
            };
            let Some(look) = look.filter(|look| !is_over(look, self.now)) else {
                continue;
            };
            match (knew, is) {
                _ if knew == is => {}
                (Sight::Absent, _) => {
                    letter(first_kind(reader, look), Asks::Request, which, look, None);
                }
                (_, Sight::Absent) => {
                    letter(self.end_kind(which), Asks::Cancel, which, look, None);
                }
                _ => letter(change_kind(was, look), Asks::Request, which, look, was),
            }
        }
    }

    /// What has to be said about the meeting or series itself.
    fn about_whole(
        &self,
        reader: &Recipient,
        before: Option<&'a Look>,
        after: Option<&'a Look>,
    ) -> Option<(Kind, Asks, &'a Look, Option<&'a Look>)> {
        let is_series = |look: &Look| look.rule.is_some();
        match (before, after) {
            (None, Some(look)) if self.picture.ahead => {
                let known = self.told.whole.as_ref().map(|part| &part.look);
                let kind = match change_kind(known, look) {
                    // Whoever takes it over hears that rather than that it is booked.
                    Kind::HandedOver if *reader == Recipient::Person(look.organizer) => {
                        Kind::HandedOver
                    }
                    _ => first_kind(reader, look),
                };
                Some((kind, Asks::Request, look, None))
            }
            (Some(was), None) if !is_over(was, self.now) || is_series(was) => {
                Some((self.end_kind(Which::Whole), Asks::Cancel, was, None))
            }
            (Some(was), Some(look)) if was != look => {
                let kind = if self.picture.ahead {
                    change_kind(Some(was), look)
                } else {
                    Kind::Cancelled
                };
                Some((kind, Asks::Request, look, Some(was)))
            }
            _ => None,
        }
    }

    /// How it is now for those who take part.
    fn goes_on(&self, which: Which) -> Option<&'a Look> {
        let part = match which {
            Which::Whole => self.picture.whole.as_ref().filter(|_| self.picture.ahead),
            Which::Date(start) => match self.picture.dates.get(&start) {
                Some(date) => date.as_ref(),
                None => self.picture.whole.as_ref(),
            },
        };
        part.map(|part| &part.look)
    }

    /// Why it leaves the reader's calendar.
    fn end_kind(&self, which: Which) -> Kind {
        match self.goes_on(which) {
            Some(_) => Kind::Removed,
            None => Kind::Cancelled,
        }
    }

    /// What the reader knows of a date once the message about the series is read.
    fn sight_of_whole(&self, start: Timestamp, reader: &Recipient) -> Sight<'a> {
        match sight(&self.picture.whole, &self.picture.dates, start, reader) {
            Sight::Absent => Sight::Absent,
            _ => Sight::Plain,
        }
    }

    fn absent_dates(&self, reader: &Recipient) -> Vec<Timestamp> {
        let dates = self.picture.dates.iter();
        dates
            .filter(|(_, date)| {
                date.as_ref()
                    .is_none_or(|part| !part.people.contains(reader))
            })
            .map(|(start, _)| *start)
            .collect()
    }
}

fn part_for<'a>(part: &'a Option<Part>, reader: &Recipient) -> Option<&'a Look> {
    let part = part.as_ref()?;
    part.people.contains(reader).then_some(&part.look)
}

fn sight<'a>(
    whole: &'a Option<Part>,
    dates: &'a BTreeMap<Timestamp, Option<Part>>,
    start: Timestamp,
    reader: &Recipient,
) -> Sight<'a> {
    match dates.get(&start) {
        Some(date) => part_for(date, reader).map_or(Sight::Absent, Sight::Own),
        None if part_for(whole, reader).is_some() => Sight::Plain,
        None => Sight::Absent,
    }
}

/// The series on one of its dates.
fn on_date(series: &Look, start: Timestamp) -> Look {
    Look {
        span: Span::lasting(start, series.span.seconds()),
        rule: None,
        rdates: Vec::new(),
        ..series.clone()
    }
}

fn is_over(look: &Look, now: Timestamp) -> bool {
    look.span.until() <= now
}

fn change_kind(before: Option<&Look>, after: &Look) -> Kind {
    match before {
        Some(before) if before.organizer != after.organizer => Kind::HandedOver,
        _ => Kind::Changed,
    }
}

fn first_kind(reader: &Recipient, look: &Look) -> Kind {
    if *reader == Recipient::Person(look.organizer) {
        Kind::Booked
    } else {
        Kind::Invited
    }
}

/// Nobody is asked whether they come to their own meeting.
fn asks_of(asks: Asks, reader: &Recipient, look: &Look) -> Asks {
    match asks {
        Asks::Request if *reader == Recipient::Person(look.organizer) => Asks::Publish,
        other => other,
    }
}
