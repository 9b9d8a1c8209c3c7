//! Closing a place for a while: planning it, seeing what is in the way, and finding each meeting
//! another room until none is left. From the moment it is planned nothing new is booked there.

mod remind;
mod settle;
mod way;

use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::closure::{Closure, Concern, Progress};
use domain::event::{ClosureHappened, Fact};
use domain::id::{ClosureId, PlaceId};
use domain::meeting::Meeting;
use domain::place::Places;
use domain::span::Span;
use jiff::Timestamp;
use store::Tx;

pub use self::settle::{BATCH_MOST, Outcomes, Rehousing};
pub use self::way::{InTheWay, OtherRoom, Way, Ways};
use crate::access::permit;
use crate::meeting::on_whole_minutes;
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// Characters of a reason.
const REASON_MOST: usize = 500;
/// Closures that lie ahead at one time.
const AHEAD_MOST: usize = 1_000;
/// Days one closure lasts at most.
const DAYS_MOST: i64 = 731;
/// Closures read at once.
const BATCH: usize = 100;

/// What somebody wants to close.
#[derive(Clone, Debug)]
pub struct WantedClosure {
    pub place: PlaceId,
    pub start: Timestamp,
    pub end: Timestamp,
    pub reason: String,
}

/// What is to be different about a closure.
#[derive(Clone, Debug, Default)]
pub struct ClosureEdit {
    pub start: Option<Timestamp>,
    pub end: Option<Timestamp>,
    pub reason: Option<String>,
}

/// A closure with how far it is.
#[derive(Clone, Debug)]
pub struct ClosureDetail {
    pub closure: Closure,
    pub progress: Progress,
    pub place_name: String,
    pub place_path: Vec<String>,
    pub time_zone: String,
    pub planned_by: Option<Arc<str>>,
    /// Meetings still in the way.
    pub remaining: usize,
    /// Those of them whose organizers were asked.
    pub asked: usize,
    /// Meetings that are or were in the way.
    pub total: usize,
}

impl App {
    /// What closing the place would be in the way of; writes nothing.
    pub fn preview_closure(
        &self,
        who: &Who,
        wanted: WantedClosure,
    ) -> Result<Vec<InTheWay>, Error> {
        let now = self.now();
        let closure = self.checked_closure(who, wanted, now)?;
        self.renew()?;
        self.store.read(|tx| {
            let found = self.found_in_the_way(tx, &closure, now)?;
            self.with_offers(tx, who, &closure, found, now)
        })
    }

    /// Closes the place from now on for whatever is booked anew.
    pub fn plan_closure(
        self: &Arc<Self>,
        who: &Who,
        wanted: WantedClosure,
        once: Option<Once<ClosureDetail>>,
    ) -> Result<Answer<ClosureDetail>, Error> {
        let now = self.now();
        let closure = match self.checked_closure(who, wanted, now) {
            Ok(closure) => closure,
            Err(error) => return self.refuse_once(who, once, error),
        };
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            if tx.closures_ahead(now)?.len() >= AHEAD_MOST {
                let most = AHEAD_MOST;
                return Err(Error::invalid("closures", Problem::TooMany { most }));
            }
            app.lock_closed(tx, closure.place)?;
            tx.insert_closure(&closure)?;
            let fact = Fact::of_closure(&closure, ClosureHappened::Planned, None);
            app.log(tx, &actor, now, fact)?;
            let found = app.found_in_the_way(tx, &closure, now)?;
            note_concerns(tx, &closure, &found)?;
            app.closure_detail(tx, closure.clone(), now)
        };
        let answer = self.once(who, once, act, |error| error)?;
        if matches!(answer, Answer::Fresh(_)) {
            self.reread_places()?;
        }
        Ok(answer)
    }

    /// Lengthens, shortens or explains a closure.
    pub fn change_closure(
        self: &Arc<Self>,
        who: &Who,
        id: ClosureId,
        edit: ClosureEdit,
        version: Option<i64>,
    ) -> Result<ClosureDetail, Error> {
        let reason = edit.reason.as_deref().map(checked_reason).transpose()?;
        self.edit_closure(who, id, version, move |closure, now| {
            let start = edit.start.unwrap_or(closure.span.from());
            let end = edit.end.unwrap_or(closure.span.until());
            closure.span = checked_span(start, end, now)?;
            if let Some(reason) = &reason {
                closure.reason.clone_from(reason);
            }
            Ok(ClosureHappened::Changed)
        })
    }

    /// Gives a closure up: what was moved stays where it is.
    pub fn withdraw_closure(
        self: &Arc<Self>,
        who: &Who,
        id: ClosureId,
    ) -> Result<ClosureDetail, Error> {
        self.edit_closure(who, id, None, |closure, now| {
            closure.withdrawn_at = Some(now);
            Ok(ClosureHappened::Withdrawn)
        })
    }

    fn edit_closure(
        self: &Arc<Self>,
        who: &Who,
        id: ClosureId,
        version: Option<i64>,
        mut edit: impl FnMut(&mut Closure, Timestamp) -> Result<ClosureHappened, Error> + Send + 'static,
    ) -> Result<ClosureDetail, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let detail = self.store.write(move |tx| {
            let before = tx.closure_for_update(id)?;
            let before = before.ok_or(Error::NotFound(Noun::Closure))?;
            app.require_planner(&actor, &before)?;
            let version_before = before.version;
            if version.is_some_and(|version| version != version_before) {
                return Err(Error::Stale {
                    version: version_before,
                });
            }
            require_ahead(&before, now)?;
            app.lock_closed(tx, before.place)?;
            let mut closure = before.clone();
            let happened = edit(&mut closure, now)?;
            if closure == before {
                return app.closure_detail(tx, closure, now);
            }
            closure.version += 1;
            if !tx.update_closure(&closure, version_before)? {
                return Err(Error::Stale {
                    version: version_before,
                });
            }
            let fact = Fact::of_closure(&closure, happened, None);
            app.log(tx, &actor, now, fact)?;
            let found = app.found_in_the_way(tx, &closure, now)?;
            note_concerns(tx, &closure, &found)?;
            app.closure_detail(tx, closure, now)
        })?;
        self.reread_places()?;
        if detail.closure.withdrawn_at.is_some() {
            self.serve_all_who_wait();
        }
        Ok(detail)
    }

    /// A closure of a place that the caller looks after.
    pub fn closure(&self, who: &Who, id: ClosureId) -> Result<ClosureDetail, Error> {
        let now = self.now();
        self.store.read(|tx| {
            let closure = self.planned(tx, who, id)?;
            self.closure_detail(tx, closure, now)
        })
    }

    /// Closures of places that the caller looks after, the latest planned first; `open_only`: those
    /// that still count.
    pub fn closures(
        &self,
        who: &Who,
        open_only: bool,
        before: Option<ClosureId>,
        limit: usize,
    ) -> Result<Vec<ClosureDetail>, Error> {
        let now = self.now();
        self.store.read(|tx| {
            let mut before = before;
            let mut found = Vec::new();
            loop {
                let page = tx.closures(before, BATCH)?;
                let is_last = page.len() < BATCH;
                before = page.last().map(|last| last.id);
                for closure in page {
                    let is_open =
                        matches!(closure.progress(now), Progress::Planned | Progress::Closed);
                    let is_wanted = is_open || !open_only;
                    if is_wanted && self.require_planner(who, &closure).is_ok() {
                        found.push(self.closure_detail(tx, closure, now)?);
                    }
                    if found.len() == limit {
                        return Ok(found);
                    }
                }
                if is_last {
                    return Ok(found);
                }
            }
        })
    }

    /// What is being booked in the place is booked, or waits until the closure is saved.
    fn lock_closed(&self, tx: &mut Tx, place: PlaceId) -> Result<(), Error> {
        let places = self.places();
        let rooms = places.rooms().iter().copied();
        let rooms: Vec<_> = rooms
            .filter(|room| places.is_within(*room, place))
            .collect();
        Ok(tx.lock_rooms(&rooms)?)
    }

    /// A closure that the caller may plan; 'not found' for others.
    pub(super) fn planned(&self, tx: &mut Tx, who: &Who, id: ClosureId) -> Result<Closure, Error> {
        let closure = tx.closure(id)?.ok_or(Error::NotFound(Noun::Closure))?;
        self.require_planner(who, &closure)?;
        Ok(closure)
    }

    /// Whoever sees the place may know that it closes, and not more.
    fn require_planner(&self, who: &Who, closure: &Closure) -> Result<(), Error> {
        let places = self.places();
        if is_planner(who, closure, &places) {
            return Ok(());
        }
        Err(match who.caller.sees(&places, closure.place) {
            true => Error::Denied(Permission::PlaceManage),
            false => Error::NotFound(Noun::Closure),
        })
    }

    fn checked_closure(
        &self,
        who: &Who,
        wanted: WantedClosure,
        now: Timestamp,
    ) -> Result<Closure, Error> {
        let places = self.places();
        let seen = who.caller.sees(&places, wanted.place);
        if !seen || places.get(wanted.place).is_none() {
            return Err(Error::NotFound(Noun::Place));
        }
        let target = Target::place(places.path(wanted.place));
        permit(who, Permission::PlaceManage, &target)?;
        Ok(Closure {
            id: self.ids(now).closure(),
            place: wanted.place,
            span: checked_span(wanted.start, wanted.end, now)?,
            reason: checked_reason(&wanted.reason)?,
            planned_by: who.caller.person(),
            planned_at: now,
            withdrawn_at: None,
            version: 1,
        })
    }

    pub(super) fn closure_detail(
        &self,
        tx: &mut Tx,
        closure: Closure,
        now: Timestamp,
    ) -> Result<ClosureDetail, Error> {
        let places = self.places();
        let found = self.found_in_the_way(tx, &closure, now)?;
        let concerns = tx.concerns_of(closure.id)?;
        let concern = |meeting: &Meeting| concerns.iter().find(|one| one.meeting == meeting.id);
        let is_asked = |found: &&Way| {
            concern(&found.meeting).is_some_and(|concern| concern.asked_at.is_some())
        };
        let unknown = found
            .iter()
            .filter(|found| concern(&found.meeting).is_none());
        let total = concerns.len() + unknown.count();
        let names = self.names(tx, closure.planned_by)?;
        let place = places.get(closure.place);
        let zone = places.zone(closure.place);
        Ok(ClosureDetail {
            progress: closure.progress(now),
            place_name: place.map(|place| place.name.clone()).unwrap_or_default(),
            place_path: places.path_names(closure.place),
            time_zone: zone.iana_name().unwrap_or("UTC").to_owned(),
            planned_by: closure.planned_by.and_then(|id| names.get(&id).cloned()),
            remaining: found.len(),
            asked: found.iter().filter(is_asked).count(),
            total,
            closure,
        })
    }
}

pub(super) fn is_planner(who: &Who, closure: &Closure, places: &Places) -> bool {
    let target = Target::place(places.path(closure.place));
    who.caller.may(Permission::PlaceManage, &target)
}

/// Refuses where nothing can be done about it any more.
pub(super) fn require_ahead(closure: &Closure, now: Timestamp) -> Result<(), Error> {
    match closure.progress(now) {
        Progress::Planned | Progress::Closed => Ok(()),
        progress => Err(Error::refused(Refusal::ClosureOver { progress })),
    }
}

/// Meetings that were in the way count for ever, so that it can be said how many were.
pub(super) fn note_concerns(tx: &mut Tx, closure: &Closure, found: &[Way]) -> Result<(), Error> {
    let known = tx.concerns_of(closure.id)?;
    for one in found {
        if !known
            .iter()
            .any(|concern| concern.meeting == one.meeting.id)
        {
            tx.save_concern(&Concern::new(closure.id, one.meeting.id))?;
        }
    }
    Ok(())
}

fn checked_reason(reason: &str) -> Result<String, Error> {
    let reason = text::paragraphs("reason", reason, REASON_MOST)?;
    reason.ok_or_else(|| Error::invalid("reason", Problem::Empty))
}

fn checked_span(start: Timestamp, end: Timestamp, now: Timestamp) -> Result<Span, Error> {
    let span = Span::new(start, end);
    let span = span.ok_or_else(|| Error::invalid("end", Problem::EndNotAfterStart))?;
    let span = on_whole_minutes(span, ["start", "end"])?;
    if span.until() <= now || span.seconds() > DAYS_MOST * 86_400 {
        let (least, most) = (1, DAYS_MOST);
        return Err(Error::invalid("end", Problem::OutOfRange { least, most }));
    }
    Ok(span)
}
