//! A series to which nobody comes: its organizer is warned, then the rest is given back, and for
//! some minutes those who do want it take it up again.

use std::sync::Arc;

use domain::attendance::{CheckInRule, Streak, streak, undo_until};
use domain::event::{Fact, SeriesHappened};
use domain::id::{MeetingId, SeriesId};
use domain::meeting::{self, Clash, Meeting, ReleaseReason, State};
use domain::notice::Kind;
use domain::series::Series;
use jiff::{SignedDuration, Timestamp};
use store::{SeriesStop, Tx};

use crate::meeting::require_manage;
use crate::{App, Error, Noun, Refusal, Who};

/// What taking a series up again led to.
#[derive(Clone, PartialEq, Debug)]
pub struct Resumed {
    pub series: SeriesId,
    /// Dates that are there again.
    pub resumed: usize,
    /// What others have by now; these dates are left out.
    pub lost: Vec<Clash>,
}

impl App {
    /// What follows for the series of a date that was released just now because nobody came. Says
    /// which dates were given back.
    pub(crate) fn look_at_series_of(
        &self,
        tx: &mut Tx,
        date: &Meeting,
        rule: &CheckInRule,
        now: Timestamp,
    ) -> Result<Vec<MeetingId>, Error> {
        let (Some(id), Some(original)) = (date.series, date.original_start) else {
            return Ok(Vec::new());
        };
        let places = self.places();
        let policies = date
            .holds
            .iter()
            .filter_map(|hold| places.policy(hold.room));
        let most = policies.filter_map(|policy| policy.series_no_shows.value);
        let Some(most) = most.min() else {
            return Ok(Vec::new());
        };
        let Some(series) = tx.series_for_update(id)? else {
            return Ok(Vec::new());
        };
        let stop = tx.series_stop(id)?;
        if stop.as_ref().is_some_and(|stop| stop.undone_at.is_none()) {
            return Ok(Vec::new());
        }
        let all = tx.meetings_of_series(id, None)?;
        let (mut behind, ahead): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|one| one.span.from() <= date.span.from());
        behind.sort_by_key(|one| one.span.from());
        match streak(&behind, most, stop.and_then(|stop| stop.undone_at)) {
            Streak::Fine => Ok(Vec::new()),
            Streak::Warned { missed } => {
                self.tell_of_streak(tx, date, Kind::SeriesWarned, missed, None, now)?;
                Ok(Vec::new())
            }
            Streak::Stopped { missed } => {
                let touched = self.stop_series(tx, series, &ahead, original, now)?;
                let until = Some(undo_until(rule, now));
                self.tell_of_streak(tx, date, Kind::SeriesStopped, missed, until, now)?;
                Ok(touched)
            }
        }
    }

    fn stop_series(
        &self,
        tx: &mut Tx,
        series: Series,
        ahead: &[Meeting],
        after: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<MeetingId>, Error> {
        let who = Who::timer();
        tx.save_series_stop(&SeriesStop {
            series: series.id,
            at: now,
            rule: series.rule.clone(),
            exdates: series.exdates.clone(),
            rdates: series.rdates.clone(),
            complete: series.complete,
            undone_at: None,
        })?;
        let mut changes = Vec::with_capacity(ahead.len());
        for date in ahead {
            let Some(date) = tx.meeting_for_update(date.id)? else {
                continue;
            };
            let (version, span) = (date.version, date.span);
            let change = match date.state {
                State::Confirmed => meeting::stop(date, now)?,
                // What nobody has agreed to yet is not wanted any more.
                State::Requested => meeting::cancel(date, None, false, now)?,
                _ => continue,
            };
            changes.push((change, version, span));
        }
        let touched = changes.iter().map(|(change, ..)| change.meeting.id);
        let touched = touched.collect();
        self.save_dates(tx, &who, changes, now)?;
        // Dates begin on whole seconds: the next one is after this.
        let from = after.checked_add(SignedDuration::from_secs(1));
        let from = from.unwrap_or(after);
        self.end_before(tx, &who, series, from, SeriesHappened::Stopped, now)?;
        Ok(touched)
    }

    /// Takes a series up again that was stopped because nobody came, for those who run it. Dates
    /// whose rooms others have by now are left out.
    pub fn resume_series(self: &Arc<Self>, who: &Who, id: SeriesId) -> Result<Resumed, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let (resumed, touched) = self
            .store
            .write(move |tx| app.resume_in(tx, &actor, id, now))?;
        self.changed(touched);
        Ok(resumed)
    }

    fn resume_in(
        &self,
        tx: &mut Tx,
        who: &Who,
        id: SeriesId,
        now: Timestamp,
    ) -> Result<(Resumed, Vec<MeetingId>), Error> {
        let unknown = || Error::NotFound(Noun::Series);
        let series = tx.series_for_update(id)?.ok_or_else(unknown)?;
        let all = tx.meetings_of_series(id, None)?;
        let any = all.first().ok_or_else(unknown)?;
        self.see(who, any).map_err(|_| unknown())?;
        require_manage(who, any, &self.places())?;
        let who = who.running(any);
        let until = self.resumable_until(tx, id, any, now)?;
        let stop = tx.series_stop(id)?;
        let (Some(until), Some(stop)) = (until, stop) else {
            return Err(Error::refused(Refusal::SeriesNotStopped));
        };
        if until <= now {
            return Err(meeting::Refusal::TooLate { since: until }.into());
        }
        tx.lock_rooms(&series.rooms)?;
        let (mut changes, mut lost, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for date in all.iter().filter(|date| is_stopped(date, now)) {
            let Some(date) = tx.meeting_for_update(date.id)? else {
                continue;
            };
            let mut clashes = Vec::new();
            for hold in date.holds.iter().filter(|hold| hold.released == STOPPED) {
                clashes.extend(tx.clashes(hold.room, hold.span, Some(date.id))?);
            }
            if clashes.is_empty() {
                let (version, span) = (date.version, date.span);
                changes.push((meeting::resume(date, now)?, version, span));
            } else {
                left_out.extend(date.original_start);
                lost.append(&mut clashes);
            }
        }
        let touched: Vec<_> = changes
            .iter()
            .map(|(change, ..)| change.meeting.id)
            .collect();
        self.save_dates(tx, &who, changes, now)?;
        self.give_rule_back(tx, &who, series, stop, left_out, now)?;
        let resumed = Resumed {
            series: id,
            resumed: touched.len(),
            lost,
        };
        Ok((resumed, touched))
    }

    /// Gives the series the rule back that it had.
    fn give_rule_back(
        &self,
        tx: &mut Tx,
        who: &Who,
        series: Series,
        stop: SeriesStop,
        left_out: Vec<Timestamp>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let version_before = series.version;
        let exdates = stop.exdates.iter().copied().chain(left_out);
        let restored = Series {
            rule: stop.rule.clone(),
            exdates: exdates.collect(),
            rdates: stop.rdates.clone(),
            complete: stop.complete,
            prolong_at: now,
            version: version_before + 1,
            ..series
        };
        if !tx.update_series(&restored, version_before)? {
            return Err(Error::Stale {
                version: version_before,
            });
        }
        tx.save_series_stop(&SeriesStop {
            undone_at: Some(now),
            ..stop
        })?;
        let fact = Fact::of_series(&restored, SeriesHappened::Resumed);
        self.log(tx, who, now, fact)
    }

    /// Until when a stopped series can be taken up again; `None` when it was not stopped.
    pub(super) fn resumable_until(
        &self,
        tx: &mut Tx,
        id: SeriesId,
        date: &Meeting,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, Error> {
        let stop = tx.series_stop(id)?;
        let Some(stop) = stop.filter(|stop| stop.undone_at.is_none()) else {
            return Ok(None);
        };
        let rule = self.check_in_rule(tx, date, now)?;
        Ok(Some(undo_until(&rule, stop.at)))
    }
}

const STOPPED: Option<ReleaseReason> = Some(ReleaseReason::SeriesStopped);

fn is_stopped(date: &Meeting, now: Timestamp) -> bool {
    date.state == State::Released
        && date.span.until() > now
        && date.holds.iter().any(|hold| hold.released == STOPPED)
}
