//! Clearing the way: another room or time, a question to the organizer, or cancelling. Each meeting
//! is settled by itself, as any other change of it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::{Admission, Caller, Identity, Permission, Target};
use domain::closure::{Closure, Concern};
use domain::event::{ClosureHappened, Fact};
use domain::id::{ClosureId, MeetingId, PersonId, PlaceId};
use domain::meeting::{self, Change, Edit, Meeting};
use domain::place::Places;
use domain::policy::{Act, Ask};
use domain::span::Span;
use jiff::Timestamp;
use store::Tx;

use super::way::Way;
use super::{is_planner, note_concerns};
use crate::meeting::{Count, Counted, Detail, Turn, checked_reason, clashes, distinct_rooms};
use crate::meeting::{on_whole_minutes, require_manage};
use crate::{App, Error, Noun, Problem, Refusal, Who};

/// Meetings settled in one request.
pub const BATCH_MOST: usize = 200;

/// Where a meeting is to go.
#[derive(Clone, Debug)]
pub struct Rehousing {
    pub meeting: MeetingId,
    /// All rooms it will have; `None`: those it has.
    pub rooms: Option<Vec<PlaceId>>,
    /// When it will begin; it lasts as long as before.
    pub start: Option<Timestamp>,
}

/// Where and when a meeting will be.
struct Goal {
    rooms: Vec<PlaceId>,
    span: Span,
}

/// How each of many came out.
pub type Outcomes = Vec<(MeetingId, Result<Detail, Error>)>;

impl App {
    /// Gives meetings in the way other rooms or times; by who plans the closure, or who runs the
    /// meeting.
    pub fn rehouse(
        self: &Arc<Self>,
        who: &Who,
        id: ClosureId,
        wanted: Vec<Rehousing>,
    ) -> Result<Outcomes, Error> {
        self.require_part(who, id, wanted.iter().map(|one| one.meeting))?;
        let mut outcomes = Vec::with_capacity(wanted.len());
        for one in wanted {
            outcomes.push((one.meeting, self.rehouse_one(who, id, one)));
        }
        Ok(outcomes)
    }

    fn rehouse_one(
        self: &Arc<Self>,
        who: &Who,
        id: ClosureId,
        wanted: Rehousing,
    ) -> Result<Detail, Error> {
        let rooms = wanted.rooms.map(distinct_rooms).transpose()?;
        let start = wanted.start;
        self.act(
            who,
            wanted.meeting,
            None,
            move |app, tx, who, meeting, now| {
                let (closure, way) = app.way_of(tx, who, id, meeting, now)?;
                let rooms = rooms.clone().unwrap_or_else(|| way.meeting.rooms());
                let was = way.meeting.span;
                let span = Span::lasting(start.unwrap_or(was.from()), was.seconds());
                let span = on_whole_minutes(span, ["start", "start"])?;
                note_concerns(tx, &closure, std::slice::from_ref(&way))?;
                let meeting = way.meeting.id;
                let change = app.moved(tx, who, &closure, way, Goal { rooms, span }, now)?;
                let happened = ClosureHappened::Rehoused;
                let fact = Fact::of_closure(&closure, happened, Some(meeting));
                app.log(tx, who, now, fact)?;
                Ok(change)
            },
        )
    }

    /// The meeting in other rooms or at another time, as its organizer could have booked it there.
    fn moved(
        &self,
        tx: &mut Tx,
        who: &Who,
        closure: &Closure,
        way: Way,
        goal: Goal,
        now: Timestamp,
    ) -> Result<Change, Error> {
        let Goal { mut rooms, span } = goal;
        let places = self.places();
        let mut meeting = way.meeting;
        if !meeting.may_manage(&who.caller, &places) {
            // Who plans has a say over rooms that close. The others stay, also those they do not see.
            let mut stay = meeting.rooms();
            stay.retain(|room| !way.closed.contains(room) && !rooms.contains(room));
            rooms.extend(stay);
            if rooms.len() > meeting.rooms().len() {
                return Err(Error::Denied(Permission::MeetingManage));
            }
        }
        let organizer = self.organizer_of(tx, &meeting, now)?;
        let mut callers = vec![&organizer.caller];
        if is_planner(who, closure, &places) || meeting.may_manage(&who.caller, &places) {
            callers.push(&who.caller);
        }
        for room in &rooms {
            let target = Target::place(places.path(*room));
            let is_there = places.room(*room).is_some();
            if !is_there || !callers.iter().any(|caller| caller.sees(&places, *room)) {
                return Err(Error::NotFound(Noun::Room));
            }
            let may =
                |caller: &&_| domain::access::Caller::may(caller, Permission::MeetingBook, &target);
            if !callers.iter().any(may) {
                return Err(Error::Denied(Permission::MeetingBook));
            }
        }
        let places = self.lock(tx, &rooms, (span.from(), span.until()), now)?;
        let found = clashes(tx, &places, &rooms, span, Some(meeting.id))?;
        let counted = Counted {
            organizer: meeting.topic.organizer,
            rooms: &rooms,
            spans: &[span],
            except: &[meeting.id],
        };
        let usage = self.usage(tx, &places, &counted, Count::ToBook, now)?;
        let ask = Ask {
            people: Some(meeting.topic.head_count()),
            act: Act::Rehouse,
            usage,
            ..Ask::new(span, now)
        };
        // What the planner may ask for is not what the organizer asked for.
        let admission = Admission {
            out_of_policy: false,
            ..Admission::of(&callers, &places, &rooms)
        };
        let edit = Edit {
            rooms: Some(rooms),
            ..Edit::default()
        };
        meeting.apart |= meeting.series.is_some();
        let ids = self.ids(now);
        let new_id = || ids.hold();
        let taken = edit.rooms.clone().unwrap_or_default();
        let change = meeting::change(meeting, &edit, &places, &ask, found, admission, new_id)?;
        self.let_go_first(tx, &places, &taken, &[span], Turn::Last)?;
        Ok(change)
    }

    /// Cancels meetings in the way, with a word to those who were to come.
    pub fn cancel_in_the_way(
        self: &Arc<Self>,
        who: &Who,
        id: ClosureId,
        meetings: &[MeetingId],
        reason: Option<String>,
    ) -> Result<Outcomes, Error> {
        let reason = checked_reason(reason)?;
        refuse_many(meetings.len())?;
        self.store.read(|tx| self.planned(tx, who, id))?;
        let mut outcomes = Vec::with_capacity(meetings.len());
        for meeting in meetings {
            let reason = reason.clone();
            let outcome = self.act(who, *meeting, None, move |app, tx, who, meeting, now| {
                let (closure, way) = app.way_of(tx, who, id, meeting, now)?;
                note_concerns(tx, &closure, std::slice::from_ref(&way))?;
                let happened = ClosureHappened::Cancelled;
                let fact = Fact::of_closure(&closure, happened, Some(way.meeting.id));
                let why = reason.clone().unwrap_or_else(|| closure.reason.clone());
                let change = meeting::cancel(way.meeting, Some(why), false, now)?;
                app.log(tx, who, now, fact)?;
                Ok(change)
            });
            outcomes.push((*meeting, outcome));
        }
        Ok(outcomes)
    }

    /// Asks organizers to find other rooms for their meetings; each is told once, of all of theirs.
    /// For who has left, those are asked who stand in for them.
    pub fn ask_organizers(
        self: &Arc<Self>,
        who: &Who,
        id: ClosureId,
        meetings: &[MeetingId],
    ) -> Result<Outcomes, Error> {
        refuse_many(meetings.len())?;
        let now = self.now();
        let (app, actor, asked) = (self.clone(), who.clone(), meetings.to_vec());
        self.store.write(move |tx| {
            let closure = app.planned(tx, &actor, id)?;
            super::require_ahead(&closure, now)?;
            let mut outcomes = Vec::with_capacity(asked.len());
            let mut told: BTreeMap<PersonId, Vec<Meeting>> = BTreeMap::new();
            for meeting in &asked {
                let outcome = app.note_asked(tx, &actor, id, *meeting, now);
                if let Ok((meeting, asked)) = &outcome {
                    for person in asked {
                        told.entry(*person).or_default().push(meeting.clone());
                    }
                }
                outcomes.push(match outcome {
                    Ok((found, _)) => (*meeting, app.detail(tx, &actor, found, now)),
                    Err(error @ (Error::Broken(_) | Error::Busy(_))) => return Err(error),
                    Err(error) => (*meeting, Err(error)),
                });
            }
            let actor = actor.caller.person();
            for (person, meetings) in told {
                app.tell_room_closes(tx, &closure, person, &meetings, actor, now)?;
            }
            Ok(outcomes)
        })
    }

    fn note_asked(
        &self,
        tx: &mut Tx,
        who: &Who,
        id: ClosureId,
        meeting: MeetingId,
        now: Timestamp,
    ) -> Result<(Meeting, Vec<PersonId>), Error> {
        let meeting = tx.meeting(meeting)?.ok_or(Error::NotFound(Noun::Meeting))?;
        self.see(who, &meeting)?;
        let (closure, way) = self.way_of(tx, who, id, meeting, now)?;
        let asked = self.asked_about(tx, &way, now)?;
        if asked.is_empty() {
            return Err(Error::refused(Refusal::NobodyToAsk));
        }
        let concern = tx.concern(id, way.meeting.id)?;
        let concern = concern.unwrap_or_else(|| Concern::new(id, way.meeting.id));
        tx.save_concern(&Concern {
            asked_at: Some(now),
            told_at: Some(now),
            ..concern
        })?;
        let happened = ClosureHappened::Asked;
        let fact = Fact::of_closure(&closure, happened, Some(way.meeting.id));
        self.log(tx, who, now, fact)?;
        Ok((way.meeting, asked))
    }

    /// Whom a question about the meeting goes to: its organizer; when they have left its host, else
    /// their delegates, else who looks after the rooms that close. Nobody is told of what they may
    /// not see.
    pub(super) fn asked_about(
        &self,
        tx: &mut Tx,
        way: &Way,
        now: Timestamp,
    ) -> Result<Vec<PersonId>, Error> {
        let places = self.places();
        let topic = &way.meeting.topic;
        let mut delegates = tx.delegations_by(&[topic.organizer])?;
        delegates.retain(|given| given.powers.manages && given.counts_at(now));
        let delegates = delegates.into_iter().map(|given| given.delegate);
        for people in [vec![topic.organizer], vec![topic.host], delegates.collect()] {
            let able = self.able(tx, people, &way.meeting, &places, now)?;
            if !able.is_empty() {
                return Ok(able);
            }
        }
        let mut keepers = Vec::new();
        for room in &way.closed {
            keepers.extend(self.holders(tx, Permission::MeetingManage, *room, now)?);
        }
        keepers.sort();
        keepers.dedup();
        self.able(tx, keepers, &way.meeting, &places, now)
    }

    /// Those of them who are here and may change the meeting knowing what it is about.
    fn able(
        &self,
        tx: &mut Tx,
        people: Vec<PersonId>,
        meeting: &Meeting,
        places: &Places,
        now: Timestamp,
    ) -> Result<Vec<PersonId>, Error> {
        let mut here = tx.people_by_ids(&people)?;
        here.retain(|person| person.active);
        let mut able = Vec::new();
        for person in here {
            let rights = self.rights_of(tx, person.id, now)?;
            let caller = Caller::new(Identity::Person(person.id), rights);
            if meeting.may_manage(&caller, places) && meeting.may_see(&caller, places) {
                able.push(person.id);
            }
        }
        Ok(able)
    }

    /// Whoever plans the closure may ask for any meeting; others only where they run one.
    fn require_part(
        &self,
        who: &Who,
        id: ClosureId,
        meetings: impl Iterator<Item = MeetingId>,
    ) -> Result<(), Error> {
        let meetings: Vec<_> = meetings.collect();
        refuse_many(meetings.len())?;
        let places = self.places();
        self.store.read(|tx| {
            let closure = tx.closure(id)?.ok_or(Error::NotFound(Noun::Closure))?;
            if is_planner(who, &closure, &places) {
                return Ok(());
            }
            let found = tx.meetings_by_ids(&meetings)?;
            let runs = |meeting: &Meeting| {
                let concerned = meeting.rooms().into_iter();
                let mut concerned = concerned.filter(|room| places.is_within(*room, closure.place));
                concerned.next().is_some() && require_manage(who, meeting, &places).is_ok()
            };
            match found.iter().any(runs) {
                true => Ok(()),
                false => self.require_planner(who, &closure),
            }
        })
    }
}

fn refuse_many(meetings: usize) -> Result<(), Error> {
    let most = BATCH_MOST;
    match meetings {
        0 => Err(Error::invalid("meetings", Problem::Empty)),
        many if many > most => Err(Error::invalid("meetings", Problem::TooMany { most })),
        _ => Ok(()),
    }
}
