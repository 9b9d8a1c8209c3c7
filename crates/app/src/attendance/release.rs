//! Meetings to which nobody has come: the sweep that asks, warns and releases, and the way back.
//! Every step is taken in a transaction of its own that looks again at what is true.

use std::sync::Arc;

use domain::attendance::{Evidence, Step, Watch, due};
use domain::event::Fact;
use domain::id::MeetingId;
use domain::meeting::{self, Change, Happened, Meeting, ReleaseReason};
use domain::place::Places;
use domain::presence::{Seen, seen};
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use crate::find::Alternative;
use crate::meeting::{Detail, require_manage};
use crate::policy::rule_set_at;
use crate::{App, Error, Noun, Refusal, Who};

/// Meetings looked at in one go.
const PAGE: usize = 200;
/// Rooms offered to those who come too late for theirs.
const OFFERED_MOST: usize = 3;

impl App {
    /// Takes every step that is due. Repeating it does nothing new.
    pub(crate) fn sweep_check_ins(self: &Arc<Self>) -> Result<(), Error> {
        let now = self.now();
        let Some(minutes_before) = opens_before(&self.places()) else {
            return Ok(());
        };
        // Inclusive: what opens this very moment is asked now.
        let until = later(now, minutes_before + 1);
        let mut after = None;
        loop {
            let page = self.store.read(|tx| {
                tx.meetings_to_check_in(now, until, after, PAGE)
                    .map_err(Error::from)
            })?;
            after = page.last().map(|last| (last.span.from(), last.id));
            let is_last = page.len() < PAGE;
            let waiting = self.store.read(|tx| self.with_steps(tx, &page, now))?;
            for id in waiting {
                while self.take_step(id, now)? {}
            }
            if is_last {
                return Ok(());
            }
        }
    }

    /// Those of the meetings for which it is time for something.
    fn with_steps(
        &self,
        tx: &mut Tx,
        meetings: &[Meeting],
        now: Timestamp,
    ) -> Result<Vec<MeetingId>, Error> {
        let mut found = Vec::new();
        for meeting in meetings {
            let rule = self.check_in_rule(tx, meeting, now)?;
            if !rule.required {
                continue;
            }
            let watch = Watch::of(meeting, tx.check_in_watch(meeting.id)?);
            if due(meeting, &rule, &watch, now).is_some() {
                found.push(meeting.id);
            }
        }
        Ok(found)
    }

    /// Since when the rules about checking in are as they are in the rooms of a meeting.
    fn check_in_asked_since(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
    ) -> Result<Option<Timestamp>, Error> {
        let places = self.places();
        let mut latest = None;
        for room in meeting.rooms() {
            let Some(policy) = places.policy(room) else {
                continue;
            };
            let set_at = [
                ("checkInRequired", policy.check_in_required.place),
                ("checkInMinutesAfter", policy.check_in_minutes_after.place),
                ("checkInProfiles", policy.check_in_profiles.place),
            ];
            for (rule, place) in set_at {
                if let Some(place) = place {
                    latest = latest.max(rule_set_at(tx, place, rule)?);
                }
            }
        }
        Ok(latest)
    }

    /// Takes the next step of one meeting; `false` when it is not time for any.
    fn take_step(self: &Arc<Self>, id: MeetingId, now: Timestamp) -> Result<bool, Error> {
        let app = self.clone();
        let touched = self.store.write(move |tx| {
            let Some(meeting) = tx.meeting_for_update(id)? else {
                return Ok(Vec::new());
            };
            let rule = app.check_in_rule(tx, &meeting, now)?;
            let watch = Watch::of(&meeting, tx.check_in_watch(id)?);
            let Some(step) = due(&meeting, &rule, &watch, now) else {
                return Ok(Vec::new());
            };
            // Whoever was there before the rule is asked first, and has as long as everybody.
            let opens = meeting::check_in_opens(&meeting, &rule);
            let is_unasked = step == Step::Warn && watch.asked_at.is_none();
            let step = if is_unasked && app.check_in_asked_since(tx, &meeting)? > Some(opens) {
                Step::Ask
            } else {
                step
            };
            let seen = app.seen_in(tx, &meeting, opens, now)?;
            let evidence = Evidence {
                rule,
                asked_at: watch.asked_at,
                warned_at: watch.warned_at,
                seen,
            };
            // Who is seen need not say so: doubt never releases a room, and certainty even less.
            if step != Step::Ask && seen == Seen::Occupied {
                let version_before = meeting.version;
                let change = meeting::check_in(meeting, &rule, now)?;
                app.keep_step(tx, &change, version_before, evidence, now)?;
                return Ok(vec![id]);
            }
            let watch = watch.after(step, now);
            tx.save_check_in_watch(&watch)?;
            app.tell_of_step(tx, &meeting, step, &rule, &watch, now)?;
            let version_before = meeting.version;
            let change = match step {
                Step::Ask | Step::Warn => Change {
                    happened: match step {
                        Step::Ask => Happened::CheckInAsked,
                        _ => Happened::ReleaseWarned,
                    },
                    meeting,
                    why: Vec::new(),
                },
                Step::Release => {
                    app.count_no_show(tx, &meeting, now)?;
                    meeting::release(meeting, now)?
                }
            };
            app.keep_step(tx, &change, version_before, evidence, now)?;
            let mut touched = vec![id];
            if step == Step::Release {
                touched.extend(app.look_at_series_of(tx, &change.meeting, &rule, now)?);
            }
            Ok::<_, Error>(touched)
        })?;
        let taken = !touched.is_empty();
        self.changed(touched);
        Ok(taken)
    }

    fn keep_step(
        &self,
        tx: &mut Tx,
        change: &Change,
        version_before: i64,
        evidence: Evidence,
        now: Timestamp,
    ) -> Result<(), Error> {
        let Change {
            meeting, happened, ..
        } = change;
        if meeting.version != version_before && !tx.update_meeting(meeting, version_before)? {
            return Err(Error::Stale {
                version: version_before,
            });
        }
        let fact = Fact::by_clock(meeting, *happened, evidence);
        self.log(tx, &Who::timer(), now, fact)
    }

    /// What the sensors in the rooms of the meeting know since `from`.
    fn seen_in(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        from: Timestamp,
        now: Timestamp,
    ) -> Result<Seen, Error> {
        let mut readings = Vec::new();
        for room in meeting.rooms() {
            readings.extend(tx.readings_between(room, from, now)?);
        }
        Ok(seen(&readings, meeting.span.from()))
    }

    /// Takes released rooms back for those who come late, if nobody else has them by now.
    pub fn undo_release(self: &Arc<Self>, who: &Who, id: MeetingId) -> Result<Detail, Error> {
        let outcome = self.act(who, id, None, move |app, tx, who, meeting, now| {
            let is_member = who
                .caller
                .acts_as()
                .is_some_and(|person| meeting.topic.members().contains(&person));
            if !is_member {
                require_manage(who, &meeting, &app.places())?;
            }
            let rule = app.check_in_rule(tx, &meeting, now)?;
            let watch = tx.check_in_watch(id)?;
            let released_at = watch.and_then(|watch| watch.released_at);
            let lost = meeting.holds.iter();
            let lost = lost.filter(|hold| hold.released == Some(ReleaseReason::NoShow));
            let lost: Vec<_> = lost.map(|hold| (hold.room, hold.span)).collect();
            let rooms: Vec<_> = lost.iter().map(|(room, _)| *room).collect();
            tx.lock_rooms(&rooms)?;
            let mut clashes = Vec::new();
            for (room, span) in lost {
                clashes.extend(tx.clashes(room, span, Some(id))?);
            }
            let released_at = released_at.unwrap_or(Timestamp::MIN);
            let change = meeting::undo_release(meeting, &rule, released_at, clashes, now)?;
            app.undo_no_show(tx, who, &change.meeting, now)?;
            app.outdo_rivals(tx, who, &change.meeting, now)?;
            Ok(change)
        });
        match outcome {
            Err(Error::Refused(refusal)) => match *refusal {
                Refusal::RoomBusy { clashes, .. } => {
                    let alternatives = self.instead_of(who, id).unwrap_or_default();
                    Err(Error::refused(Refusal::RoomBusy {
                        clashes,
                        alternatives,
                    }))
                }
                other => Err(Error::refused(other)),
            },
            outcome => outcome,
        }
    }

    /// Rooms that are free for the rest of the meeting.
    fn instead_of(&self, who: &Who, id: MeetingId) -> Result<Vec<Alternative>, Error> {
        let now = self.now();
        let meeting = self
            .store
            .read(|tx| tx.meeting(id).map_err(Error::from))?
            .ok_or(Error::NotFound(Noun::Meeting))?;
        self.renew()?;
        Ok(self.free_for_rest(who, &meeting, now, OFFERED_MOST))
    }
}

/// How many minutes ahead the earliest room lets people check in; `None` when nowhere anybody has to.
fn opens_before(places: &Places) -> Option<i64> {
    let policies = places
        .rooms()
        .iter()
        .filter_map(|room| places.policy(*room));
    let asking = policies.filter(|policy| {
        let profiles = &policy.check_in_profiles.value;
        policy.check_in_required.value || profiles.iter().any(|one| one.then.required == Some(true))
    });
    asking
        .flat_map(|policy| {
            let profiles = policy.check_in_profiles.value.iter();
            let own = profiles.filter_map(|one| one.then.minutes_before);
            own.chain([policy.check_in_minutes_before.value])
        })
        .max()
        .map(i64::from)
}

fn later(at: Timestamp, minutes: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_mins(minutes))
        .unwrap_or(at)
}
