//! Meetings: what may be asked about them, and the frame of every command on one of them.

mod attendee;
mod book;
mod change;
mod command;
mod hand_over;
mod now;
mod swap;
mod turn;
mod usage;
mod waiting;

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::{Admission, Caller, Identity, Permission, Target};
use domain::closure::Closure;
use domain::event::Fact;
use domain::id::{MeetingId, PersonId, PlaceId};
use domain::meeting::{self, Action, Change, Clash, Edit, Meeting, State};
use domain::place::Places;
use domain::policy::Violation;
use domain::span::Span;
use jiff::Timestamp;
use store::Tx;

pub(crate) use self::book::Plan;
pub use self::book::{Booked, OnConflict, Preview, PreviewDate, SeriesDetail, Wanted};
pub(crate) use self::change::require_consent;
pub use self::change::{Changed, Consent, WantedChange};
pub(crate) use self::command::checked_reason;
pub use self::hand_over::HandOverDetail;
pub use self::now::{Extension, WantedNow};
pub use self::turn::Outwaited;
pub(crate) use self::turn::Turn;
pub(crate) use self::usage::{Count, Counted};
pub use self::waiting::WantedWaiting;
use crate::access::person_of;
use crate::{App, Error, Noun, Problem, Refusal, Who};
pub use domain::meeting::EditScope;

/// Rooms one meeting may hold.
pub const ROOMS_MOST: usize = 20;
/// People one meeting may invite by name.
pub const ATTENDEES_MOST: usize = 500;

const MINUTE_MICROS: i64 = 60_000_000;

/// A meeting with what a reader needs to show it.
#[derive(Clone, Debug)]
pub struct Detail {
    pub meeting: Meeting,
    pub state: State,
    pub actions: Vec<Action>,
    /// When the rooms are released unless somebody checks in, for those who can.
    pub release_at: Option<Timestamp>,
    /// Until when the release can be undone, for those who can.
    pub undo_until: Option<Timestamp>,
    /// Names of the people it mentions.
    pub names: HashMap<PersonId, Arc<str>>,
    /// The reader may not know subject and people.
    pub masked: bool,
    /// Rules that were broken by somebody who is above them.
    pub notices: Vec<Violation>,
    /// The closure that it is in the way of.
    pub closure: Option<Closure>,
}

impl App {
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
            let mut after = after;
            let mut seen = Vec::new();
            // What the caller may not see is left out and the page filled with what comes next: a
            // short page would say that there is no more.
            loop {
                let found = tx.meetings_between(span, person, after, limit)?;
                let is_last = found.len() < limit;
                after = found.last().map(|last| (last.span.from(), last.id));
                let left = limit - seen.len();
                let visible = found
                    .into_iter()
                    .filter(|meeting| self.see(who, meeting).is_ok());
                for meeting in visible.take(left) {
                    seen.push(self.detail(tx, who, meeting, now)?);
                }
                if is_last || seen.len() == limit {
                    return Ok(seen);
                }
            }
        })
    }

    pub(crate) fn see(&self, who: &Who, meeting: &Meeting) -> Result<(), Error> {
        let places = self.places();
        let seen = meeting.involves(&who.caller)
            || meeting
                .standing_holds()
                .any(|hold| who.caller.sees(&places, hold.room));
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
        mut meeting: Meeting,
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
        let mut planned = places.closures().iter();
        let closure = planned.find(|one| !one.closes(&meeting, &places, now).is_empty());
        let closure = closure.cloned();
        let known = self.circumstances(tx, &meeting, now)?;
        let mut actions = meeting::actions(&meeting, &who.caller, &places, &known, now);
        if meeting.waits() && self.may_decide_on(tx, &who.caller, &meeting, now)? {
            actions.extend([Action::Approve, Action::Decline]);
        }
        let (release_at, undo_until) = self.release_times(tx, &meeting, &known, &actions, now)?;
        if !meeting.concerns(&who.caller, &places) {
            meeting.reason = None;
        }
        // Whoever takes part knows where; for others a room they may not see is not there.
        if !meeting.involves(&who.caller) {
            meeting
                .holds
                .retain(|hold| who.caller.sees(&places, hold.room));
            if let Some(proposal) = &mut meeting.proposal {
                proposal
                    .rooms
                    .retain(|room| who.caller.sees(&places, *room));
            }
        }
        Ok(Detail {
            meeting,
            state,
            actions,
            release_at,
            undo_until,
            names,
            masked,
            notices: Vec::new(),
            closure,
        })
    }

    /// The five beats of a command on one meeting. `decide` permits and decides; what did not
    /// change is not written.
    pub(crate) fn act(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        version: Option<i64>,
        mut decide: impl FnMut(&App, &mut Tx, &Who, Meeting, Timestamp) -> Result<Change, Error>
        + Send
        + 'static,
    ) -> Result<Detail, Error> {
        self.act_noting(who, id, version, move |app, tx, who, meeting, now| {
            Ok((decide(app, tx, who, meeting, now)?, Vec::new()))
        })
    }

    /// As `act`, for commands that may break rules by somebody who is above them.
    pub(crate) fn act_noting(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        version: Option<i64>,
        mut decide: impl FnMut(
            &App,
            &mut Tx,
            &Who,
            Meeting,
            Timestamp,
        ) -> Result<(Change, Vec<Violation>), Error>
        + Send
        + 'static,
    ) -> Result<Detail, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let (detail, gives_back) = self.write_in_turn(move |tx| {
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
            let actor = actor.running(&before);
            let held_before: Vec<_> = before.active_holds().cloned().collect();
            let (change, notices) = decide(&app, tx, &actor, before, now)?;
            let meeting = app.write_change(tx, &actor, change, version_before, now)?;
            let gives_back = meeting.gives_back(&held_before).then_some(held_before);
            let detail = app.detail(tx, &actor, meeting, now)?;
            Ok((Detail { notices, ..detail }, gives_back))
        })?;
        self.changed([id]);
        if let Some(given) = gives_back {
            self.serve_those_who_wait(&given);
        }
        Ok(detail)
    }

    /// Writes what changed, and nothing where nothing did.
    fn write_change(
        &self,
        tx: &mut Tx,
        who: &Who,
        change: Change,
        version_before: i64,
        now: Timestamp,
    ) -> Result<Meeting, Error> {
        if change.meeting.version == version_before {
            return Ok(change.meeting);
        }
        if !tx.update_meeting(&change.meeting, version_before)? {
            return Err(Error::Stale {
                version: version_before,
            });
        }
        self.log(tx, who, now, Fact::of_change(&change))?;
        self.keep_approval(tx, who, change, now)
    }

    /// What the caller may do in all of the rooms, or whoever they act for.
    pub(crate) fn rights_in(
        &self,
        tx: &mut Tx,
        who: &Who,
        rooms: &[PlaceId],
        places: &Places,
    ) -> Result<Rights, Error> {
        let callers = self.callers(tx, who)?;
        let callers: Vec<_> = callers.iter().collect();
        Ok(Rights::of(&callers, rooms, places))
    }

    /// The same for a change. Whoever gets the meeting is asked as if they booked it, else two could
    /// book for each other; who looks after the rooms may give it to anybody.
    pub(crate) fn rights_to_change(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: &Meeting,
        edit: &Edit,
        rooms: &[PlaceId],
        places: &Places,
    ) -> Result<Rights, Error> {
        let rights = self.rights_in(tx, who, rooms, places)?;
        let Some(organizer) = edit.new_organizer(meeting) else {
            return Ok(rights);
        };
        let looks_after = rooms.iter().all(|room| {
            let target = Target::place(places.path(*room));
            who.caller.may(Permission::MeetingManage, &target)
        });
        if !looks_after {
            self.refuse_barred_in(tx, organizer, rooms)?;
        }
        let theirs = self.rights_of(tx, organizer, self.now())?;
        let theirs = Caller::new(Identity::Person(organizer), theirs);
        let may_book = rooms.iter().all(|room| {
            let target = Target::place(places.path(*room));
            theirs.may(Permission::MeetingBook, &target)
        });
        if !looks_after && !may_book {
            return Err(Error::Denied(Permission::MeetingBook));
        }
        let mut callers = vec![&theirs];
        callers.extend(looks_after.then_some(&who.caller));
        Ok(Rights {
            admission: Admission::of(&callers, places, rooms),
            ..rights
        })
    }
}

/// What the caller may do in all rooms concerned.
#[derive(Clone, Copy)]
pub(crate) struct Rights {
    pub past_allowed: bool,
    pub admission: Admission,
    /// They may go beyond the rules, and are told of them.
    pub may_bypass: bool,
}

impl Rights {
    pub(crate) fn of(callers: &[&Caller], rooms: &[PlaceId], places: &Places) -> Rights {
        let all = |permission| {
            rooms.iter().all(|room| {
                let target = Target::place(places.path(*room));
                callers.iter().any(|caller| caller.may(permission, &target))
            })
        };
        Rights {
            past_allowed: all(Permission::MeetingBookPast),
            admission: Admission::of(callers, places, rooms),
            may_bypass: all(Permission::PolicyBypass),
        }
    }

    /// Whether to go beyond the rules: only who has the right, and only when they say so.
    pub(crate) fn bypass(self, wanted: bool) -> Result<bool, Error> {
        if wanted && !self.may_bypass {
            return Err(Error::Denied(Permission::PolicyBypass));
        }
        Ok(wanted)
    }
}

/// What is in the way in any of the rooms, with what is kept of each around a meeting.
pub(crate) fn clashes(
    tx: &mut Tx,
    places: &Places,
    rooms: &[PlaceId],
    span: Span,
    except: Option<MeetingId>,
) -> Result<Vec<Clash>, Error> {
    let mut found = Vec::new();
    for room in rooms {
        let taken = tx.clashes(*room, places.hold_span(*room, span), except)?;
        found.extend(taken.into_iter().map(|clash| Clash {
            wanted: span,
            ..clash
        }));
    }
    Ok(found)
}

/// Seats a room must have for a search to offer it. One person sits anywhere, also in a room of
/// which nobody said how many it holds.
pub(crate) fn seats_wanted(topic: &meeting::Topic) -> u32 {
    match topic.head_count() {
        1 => 0,
        people => people,
    }
}

pub(crate) fn require_manage(who: &Who, meeting: &Meeting, places: &Places) -> Result<(), Error> {
    if meeting.may_manage(&who.caller, places) {
        Ok(())
    } else {
        Err(Error::Denied(Permission::MeetingManage))
    }
}

/// Refuses to let somebody who may not know what a private meeting is about change just that: who
/// may move it would else open it to themselves.
pub(crate) fn require_knowledge(
    who: &Who,
    meeting: &Meeting,
    edit: &Edit,
    places: &Places,
) -> Result<(), Error> {
    if edit.is_about_topic() && !meeting.may_see(&who.caller, places) {
        return Err(Error::Denied(Permission::MeetingSeePrivate));
    }
    Ok(())
}

/// As `require_manage`, for what may be done at the door of the room too.
pub(crate) fn require_hand(
    who: &Who,
    meeting: &Meeting,
    places: &Places,
    now: Timestamp,
) -> Result<(), Error> {
    if meeting.may_run_at_door(&who.caller, places, now) {
        return Ok(());
    }
    require_manage(who, meeting, places)
}

/// The span, if it lies on whole minutes; `fields` name its ends.
pub(crate) fn on_whole_minutes(span: Span, fields: [&'static str; 2]) -> Result<Span, Error> {
    for (at, field) in [span.from(), span.until()].into_iter().zip(fields) {
        if at.as_microsecond() % MINUTE_MICROS != 0 {
            return Err(Error::refused(Refusal::WholeMinutes { field }));
        }
    }
    Ok(span)
}

pub(crate) fn distinct_rooms(rooms: Vec<PlaceId>) -> Result<Vec<PlaceId>, Error> {
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
