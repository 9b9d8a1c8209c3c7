//! Booking: from a wish to a meeting or series, and what it would lead to.

use std::sync::Arc;

use domain::access::{Admission, Audience, Permission, Target};
use domain::event::Fact;
use domain::id::{PersonId, PlaceId};
use domain::meeting::{self, Attendee, Claim, Clash, Hold, Meeting, State, Topic};
use domain::place::Places;
use domain::policy::{Act, Ask, Violation};
use domain::series::Series;
use domain::span::Span;
use jiff::Timestamp;
use store::Tx;

use super::attendee::checked_attendees;
use super::turn::Turn;
use super::usage::{Count, Counted};
use super::{Detail, Rights, clashes, distinct_rooms, on_whole_minutes};
use crate::find::Alternative;
use crate::once::{Answer, Once};
use crate::place::checked_people;
use crate::series::WantedRecurrence;
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// What somebody wants to book.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub subject: String,
    pub description: Option<String>,
    pub private: bool,
    /// `None`: the caller.
    pub organizer: Option<PersonId>,
    /// `None`: the organizer.
    pub host: Option<PersonId>,
    pub people: Option<u32>,
    /// Code of a type of meetings.
    pub meeting_type: Option<String>,
    pub attendees: Vec<Attendee>,
    pub start: Timestamp,
    pub end: Timestamp,
    /// `None`: the zone of the first room.
    pub time_zone: Option<String>,
    pub rooms: Vec<PlaceId>,
    pub recurrence: Option<WantedRecurrence>,
    pub on_conflict: OnConflict,
    /// Go beyond the rules; for those who may.
    pub bypass: bool,
}

/// What becomes of a series when some of its dates clash.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum OnConflict {
    /// Nothing is booked.
    #[default]
    Refuse,
    /// The clashing dates are left out.
    Skip,
}

/// A wish that was checked as far as it can be without the database.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub topic: Topic,
    pub span: Span,
    pub time_zone: Arc<str>,
    pub rooms: Vec<PlaceId>,
    pub recurrence: Option<WantedRecurrence>,
    pub on_conflict: OnConflict,
    pub past_allowed: bool,
    pub admission: Admission,
    /// Whom a delegate books for.
    pub on_behalf_of: Option<PersonId>,
    /// Rules tell, and do not refuse.
    pub bypass: bool,
    pub act: Act,
    pub turn: Turn,
}

/// What was booked.
#[derive(Debug)]
pub enum Booked {
    One(Box<Detail>),
    Series(Box<SeriesDetail>),
}

#[derive(Debug)]
pub struct SeriesDetail {
    pub series: Series,
    pub first: Option<Detail>,
    pub made: Vec<Meeting>,
    pub skipped: Vec<Clash>,
    /// Rules that were broken by somebody who is above them.
    pub notices: Vec<Violation>,
}

/// What booking would lead to.
#[derive(Debug)]
pub struct Preview {
    pub dates: Vec<PreviewDate>,
    /// The state a booking would get.
    pub state: State,
    pub alternatives: Vec<Alternative>,
    /// More dates follow as the horizon moves.
    pub goes_on: bool,
    pub on_conflict: OnConflict,
}

impl Preview {
    /// Whether booking would succeed as it was asked.
    pub fn is_bookable(&self) -> bool {
        let clashing = self
            .dates
            .iter()
            .filter(|date| !date.clashes.is_empty())
            .count();
        let is_kept = match self.on_conflict {
            OnConflict::Refuse => clashing == 0,
            OnConflict::Skip => clashing < self.dates.len(),
        };
        is_kept && self.dates.iter().all(|date| date.violations.is_empty())
    }
}

#[derive(Clone, Debug)]
pub struct PreviewDate {
    pub span: Span,
    pub clashes: Vec<Clash>,
    pub violations: Vec<Violation>,
    /// Rules that are broken by somebody who is above them.
    pub notices: Vec<Violation>,
    /// Whether it would stand, or wait for somebody to agree.
    pub claim: Claim,
}

impl App {
    /// Books one date or a series; all rooms and all dates, or nothing.
    pub fn book(
        self: &Arc<Self>,
        who: &Who,
        wanted: Wanted,
        once: Option<Once<Booked>>,
    ) -> Result<Answer<Booked>, Error> {
        let plan = match self.plan_anew(who, wanted) {
            Ok(plan) => plan,
            // A repetition is answered as before, even if a room or person has gone since.
            Err(error) => return self.refuse_once(who, once, error),
        };
        let now = self.now();
        let actor = who.on_behalf_of(plan.on_behalf_of);
        let (app, booking) = (self.clone(), plan.clone());
        let act = move |tx: &mut Tx| match &booking.recurrence {
            None => {
                let (meeting, notices) = app.book_one(tx, &actor, &booking, now)?;
                let detail = app.detail(tx, &actor, meeting, now)?;
                Ok(Booked::One(Box::new(Detail { notices, ..detail })))
            }
            Some(recurrence) => {
                let made = app.book_series(tx, &actor, &booking, recurrence, now)?;
                app.series_detail(tx, &actor, made, now)
                    .map(Box::new)
                    .map(Booked::Series)
            }
        };
        let (app, asker) = (self.clone(), who.clone());
        let mend = move |error| app.with_alternatives(&asker, &plan, now, error);
        let answer = self.once(who, once, act, mend)?;
        match &answer {
            Answer::Fresh(Booked::One(detail)) => self.changed([detail.meeting.id]),
            Answer::Fresh(Booked::Series(series)) => {
                self.changed(series.made.iter().map(|meeting| meeting.id));
            }
            Answer::Repeated(_) => {}
        }
        Ok(answer)
    }

    /// What booking would lead to; writes nothing.
    pub fn preview(self: &Arc<Self>, who: &Who, wanted: Wanted) -> Result<Preview, Error> {
        let plan = self.plan_anew(who, wanted)?;
        let now = self.now();
        let (app, sought) = (self.clone(), plan.clone());
        let (dates, goes_on, on_conflict) =
            self.store.read(move |tx| match &sought.recurrence {
                None => {
                    let date = app.preview_one(tx, &sought, now)?;
                    Ok((vec![date], false, sought.on_conflict))
                }
                Some(recurrence) => app.preview_series(tx, &sought, recurrence, now),
            })?;
        let busy = dates
            .iter()
            .flat_map(|date| &date.clashes)
            .next()
            .map(|clash| clash.room);
        let spans: Vec<_> = dates.iter().map(|date| date.span).collect();
        let people = plan.topic.head_count();
        let alternatives = match busy {
            Some(room) => self.alternatives(who, room, &spans, people, now)?,
            None => Vec::new(),
        };
        let waits = dates.iter().any(|date| date.claim == Claim::Waits);
        let state = if waits {
            State::Requested
        } else {
            State::Confirmed
        };
        Ok(Preview {
            dates,
            state,
            alternatives,
            goes_on,
            on_conflict,
        })
    }

    fn preview_one(&self, tx: &mut Tx, plan: &Plan, now: Timestamp) -> Result<PreviewDate, Error> {
        let places = self.places();
        let clashes = clashes(tx, &places, &plan.rooms, plan.span, None)?;
        let counted = plan.counted(std::slice::from_ref(&plan.span));
        let usage = self.usage(tx, &places, &counted, Count::ToLook, now)?;
        let ask = Ask {
            usage,
            ..plan.ask(plan.span, now)
        };
        let verdict = meeting::judge(&plan.rooms, &places, &ask, plan.admission)?;
        Ok(PreviewDate {
            span: plan.span,
            clashes,
            violations: verdict.violations,
            notices: verdict.notices,
            claim: verdict.claim,
        })
    }

    /// As `plan`, for what somebody asks for now: nobody is named who has left. What was agreed
    /// elsewhere or long ago is taken as it is.
    pub(crate) fn plan_anew(&self, who: &Who, wanted: Wanted) -> Result<Plan, Error> {
        let plan = self.plan(who, wanted)?;
        let members = plan.topic.members();
        let caller = who.caller.person();
        let is_alone = members.iter().all(|member| Some(*member) == caller);
        if !is_alone {
            self.store
                .read(|tx| self.refuse_left(tx, who, &[], &plan.topic))?;
        }
        Ok(plan)
    }

    /// Checks what can be checked without the database, and the right to book.
    pub(crate) fn plan(&self, who: &Who, wanted: Wanted) -> Result<Plan, Error> {
        let caller = who.caller.person();
        let places = self.places();
        let rooms = distinct_rooms(wanted.rooms)?;
        let organizer = wanted.organizer.or(caller);
        let on_behalf_of = organizer.filter(|person| {
            Some(*person) != caller && who.caller.acts_for(&[*person], |powers| powers.books)
        });
        // A delegate books with the rights of the person they act for, and with their own.
        let principal = on_behalf_of
            .map(|person| self.caller_of(person))
            .transpose()?;
        let callers: Vec<_> = [Some(&who.caller), principal.as_ref()]
            .into_iter()
            .flatten()
            .collect();
        let mut may_manage = true;
        for room in &rooms {
            let target = Target::place(places.path(*room));
            let seen = callers.iter().any(|caller| caller.sees(&places, *room));
            if !seen || places.room(*room).is_none() {
                return Err(Error::NotFound(Noun::Room));
            }
            let may = |permission| callers.iter().any(|caller| caller.may(permission, &target));
            if !may(Permission::MeetingBook) {
                return Err(Error::Denied(Permission::MeetingBook));
            }
            may_manage &= who.caller.may(Permission::MeetingManage, &target);
        }
        let organizer = organizer.ok_or(Error::Denied(Permission::MeetingBook))?;
        if Some(organizer) != caller && on_behalf_of.is_none() && !may_manage {
            return Err(Error::Denied(Permission::MeetingManage));
        }
        // Who looks after the rooms may book for them still.
        if !may_manage {
            self.refuse_barred(organizer, &rooms)?;
        }
        let rights = Rights::of(&callers, &rooms, &places);
        let span = Span::new(wanted.start, wanted.end)
            .ok_or_else(|| Error::invalid("end", Problem::EndNotAfterStart))?;
        let span = on_whole_minutes(span, ["start", "end"])?;
        let zone_of_room = || {
            let zone = rooms.first().map(|room| places.zone(*room));
            zone.and_then(|zone| zone.iana_name().map(str::to_owned))
                .unwrap_or("UTC".into())
        };
        let time_zone = match &wanted.time_zone {
            Some(name) => text::time_zone("timeZone", name)?,
            None => zone_of_room(),
        };
        let description = wanted.description.unwrap_or_default();
        let description = text::paragraphs("description", &description, text::DESCRIPTION_MOST)?;
        let topic = Topic {
            subject: text::name("subject", &wanted.subject, text::NAME_MOST)?.into(),
            description: description.map(Into::into),
            private: wanted.private,
            organizer,
            host: wanted.host.unwrap_or(organizer),
            people: checked_people("people", wanted.people)?,
            meeting_type: checked_type(&places, wanted.meeting_type.as_deref(), |users| {
                may_manage || callers.iter().any(|caller| users.admits(caller))
            })?,
            attendees: self.known_attendees(checked_attendees(wanted.attendees)?)?,
        };
        self.know_all(&topic, caller)?;
        Ok(Plan {
            topic,
            span,
            time_zone: time_zone.into(),
            rooms,
            recurrence: wanted.recurrence,
            on_conflict: wanted.on_conflict,
            past_allowed: rights.past_allowed,
            admission: rights.admission,
            on_behalf_of,
            bypass: rights.bypass(wanted.bypass)?,
            act: Act::Book,
            turn: Turn::Last,
        })
    }

    /// Refuses people nobody knows, naming the field, and an organizer other than the caller who is
    /// gone.
    fn know_all(&self, topic: &Topic, caller: Option<PersonId>) -> Result<(), Error> {
        let members = topic.members();
        let known = self.known_names(&members);
        let known = if known.len() == members.len() {
            known
        } else {
            let app_names = members.clone();
            let people = self
                .store
                .read(move |tx| tx.people_by_ids(&app_names).map_err(Error::from))?;
            people
                .into_iter()
                .map(|person| (person.id, person.name.into()))
                .collect()
        };
        let unknown = members.iter().find(|member| !known.contains_key(*member));
        let organizer = (Some(topic.organizer) != caller).then_some(topic.organizer);
        match unknown {
            None => organizer.map_or(Ok(()), |organizer| self.require_active(organizer)),
            Some(unknown) if *unknown == topic.organizer => {
                Err(Error::invalid("organizerId", Problem::UnknownPerson))
            }
            Some(unknown) if *unknown == topic.host => {
                Err(Error::invalid("hostId", Problem::UnknownPerson))
            }
            Some(_) => Err(Error::invalid("attendees", Problem::UnknownPerson)),
        }
    }

    fn require_active(&self, organizer: PersonId) -> Result<(), Error> {
        let find = move |tx: &mut Tx| tx.person(organizer).map_err(Error::from);
        match self.store.read(find)?.filter(|person| person.active) {
            Some(_) => Ok(()),
            None => Err(Error::invalid("organizerId", Problem::PersonLeft)),
        }
    }

    /// One date, in the transaction given, with the rules it broke.
    pub(crate) fn book_one(
        &self,
        tx: &mut Tx,
        who: &Who,
        plan: &Plan,
        now: Timestamp,
    ) -> Result<(Meeting, Vec<Violation>), Error> {
        let ends = (plan.span.from(), plan.span.until());
        let places = self.lock(tx, &plan.rooms, ends, now)?;
        let found = clashes(tx, &places, &plan.rooms, plan.span, None)?;
        let counted = plan.counted(std::slice::from_ref(&plan.span));
        let usage = self.usage(tx, &places, &counted, Count::ToBook, now)?;
        let ask = Ask {
            usage,
            ..plan.ask(plan.span, now)
        };
        let notices = if plan.bypass {
            meeting::judge(&plan.rooms, &places, &ask, plan.admission)?.notices
        } else {
            Vec::new()
        };
        let draft = self.draft(plan, plan.span, now);
        let change = meeting::book(draft, &places, &ask, found, plan.admission)?;
        self.let_go_first(tx, &places, &plan.rooms, &[plan.span], plan.turn)?;
        tx.insert_meeting(&change.meeting)?;
        self.log(tx, who, now, Fact::of_change(&change))?;
        Ok((self.keep_approval(tx, who, change, now)?, notices))
    }

    pub(crate) fn draft(&self, plan: &Plan, span: Span, now: Timestamp) -> Meeting {
        let ids = self.ids(now);
        let places = self.places();
        let hold = |room: &PlaceId| Hold {
            id: ids.hold(),
            room: *room,
            span: places.hold_span(*room, span),
            active: true,
            released: None,
        };
        Meeting {
            id: ids.meeting(),
            series: None,
            original_start: None,
            apart: false,
            topic: plan.topic.clone(),
            span,
            time_zone: plan.time_zone.clone(),
            state: State::Draft,
            holds: plan.rooms.iter().map(hold).collect(),
            created_at: now,
            checked_in_at: None,
            proposal: None,
            reason: None,
            version: 1,
        }
    }

    /// Adds ways out to a clash; what they cost is only paid by those who met one.
    pub(super) fn with_alternatives(
        &self,
        who: &Who,
        plan: &Plan,
        now: Timestamp,
        error: Error,
    ) -> Error {
        let Error::Refused(refusal) = error else {
            return error;
        };
        let Refusal::RoomBusy { clashes, .. } = *refusal else {
            return Error::Refused(refusal);
        };
        let people = plan.topic.head_count();
        let mut spans: Vec<_> = clashes.iter().map(|clash| clash.wanted).collect();
        spans.dedup();
        let found = match clashes.first() {
            Some(clash) => self.alternatives(who, clash.room, &spans, people, now),
            None => Ok(Vec::new()),
        };
        // Ways out are a courtesy: a fault in finding them must not hide the clash itself.
        let alternatives = found.unwrap_or_default();
        Error::refused(Refusal::RoomBusy {
            clashes,
            alternatives,
        })
    }
}

impl Plan {
    pub(crate) fn ask(&self, span: Span, now: Timestamp) -> Ask {
        Ask {
            people: Some(self.topic.head_count()),
            past_allowed: self.past_allowed,
            bypass: self.bypass,
            act: self.act,
            meeting_type: self.topic.meeting_type.clone(),
            has_guests: self.topic.has_guests(),
            is_series: self.recurrence.is_some(),
            ..Ask::new(span, now)
        }
    }

    pub(crate) fn counted<'a>(&'a self, spans: &'a [Span]) -> Counted<'a> {
        Counted {
            organizer: self.topic.organizer,
            rooms: &self.rooms,
            spans,
            except: &[],
        }
    }
}

/// The type as the catalogue has it; `Invalid` when it has none of that name, or keeps it for others.
pub(super) fn checked_type(
    places: &Places,
    code: Option<&str>,
    may_use: impl FnOnce(&Audience) -> bool,
) -> Result<Option<Arc<str>>, Error> {
    let Some(code) = code else {
        return Ok(None);
    };
    let problem = match places.catalogue().meeting_type(code) {
        Some(kind) if may_use(&kind.users) => return Ok(Some(code.into())),
        Some(_) => Problem::KeptForOthers,
        None => Problem::UnknownCode,
    };
    Err(Error::invalid("type", problem))
}
