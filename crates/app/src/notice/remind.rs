//! What the clock says to people: reminders and overviews. A sweep asks what has become due since
//! the last one; what was missed for so long that it is worth nothing is left out. Each is said
//! once: its name says which meeting, which start and which person.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use domain::agenda::ActionState;
use domain::id::PersonId;
use domain::meeting::{Meeting, State};
use domain::notice::{Digest, Kind, Recipient, Settings};
use domain::person::{Language, Person};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::body::{Body, Item, Task};
use super::inbox::zone_named;
use super::say::{Audience, Saying};
use crate::{App, Error};

/// Meetings read at once.
const PAGE: usize = 200;
/// A start that was missed by more than this is no news.
const START_LATE_MOST: SignedDuration = SignedDuration::from_mins(2);
/// An overview that comes later than this is none.
const DIGEST_LATE_MOST: SignedDuration = SignedDuration::from_hours(3);
/// Meetings named in an overview.
const DIGEST_MOST: usize = 50;

/// What a reminder is about.
#[derive(Clone, Copy, PartialEq)]
enum Moment {
    /// So many minutes before the start, for those who want to know it then.
    Before(u32),
    Start,
    /// So many minutes before the end.
    End(u32),
}

impl App {
    /// Reminds of what begins or ends soon. Says how many reminders were said.
    pub fn remind(self: &Arc<Self>) -> Result<usize, Error> {
        let now = self.now();
        let since = *self
            .post
            .reminded
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let (before, end) = self
            .store
            .read(|tx| tx.remind_minutes_in_use().map_err(Error::from))?;
        let mut moments = vec![Moment::Start];
        let with_usual = |used: Vec<u32>, usual: u32| {
            let all: BTreeSet<u32> = used.into_iter().chain([usual]).collect();
            all.into_iter().filter(|minutes| *minutes > 0)
        };
        moments.extend(with_usual(before, Settings::REMIND_MINUTES).map(Moment::Before));
        moments.extend(with_usual(end, Settings::REMIND_END_MINUTES).map(Moment::End));
        let mut said = 0;
        for moment in moments {
            said += self.remind_of(moment, since, now)?;
        }
        *self
            .post
            .reminded
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(now);
        Ok(said)
    }

    fn remind_of(
        self: &Arc<Self>,
        moment: Moment,
        since: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<usize, Error> {
        let Some(window) = moment.window(since, now) else {
            return Ok(0);
        };
        let mut said = 0;
        let mut after = None;
        loop {
            let page = self.store.read(|tx| {
                tx.meetings_between(window, None, after, PAGE)
                    .map_err(Error::from)
            })?;
            after = page.last().map(|meeting| (meeting.span.from(), meeting.id));
            let is_last = page.len() < PAGE;
            let due: Vec<_> = page
                .into_iter()
                .filter(|meeting| moment.is_due(meeting, window))
                .collect();
            if !due.is_empty() {
                let app = self.clone();
                said += self.store.write(move |tx| {
                    let mut said = 0;
                    for meeting in &due {
                        said += app.remind_people(tx, meeting, moment, now)?;
                    }
                    Ok::<_, Error>(said)
                })?;
            }
            if is_last {
                return Ok(said);
            }
        }
    }

    fn remind_people(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        moment: Moment,
        now: Timestamp,
    ) -> Result<usize, Error> {
        let topic = &meeting.topic;
        let audience = Audience::of(tx, topic.members())?;
        let concerned: Vec<Recipient> = topic
            .members()
            .into_iter()
            .filter(|person| moment.concerns(*person, meeting, &audience.settings_of(*person)))
            .map(Recipient::Person)
            .collect();
        let mut body = Body::of_meeting(self, meeting, &audience.people, now);
        body.minutes = moment.minutes();
        body.check_in = !matches!(moment, Moment::End(_))
            && meeting.state == State::Confirmed
            && self.check_in_rule(tx, meeting, now)?.required;
        let start = meeting.span.from().as_second();
        let end = meeting.span.until().as_second();
        let sayings: Vec<_> = concerned
            .iter()
            .map(|to| {
                let Recipient::Person(person) = to else {
                    return (to, String::new());
                };
                let (kind, at) = match moment {
                    Moment::Before(_) => ("before", start),
                    Moment::Start => ("start", start),
                    Moment::End(_) => ("end", end),
                };
                (to, format!("{kind}/{}/{at}/{person}", meeting.id))
            })
            .map(|(to, dedup)| Saying {
                to,
                kind: moment.kind(),
                asks: None,
                meeting: Some(meeting.id),
                worthless_at: Some(match moment {
                    Moment::Before(_) => meeting.span.from(),
                    _ => meeting.span.until(),
                }),
                language: Language::default(),
                actor: None,
                dedup: Some(dedup),
            })
            .collect();
        self.say(tx, &body, &sayings, &audience, now)
    }

    /// Overviews of the day or the week, for those who want them.
    pub fn send_digests(self: &Arc<Self>) -> Result<usize, Error> {
        let now = self.now();
        let mut said = 0;
        let mut after = None;
        loop {
            let page = self
                .store
                .read(|tx| tx.digest_readers_after(after, PAGE).map_err(Error::from))?;
            let is_last = page.len() < PAGE;
            after = page.last().map(|(person, _)| *person);
            for (person, settings) in page {
                let app = self.clone();
                said += self
                    .store
                    .write(move |tx| app.digest_for(tx, person, &settings, now))?;
            }
            if is_last {
                return Ok(said);
            }
        }
    }

    fn digest_for(
        &self,
        tx: &mut Tx,
        id: PersonId,
        settings: &Settings,
        now: Timestamp,
    ) -> Result<usize, Error> {
        let audience = Audience::of(tx, [id])?;
        let Some(person) = audience.people.get(&id) else {
            return Ok(0);
        };
        let zone = zone_named(person.time_zone.as_deref());
        let Some(due) = settings.last_digest(&zone, now) else {
            return Ok(0);
        };
        let dedup = format!("digest/{id}/{}", due.as_second());
        let is_late = now.duration_since(due) > DIGEST_LATE_MOST;
        if is_late || tx.was_said(&dedup)? {
            return Ok(0);
        }
        let body = self.digest_body(tx, person, settings.digest, due, now)?;
        if body.items.is_empty() && body.tasks.is_empty() {
            return Ok(0);
        }
        let to = Recipient::Person(id);
        let saying = Saying {
            to: &to,
            kind: Kind::Digest,
            asks: None,
            meeting: None,
            worthless_at: due.checked_add(SignedDuration::from_hours(12)).ok(),
            language: person.language,
            actor: None,
            dedup: Some(dedup),
        };
        self.say(tx, &body, &[saying], &audience, now)
    }

    fn digest_body(
        &self,
        tx: &mut Tx,
        person: &Person,
        digest: Digest,
        due: Timestamp,
        now: Timestamp,
    ) -> Result<Body, Error> {
        let zone = zone_named(person.time_zone.as_deref());
        let days = if digest == Digest::Weekly { 7 } else { 1 };
        let midnight = zone
            .to_datetime(due)
            .date()
            .checked_add(jiff::Span::new().days(days))
            .ok()
            .and_then(|day| {
                zone.to_timestamp(day.to_datetime(jiff::civil::Time::midnight()))
                    .ok()
            });
        let span = midnight.and_then(|end| Span::new(now, end));
        let mut body = Body {
            stamp: now,
            time_zone: zone.iana_name().unwrap_or("UTC").to_owned(),
            ..Body::default()
        };
        let Some(span) = span else {
            return Ok(body);
        };
        let places = self.places();
        let ahead = tx.meetings_between(span, Some(person.id), None, DIGEST_MOST * 2)?;
        body.items = ahead
            .iter()
            .filter(|meeting| {
                matches!(
                    meeting.state,
                    State::Requested | State::Confirmed | State::Running
                )
            })
            .take(DIGEST_MOST)
            .map(|meeting| Item::of(meeting, &places))
            .collect();
        body.count = body.items.len();
        let open = ActionState::Open;
        let tasks = tx.actions_owned(person.id, open, None, DIGEST_MOST)?;
        body.tasks = tasks.iter().map(Task::of).collect();
        Ok(body)
    }
}

impl Moment {
    fn kind(self) -> Kind {
        match self {
            Moment::Before(_) => Kind::ReminderBefore,
            Moment::Start => Kind::ReminderStart,
            Moment::End(_) => Kind::ReminderEnd,
        }
    }

    fn minutes(self) -> i64 {
        match self {
            Moment::Before(minutes) | Moment::End(minutes) => i64::from(minutes),
            Moment::Start => 0,
        }
    }

    /// Starts or ends in this stretch have become due since the last look. What has begun, or
    /// ended, is not reminded of.
    fn window(self, since: Option<Timestamp>, now: Timestamp) -> Option<Span> {
        let ahead = SignedDuration::from_mins(self.minutes());
        let earliest = match self {
            Moment::Start => now.checked_sub(START_LATE_MOST).ok()?,
            _ => now,
        };
        let from = match since {
            Some(since) => since.checked_add(ahead).ok()?.max(earliest),
            None => earliest,
        };
        let until = now.checked_add(ahead).ok()?;
        // Half-open the other way about: what is due exactly now is due.
        let a_moment = SignedDuration::from_micros(1);
        Span::new(
            from.checked_add(a_moment).ok()?,
            until.checked_add(a_moment).ok()?,
        )
    }

    fn is_due(self, meeting: &Meeting, window: Span) -> bool {
        // A change that waits leaves the meeting where it is.
        let is_on = matches!(meeting.state, State::Confirmed | State::Running)
            || meeting.proposal.is_some();
        let at = match self {
            Moment::Before(_) | Moment::Start => meeting.span.from(),
            Moment::End(_) => meeting.span.until(),
        };
        is_on && window.contains(at)
    }

    fn concerns(self, person: PersonId, meeting: &Meeting, settings: &Settings) -> bool {
        let runs = person == meeting.topic.organizer || person == meeting.topic.host;
        match self {
            Moment::Before(minutes) => settings.remind_minutes == minutes,
            Moment::Start => true,
            // A meeting that is shorter than the warning is not warned of.
            Moment::End(minutes) => {
                runs && settings.remind_end_minutes == minutes
                    && meeting.span.seconds() > i64::from(minutes) * 60
            }
        }
    }
}
