//! Meetings: book, preview, look at, change, cancel, check in, extend, end, approve, decline.

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::event::Fact;
use domain::id::{MeetingId, PersonId, PlaceId};
use domain::meeting::{self, Action, Attendee, Change, Clash, Edit, Hold, Meeting, State, Topic};
use domain::place::Places;
use domain::policy::{Ask, Violation};
use domain::series::Series;
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use crate::access::{permit, person_of};
use crate::find::Alternative;
use crate::once::{Answer, Once};
use crate::series::{ChangedSeries, WantedRecurrence};
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// Rooms one meeting may hold.
pub const ROOMS_MOST: usize = 20;
/// People one meeting may invite by name.
pub const ATTENDEES_MOST: usize = 500;

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
    pub attendees: Vec<Attendee>,
    pub start: Timestamp,
    pub end: Timestamp,
    /// `None`: the zone of the first room.
    pub time_zone: Option<String>,
    pub rooms: Vec<PlaceId>,
    pub recurrence: Option<WantedRecurrence>,
    pub on_conflict: OnConflict,
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
    pub approves: bool,
}

/// What was booked.
#[derive(Debug)]
pub enum Booked {
    One(Box<Detail>),
    Series(Box<SeriesDetail>),
}

/// A meeting with what a reader needs to show it.
#[derive(Clone, Debug)]
pub struct Detail {
    pub meeting: Meeting,
    pub state: State,
    pub actions: Vec<Action>,
    /// Names of the people it mentions.
    pub names: HashMap<PersonId, Arc<str>>,
    /// The reader may not know subject and people.
    pub masked: bool,
}

#[derive(Debug)]
pub struct SeriesDetail {
    pub series: Series,
    pub first: Option<Detail>,
    pub made: Vec<Meeting>,
    pub skipped: Vec<Clash>,
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
}

/// Which dates of a series a change is for.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum EditScope {
    #[default]
    This,
    /// This date and all after it.
    Following,
    All,
}

/// What is to be different about a meeting.
#[derive(Clone, Default, Debug)]
pub struct WantedChange {
    pub edit: Edit,
    pub start: Option<Timestamp>,
    pub end: Option<Timestamp>,
    /// Only with scope `following` or `all`.
    pub recurrence: Option<WantedRecurrence>,
}

/// What a change led to.
#[derive(Debug)]
pub enum Changed {
    One(Box<Detail>),
    Series(Box<ChangedSeries>),
}

impl App {
    /// Books one date or a series; all rooms and all dates, or nothing.
    pub fn book(
        self: &Arc<Self>,
        who: &Who,
        wanted: Wanted,
        once: Option<Once<Booked>>,
    ) -> Result<Answer<Booked>, Error> {
        let plan = self.plan(who, wanted)?;
        let now = self.now();
        let (app, actor, booking) = (self.clone(), who.clone(), plan.clone());
        let act = move |tx: &mut Tx| match &booking.recurrence {
            None => {
                let meeting = app.book_one(tx, &actor, &booking, now)?;
                app.detail(tx, &actor, meeting, now)
                    .map(Box::new)
                    .map(Booked::One)
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
        let plan = self.plan(who, wanted)?;
        let now = self.now();
        let (app, sought) = (self.clone(), plan.clone());
        let (dates, goes_on) = self.store.read(move |tx| match &sought.recurrence {
            None => {
                let places = app.places();
                let clashes = clashes(tx, &sought.rooms, sought.span, None)?;
                let ask = sought.ask(sought.span, now);
                let violations = violations_in(&sought.rooms, &places, &ask)?;
                Ok((
                    vec![PreviewDate {
                        span: sought.span,
                        clashes,
                        violations,
                    }],
                    false,
                ))
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
        let places = self.places();
        let waits = !plan.approves && meeting::needs_approval(&plan.rooms, &places);
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
            on_conflict: plan.on_conflict,
        })
    }

    /// Checks what can be checked without the database, and the right to book.
    pub(crate) fn plan(&self, who: &Who, wanted: Wanted) -> Result<Plan, Error> {
        let caller = who.caller.person();
        let places = self.places();
        let rooms = distinct_rooms(wanted.rooms)?;
        let mut may_manage = true;
        let mut past_allowed = true;
        let mut approves = true;
        for room in &rooms {
            let target = Target::place(places.path(*room));
            let seen = places.room(*room).is_some() && who.caller.may(Permission::RoomSee, &target);
            if !seen {
                return Err(Error::NotFound(Noun::Room));
            }
            permit(who, Permission::MeetingBook, &target)?;
            may_manage &= who.caller.may(Permission::MeetingManage, &target);
            past_allowed &= who.caller.may(Permission::MeetingBookPast, &target);
            approves &= who.caller.may(Permission::MeetingApprove, &target);
        }
        let organizer = wanted
            .organizer
            .or(caller)
            .ok_or(Error::Denied(Permission::MeetingBook))?;
        if Some(organizer) != caller && !may_manage {
            return Err(Error::Denied(Permission::MeetingManage));
        }
        let span = Span::new(wanted.start, wanted.end)
            .ok_or_else(|| Error::invalid("end", Problem::EndNotAfterStart))?;
        let zone_of_room = || {
            let zone = rooms.first().map(|room| places.zone(*room));
            zone.and_then(|zone| zone.iana_name().map(str::to_owned))
                .unwrap_or("UTC".into())
        };
        let time_zone = match &wanted.time_zone {
            Some(name) => text::time_zone("timeZone", name)?,
            None => zone_of_room(),
        };
        let most = text::DESCRIPTION_MOST;
        let description = wanted
            .description
            .map(|description| text::paragraphs("description", &description, most))
            .transpose()?
            .flatten();
        let topic = Topic {
            subject: text::name("subject", &wanted.subject, text::NAME_MOST)?.into(),
            description: description.map(Into::into),
            private: wanted.private,
            organizer,
            host: wanted.host.unwrap_or(organizer),
            people: wanted.people,
            attendees: checked_attendees(wanted.attendees)?,
        };
        self.know_all(&topic)?;
        Ok(Plan {
            topic,
            span,
            time_zone: time_zone.into(),
            rooms,
            recurrence: wanted.recurrence,
            on_conflict: wanted.on_conflict,
            past_allowed,
            approves,
        })
    }

    /// Refuses people nobody knows, naming the field.
    fn know_all(&self, topic: &Topic) -> Result<(), Error> {
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
        match members.iter().find(|member| !known.contains_key(*member)) {
            None => Ok(()),
            Some(unknown) if *unknown == topic.organizer => {
                Err(Error::invalid("organizerId", Problem::UnknownPerson))
            }
            Some(unknown) if *unknown == topic.host => {
                Err(Error::invalid("hostId", Problem::UnknownPerson))
            }
            Some(_) => Err(Error::invalid("attendees", Problem::UnknownPerson)),
        }
    }

    /// One date, in the transaction given.
    pub(crate) fn book_one(
        &self,
        tx: &mut Tx,
        who: &Who,
        plan: &Plan,
        now: Timestamp,
    ) -> Result<Meeting, Error> {
        let places = self.places();
        tx.lock_rooms(&plan.rooms)?;
        let found = clashes(tx, &plan.rooms, plan.span, None)?;
        let draft = self.draft(plan, plan.span, now);
        let change = meeting::book(
            draft,
            &places,
            &plan.ask(plan.span, now),
            found,
            plan.approves,
        )?;
        tx.insert_meeting(&change.meeting)?;
        self.log(tx, who, now, Fact::of_change(&change))?;
        Ok(change.meeting)
    }

    pub(crate) fn draft(&self, plan: &Plan, span: Span, now: Timestamp) -> Meeting {
        let ids = self.ids(now);
        let hold = |room: &PlaceId| Hold {
            id: ids.hold(),
            room: *room,
            span,
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
            reason: None,
            version: 1,
        }
    }

    /// Adds ways out to a clash; what they cost is only paid by those who met one.
    fn with_alternatives(&self, who: &Who, plan: &Plan, now: Timestamp, error: Error) -> Error {
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

    /// A meeting with what the reader may do; 'not found' when none of its rooms may be seen.
    pub fn meeting(&self, who: &Who, id: MeetingId) -> Result<Detail, Error> {
        let now = self.now();
        self.store.read(|tx| {
            let meeting = tx.meeting(id)?.ok_or(Error::NotFound(Noun::Meeting))?;
            self.see(who, &meeting)?;
            self.detail(tx, who, meeting, now)
        })
    }

    /// Meetings that overlap the span, by start; with `mine` those the caller has a part in.
    pub fn meetings(
        &self,
        who: &Who,
        span: Span,
        mine: bool,
        after: Option<(Timestamp, MeetingId)>,
        limit: usize,
    ) -> Result<Vec<Detail>, Error> {
        let now = self.now();
        let person = if mine { Some(person_of(who)?) } else { None };
        self.store.read(|tx| {
            let found = tx.meetings_between(span, person, after, limit)?;
            let seen = found
                .into_iter()
                .filter(|meeting| self.see(who, meeting).is_ok());
            seen.map(|meeting| self.detail(tx, who, meeting, now))
                .collect()
        })
    }

    pub(crate) fn see(&self, who: &Who, meeting: &Meeting) -> Result<(), Error> {
        let places = self.places();
        let is_member = who
            .caller
            .person()
            .is_some_and(|person| meeting.topic.members().contains(&person));
        let seen = is_member
            || meeting.holds.iter().any(|hold| {
                who.caller
                    .may(Permission::RoomSee, &Target::place(places.path(hold.room)))
            });
        if seen {
            Ok(())
        } else {
            Err(Error::NotFound(Noun::Meeting))
        }
    }

    pub(crate) fn detail(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: Meeting,
        now: Timestamp,
    ) -> Result<Detail, Error> {
        let places = self.places();
        let masked = !meeting.may_see(&who.caller, &places);
        let names = if masked {
            HashMap::new()
        } else {
            self.names(tx, meeting.topic.members())?
        };
        let state = meeting.state_at(now);
        let actions = meeting::actions(&meeting, &who.caller, &places, now);
        Ok(Detail {
            meeting,
            state,
            actions,
            names,
            masked,
        })
    }

    /// Changes one date, or with a scope the series it belongs to.
    pub fn change(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        wanted: WantedChange,
        scope: EditScope,
        version: Option<i64>,
    ) -> Result<Changed, Error> {
        let wanted = self.checked_change(who, wanted)?;
        if scope != EditScope::This {
            let changed = self.change_series(who, id, wanted, scope, version)?;
            return Ok(Changed::Series(Box::new(changed)));
        }
        if wanted.recurrence.is_some() {
            return Err(Error::refused(Refusal::NotInSeries));
        }
        self.act(who, id, version, move |app, tx, who, meeting, now| {
            let places = app.places();
            require_manage(who, &meeting, &places)?;
            let span = wanted.span_for(&meeting)?;
            let rooms = wanted.edit.rooms.clone().unwrap_or_else(|| meeting.rooms());
            tx.lock_rooms(&rooms)?;
            let found = clashes(tx, &rooms, span, Some(meeting.id))?;
            let rights = app.rights_in(who, &rooms, &places);
            let ask = Ask {
                span,
                now,
                people: Some(wanted.edit_head_count(&meeting)),
                past_allowed: rights.past_allowed,
            };
            let ids = app.ids(now);
            let mut meeting = meeting;
            meeting.apart |= meeting.series.is_some();
            let approves = rights.approves;
            Ok(meeting::change(
                meeting,
                &wanted.edit,
                &places,
                &ask,
                found,
                approves,
                || ids.hold(),
            )?)
        })
        .map(Box::new)
        .map(Changed::One)
    }

    /// Checks texts, people and rooms of a change.
    fn checked_change(&self, who: &Who, mut wanted: WantedChange) -> Result<WantedChange, Error> {
        let edit = &mut wanted.edit;
        if let Some(subject) = &edit.subject {
            edit.subject = Some(text::name("subject", subject, text::NAME_MOST)?.into());
        }
        if let Some(Some(description)) = &edit.description {
            let most = text::DESCRIPTION_MOST;
            let checked = text::paragraphs("description", description, most)?;
            edit.description = Some(checked.map(Into::into));
        }
        if let Some(attendees) = &edit.attendees {
            edit.attendees = Some(checked_attendees(attendees.to_vec())?);
        }
        let mut mentioned: Vec<_> = edit.host.into_iter().collect();
        if let Some(attendees) = &edit.attendees {
            mentioned.extend(
                attendees
                    .iter()
                    .filter_map(|attendee| match attendee.party {
                        meeting::Party::Person(person) => Some(person),
                        meeting::Party::Guest(_) => None,
                    }),
            );
        }
        if !mentioned.is_empty() {
            mentioned.sort();
            mentioned.dedup();
            let asked = mentioned.clone();
            let found = self
                .store
                .read(move |tx| tx.people_by_ids(&asked).map_err(Error::from))?;
            if found.len() != mentioned.len() {
                return Err(Error::invalid("attendees", Problem::UnknownPerson));
            }
        }
        if let Some(rooms) = edit.rooms.take() {
            let rooms = distinct_rooms(rooms)?;
            let places = self.places();
            for room in &rooms {
                let target = Target::place(places.path(*room));
                let seen =
                    places.room(*room).is_some() && who.caller.may(Permission::RoomSee, &target);
                if !seen {
                    return Err(Error::NotFound(Noun::Room));
                }
                permit(who, Permission::MeetingBook, &target)?;
            }
            edit.rooms = Some(rooms);
        }
        Ok(wanted)
    }

    pub fn cancel(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        reason: Option<String>,
        scope: EditScope,
        version: Option<i64>,
    ) -> Result<Detail, Error> {
        let reason = checked_reason(reason)?;
        if scope != EditScope::This {
            return self.cancel_series(who, id, reason, scope, version);
        }
        self.act(who, id, version, move |app, _, who, meeting, now| {
            let places = app.places();
            require_manage(who, &meeting, &places)?;
            let past_allowed = app.rights_in(who, &meeting.rooms(), &places).past_allowed;
            Ok(meeting::cancel(meeting, reason.clone(), past_allowed, now)?)
        })
    }

    pub fn check_in(self: &Arc<Self>, who: &Who, id: MeetingId) -> Result<Detail, Error> {
        self.act(who, id, None, |app, _, who, meeting, now| {
            let is_member = who
                .caller
                .person()
                .is_some_and(|p| meeting.topic.members().contains(&p));
            if !is_member {
                require_manage(who, &meeting, &app.places())?;
            }
            Ok(meeting::check_in(meeting, now)?)
        })
    }

    pub fn extend(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        minutes: u32,
    ) -> Result<Detail, Error> {
        if !(1..=1440).contains(&minutes) {
            return Err(Error::invalid(
                "minutes",
                Problem::OutOfRange {
                    least: 1,
                    most: 1440,
                },
            ));
        }
        self.act(who, id, None, move |app, tx, who, meeting, now| {
            let places = app.places();
            require_manage(who, &meeting, &places)?;
            let until = meeting.span.until();
            let later = until.checked_add(SignedDuration::from_mins(i64::from(minutes)));
            let added = later.ok().and_then(|later| Span::new(until, later));
            let added =
                added.ok_or_else(|| Error::invalid("minutes", Problem::EndNotAfterStart))?;
            let rooms = meeting.rooms();
            tx.lock_rooms(&rooms)?;
            let found = clashes(tx, &rooms, added, Some(meeting.id))?;
            let span = Span::new(meeting.span.from(), added.until()).unwrap_or(added);
            let people = Some(meeting.topic.head_count());
            let ask = Ask {
                span,
                now,
                people,
                past_allowed: true,
            };
            Ok(meeting::extend(meeting, &places, &ask, found)?)
        })
    }

    pub fn end(self: &Arc<Self>, who: &Who, id: MeetingId) -> Result<Detail, Error> {
        self.act(who, id, None, |app, _, who, meeting, now| {
            require_manage(who, &meeting, &app.places())?;
            Ok(meeting::end(meeting, now)?)
        })
    }

    pub fn approve(self: &Arc<Self>, who: &Who, id: MeetingId) -> Result<Detail, Error> {
        self.act(who, id, None, |app, _, who, meeting, now| {
            require_approve(who, &meeting, &app.places())?;
            Ok(meeting::approve(meeting, now)?)
        })
    }

    pub fn decline(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        reason: Option<String>,
    ) -> Result<Detail, Error> {
        let reason = checked_reason(reason)?;
        self.act(who, id, None, move |app, _, who, meeting, now| {
            require_approve(who, &meeting, &app.places())?;
            Ok(meeting::decline(meeting, reason.clone(), now)?)
        })
    }

    /// The five beats of a command on one meeting. `decide` permits and decides; what did not
    /// change is not written.
    fn act(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        version: Option<i64>,
        mut decide: impl FnMut(&App, &mut Tx, &Who, Meeting, Timestamp) -> Result<Change, Error>
        + Send
        + 'static,
    ) -> Result<Detail, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let detail = self.store.write(move |tx| {
            let before = tx
                .meeting_for_update(id)?
                .ok_or(Error::NotFound(Noun::Meeting))?;
            app.see(&actor, &before)?;
            let version_before = before.version;
            if version.is_some_and(|version| version != version_before) {
                return Err(Error::Stale {
                    version: version_before,
                });
            }
            let change = decide(&app, tx, &actor, before, now)?;
            if change.meeting.version != version_before {
                if !tx.update_meeting(&change.meeting, version_before)? {
                    return Err(Error::Stale {
                        version: version_before,
                    });
                }
                app.log(tx, &actor, now, Fact::of_change(&change))?;
            }
            app.detail(tx, &actor, change.meeting, now)
        })?;
        self.changed([id]);
        Ok(detail)
    }

    pub(crate) fn rights_in(&self, who: &Who, rooms: &[PlaceId], places: &Places) -> Rights {
        let all = |permission| {
            rooms.iter().all(|room| {
                who.caller
                    .may(permission, &Target::place(places.path(*room)))
            })
        };
        Rights {
            past_allowed: all(Permission::MeetingBookPast),
            approves: all(Permission::MeetingApprove),
        }
    }
}

/// What the caller may do in all rooms concerned.
#[derive(Clone, Copy)]
pub(crate) struct Rights {
    pub past_allowed: bool,
    pub approves: bool,
}

impl Plan {
    pub(crate) fn ask(&self, span: Span, now: Timestamp) -> Ask {
        Ask {
            span,
            now,
            people: Some(self.topic.head_count()),
            past_allowed: self.past_allowed,
        }
    }
}

impl WantedChange {
    /// The span after the change: a new start alone moves the meeting, a new end alone resizes it.
    pub(crate) fn span_for(&self, meeting: &Meeting) -> Result<Span, Error> {
        let before = meeting.span;
        let length = SignedDuration::from_micros(
            before.until().as_microsecond() - before.from().as_microsecond(),
        );
        let (from, until) = match (self.start, self.end) {
            (None, None) => return Ok(before),
            (Some(start), Some(end)) => (start, end),
            (Some(start), None) => (start, start.checked_add(length).unwrap_or(start)),
            (None, Some(end)) => (before.from(), end),
        };
        Span::new(from, until).ok_or_else(|| Error::invalid("end", Problem::EndNotAfterStart))
    }

    fn edit_head_count(&self, meeting: &Meeting) -> u32 {
        let mut topic = meeting.topic.clone();
        self.edit.revise_topic(&mut topic);
        topic.head_count()
    }
}

/// What is in the way in any of the rooms.
pub(crate) fn clashes(
    tx: &mut Tx,
    rooms: &[PlaceId],
    span: Span,
    except: Option<MeetingId>,
) -> Result<Vec<Clash>, Error> {
    let mut found = Vec::new();
    for room in rooms {
        found.extend(tx.clashes(*room, span, except)?);
    }
    Ok(found)
}

pub(crate) fn violations_in(
    rooms: &[PlaceId],
    places: &Places,
    ask: &Ask,
) -> Result<Vec<Violation>, Error> {
    match meeting::admit(rooms, places, ask) {
        Ok(()) => Ok(Vec::new()),
        Err(meeting::Refusal::Violates(violations)) => Ok(violations),
        Err(other) => Err(other.into()),
    }
}

pub(crate) fn require_manage(who: &Who, meeting: &Meeting, places: &Places) -> Result<(), Error> {
    if meeting.may_manage(&who.caller, places) {
        Ok(())
    } else {
        Err(Error::Denied(Permission::MeetingManage))
    }
}

fn require_approve(who: &Who, meeting: &Meeting, places: &Places) -> Result<(), Error> {
    if meeting.may_approve(&who.caller, places) {
        Ok(())
    } else {
        Err(Error::Denied(Permission::MeetingApprove))
    }
}

fn checked_reason(reason: Option<String>) -> Result<Option<String>, Error> {
    let checked = reason
        .map(|reason| text::paragraphs("reason", &reason, 1_000))
        .transpose()?;
    Ok(checked.flatten())
}

fn distinct_rooms(rooms: Vec<PlaceId>) -> Result<Vec<PlaceId>, Error> {
    if rooms.is_empty() {
        return Err(Error::invalid("roomIds", Problem::Empty));
    }
    if rooms.len() > ROOMS_MOST {
        return Err(Error::invalid(
            "roomIds",
            Problem::TooMany { most: ROOMS_MOST },
        ));
    }
    let mut sorted = rooms.clone();
    sorted.sort();
    sorted.dedup();
    if sorted.len() != rooms.len() {
        return Err(Error::invalid("roomIds", Problem::Repeated));
    }
    Ok(rooms)
}

/// Each person or address once; the first mention counts.
fn checked_attendees(attendees: Vec<Attendee>) -> Result<Arc<[Attendee]>, Error> {
    if attendees.len() > ATTENDEES_MOST {
        return Err(Error::invalid(
            "attendees",
            Problem::TooMany {
                most: ATTENDEES_MOST,
            },
        ));
    }
    let mut checked: Vec<Attendee> = Vec::with_capacity(attendees.len());
    for attendee in attendees {
        let party = match attendee.party {
            meeting::Party::Guest(address) => {
                meeting::Party::Guest(text::address("attendees", &address)?)
            }
            person => person,
        };
        if !checked.iter().any(|other| other.party == party) {
            checked.push(Attendee {
                party,
                required: attendee.required,
            });
        }
    }
    Ok(checked.into())
}
