//! Changing or cancelling a series from one date on, or all of what lies ahead.

use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::event::{Fact, SeriesHappened};
use domain::id::{MeetingId, PersonId, PlaceId, SeriesId};
use domain::meeting::{self, Change, Clash, Hold, Meeting, State};
use domain::place::Places;
use domain::policy::{self, Act, Ask, Usage};
use domain::series::{Series, Shift};
use domain::span::Span;
use jiff::Timestamp;
use store::Tx;

use super::{WantedRecurrence, clashes_of_all, zone_named};
use crate::meeting::{
    Count, Counted, Detail, EditScope, OnConflict, Plan, Turn, WantedChange, require_consent,
    require_knowledge, require_manage,
};
use crate::{App, Error, Noun, Refusal, Who};

/// What changing a series led to.
#[derive(Debug)]
pub struct ChangedSeries {
    /// The series that the changed dates belong to now.
    pub series: Series,
    /// The first of them.
    pub first: Detail,
    pub changed: usize,
}

/// A series about to be changed, from one of its dates on.
pub(crate) struct Cut {
    series: Series,
    /// The date at which somebody asked.
    asked: Meeting,
    /// First start by rule that is concerned.
    from: Timestamp,
    /// The dates concerned that still can be changed, in order.
    pub(crate) ahead: Vec<Meeting>,
    /// Whether dates before `from` stay as they are.
    splits: bool,
}

/// Where the dates of a series go.
struct Moved<'a> {
    places: &'a Places,
    rooms: &'a [PlaceId],
    series: &'a Series,
    shift: &'a Shift,
    usage: Arc<Usage>,
}

impl App {
    pub(crate) fn change_series(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        wanted: WantedChange,
        scope: EditScope,
        version: Option<i64>,
    ) -> Result<ChangedSeries, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let (changed, touched, held_before) = self.write_in_turn(move |tx| {
            app.change_series_in(tx, &actor, &actor, id, &wanted, scope, version, now)
        })?;
        self.changed(touched);
        self.serve_those_who_wait(&held_before);
        Ok(changed)
    }

    /// The same within a transaction, with the dates it touched and what they held before; `runs` has
    /// a say over the series, `who` asks.
    pub(crate) fn change_series_in(
        &self,
        tx: &mut Tx,
        runs: &Who,
        who: &Who,
        id: MeetingId,
        wanted: &WantedChange,
        scope: EditScope,
        version: Option<i64>,
        now: Timestamp,
    ) -> Result<(ChangedSeries, Vec<MeetingId>, Vec<Hold>), Error> {
        let cut = self.cut(tx, runs, id, scope, version, now)?;
        let places = self.places();
        for date in cut.ahead.iter().chain([&cut.asked]) {
            require_knowledge(runs, date, &wanted.edit, &places)?;
            require_consent(who, date, wanted, &places)?;
            self.require_type(tx, who, date, &wanted.edit)?;
        }
        let known = [&cut.asked.topic, &cut.series.topic];
        self.refuse_left(tx, who, &known, &wanted.edit.revised(&cut.asked.topic))?;
        let who = who.running(&cut.asked);
        let held_before = held_by(&cut.ahead);
        let (changed, touched) = match &wanted.recurrence {
            None => self.shift_dates(tx, &who, cut, wanted, now)?,
            Some(rule) => self.replace_dates(tx, &who, cut, wanted, rule, now)?,
        };
        Ok((changed, touched, held_before))
    }

    /// Loads the series, the date asked at and the dates concerned, and permits.
    pub(crate) fn cut(
        &self,
        tx: &mut Tx,
        who: &Who,
        id: MeetingId,
        scope: EditScope,
        version: Option<i64>,
        now: Timestamp,
    ) -> Result<Cut, Error> {
        let asked = tx
            .meeting_for_update(id)?
            .ok_or(Error::NotFound(Noun::Meeting))?;
        self.see(who, &asked)?;
        require_manage(who, &asked, &self.places())?;
        if version.is_some_and(|version| version != asked.version) {
            return Err(Error::Stale {
                version: asked.version,
            });
        }
        let (Some(series), Some(original)) = (asked.series, asked.original_start) else {
            return Err(Error::refused(Refusal::NotInSeries));
        };
        let series = tx
            .series_for_update(series)?
            .ok_or(Error::NotFound(Noun::Series))?;
        let all = tx.meetings_of_series(series.id, None)?;
        let places = self.places();
        if !runs_series(who, &series, &places) {
            return Err(Error::Denied(Permission::MeetingManage));
        }
        let runs = [series.topic.organizer, asked.topic.organizer];
        let from = match scope {
            EditScope::Following => original,
            EditScope::This | EditScope::All => Timestamp::MIN,
        };
        let splits = all
            .iter()
            .any(|date| date.original_start.is_some_and(|start| start < from));
        let ahead: Vec<_> = all
            .into_iter()
            .filter(|date| date.original_start.is_some_and(|start| start >= from))
            .filter(|date| matches!(date.state, State::Requested | State::Confirmed))
            .filter(|date| date.span.until() > now)
            // A date that was handed to somebody else stays as they have it.
            .filter(|date| runs.contains(&date.topic.organizer))
            .filter(|date| date.may_manage(&who.caller, &places))
            .collect();
        Ok(Cut {
            series,
            asked,
            from,
            ahead,
            splits,
        })
    }

    /// Moves every date ahead by as much as the one asked at, and changes what they are about.
    fn shift_dates(
        &self,
        tx: &mut Tx,
        who: &Who,
        cut: Cut,
        wanted: &WantedChange,
        now: Timestamp,
    ) -> Result<(ChangedSeries, Vec<MeetingId>), Error> {
        let span = wanted.span_for(&cut.asked)?;
        let zone = zone_named(&cut.series.time_zone);
        let usual = cut.series.start.time();
        let shift = Shift::between(cut.asked.span, span, &zone, usual);
        let mut series = self.branch(tx, who, &cut, now)?;
        let version_before = series.version;
        wanted.edit.revise_topic(&mut series.topic);
        let rooms = wanted.edit.rooms.clone();
        let rooms = rooms.unwrap_or_else(|| series.rooms.clone());
        series.rooms.clone_from(&rooms);
        series = series
            .shifted(&shift)
            .ok_or_else(|| Error::refused(Refusal::RecurrenceNeeded))?;
        let ids: Vec<_> = cut.ahead.iter().map(|date| date.id).collect();
        let mut spans = Vec::with_capacity(cut.ahead.len());
        for date in &cut.ahead {
            let moved = if date.apart {
                Some(date.span)
            } else {
                shift.apply(date.span, &zone)
            };
            spans.push(moved.ok_or_else(|| Error::refused(Refusal::RecurrenceNeeded))?);
        }
        let from = spans.iter().map(Span::from).min().unwrap_or(now);
        let places = self.lock(tx, &rooms, (from, Timestamp::MAX), now)?;
        // Dates that stand apart stay where they are: they are looked at as others' are.
        let moving = cut.ahead.iter().zip(&spans).filter(|(date, _)| !date.apart);
        let (own, mut sought): (Vec<_>, Vec<_>) =
            moving.map(|(date, span)| (date.id, *span)).unzip();
        sought.sort();
        let found = clashes_of_all(tx, &places, &rooms, &sought, &own)?;
        if !found.is_empty() {
            return Err(meeting::Refusal::Clashes(found).into());
        }
        if !shift.is_none() || wanted.edit.rooms.is_some() {
            self.let_go_first(tx, &places, &rooms, &sought, Turn::Last)?;
        }
        // What counts for dates that go elsewhere, without themselves; nothing for dates that stay.
        let is_handed_on = wanted.edit.new_organizer(&cut.asked).is_some();
        let stays = shift.is_none() && wanted.edit.rooms.is_none() && !is_handed_on;
        let usage = self.usage_of_dates(tx, &series, stays, &sought, &own, now)?;
        let moved = Moved {
            places: &places,
            rooms: &rooms,
            series: &series,
            shift: &shift,
            usage,
        };
        let changes = self.shifted_dates(tx, who, cut.ahead, spans, moved, wanted, now)?;
        refuse_overlaps(&changes)?;
        let count = changes.len();
        self.save_dates(tx, who, changes, now)?;
        series.version = version_before + 1;
        if !tx.update_series(&series, version_before)? {
            return Err(Error::Stale {
                version: version_before,
            });
        }
        let fact = Fact::of_series(&series, SeriesHappened::Changed);
        self.log(tx, who, now, fact)?;
        let first = self.first_of(tx, who, series.id, cut.asked.id, now)?;
        Ok((
            ChangedSeries {
                series,
                first,
                changed: count,
            },
            ids,
        ))
    }

    fn usage_of_dates(
        &self,
        tx: &mut Tx,
        series: &Series,
        stays: bool,
        spans: &[Span],
        own: &[MeetingId],
        now: Timestamp,
    ) -> Result<Arc<Usage>, Error> {
        let counted = Counted {
            organizer: series.topic.organizer,
            rooms: if stays { &[] } else { &series.rooms },
            spans,
            except: own,
        };
        self.usage(tx, &self.places(), &counted, Count::ToBook, now)
    }

    /// Each date ahead as the shift and the edit leave it; those that stay as they are are left
    /// out.
    fn shifted_dates(
        &self,
        tx: &mut Tx,
        who: &Who,
        ahead: Vec<Meeting>,
        spans: Vec<Span>,
        moved: Moved<'_>,
        wanted: &WantedChange,
        now: Timestamp,
    ) -> Result<Vec<(Change, i64, Span)>, Error> {
        let Moved {
            places,
            rooms,
            series,
            shift,
            mut usage,
        } = moved;
        let zone = series.zone();
        let id_source = self.ids(now);
        let mut changes = Vec::with_capacity(ahead.len());
        for (date, span) in ahead.into_iter().zip(spans) {
            let (version_before, span_before) = (date.version, date.span);
            let mut edit = wanted.edit.clone();
            edit.rooms = (!date.apart).then(|| rooms.to_vec());
            let mut topic = date.topic.clone();
            edit.revise_topic(&mut topic);
            let people = Some(topic.head_count());
            let rights = self.rights_to_change(tx, who, &date, &edit, rooms, places)?;
            let ask = Ask {
                people,
                past_allowed: rights.past_allowed,
                bypass: rights.bypass(wanted.bypass)?,
                usage: usage.clone(),
                ..Ask::new(span, now)
            };
            let original = date
                .original_start
                .and_then(|start| shift.instant(start, &zone));
            let joins = date.series != Some(series.id) || original != date.original_start;
            let mut date = date;
            date.series = Some(series.id);
            date.original_start = original;
            let mut change = meeting::change(
                date,
                &edit,
                places,
                &ask,
                Vec::new(),
                rights.admission,
                || id_source.hold(),
            )?;
            drop(ask);
            let noted = Ask {
                meeting_type: change.meeting.topic.meeting_type.clone(),
                ..Ask::new(span, now)
            };
            let id = change.meeting.id;
            policy::note(Arc::make_mut(&mut usage), id, rooms, &noted);
            if joins && change.meeting.version == version_before {
                change.meeting.version += 1;
            }
            if change.meeting.version != version_before {
                changes.push((change, version_before, span_before));
            }
        }
        Ok(changes)
    }

    /// The series that the dates concerned belong to: itself, or when earlier dates stay, a new
    /// one that goes on where the old one now ends.
    fn branch(&self, tx: &mut Tx, who: &Who, cut: &Cut, now: Timestamp) -> Result<Series, Error> {
        if !cut.splits {
            return Ok(cut.series.clone());
        }
        let rest = cut.series.recurrence()?.continued_from(cut.from);
        let rest = rest
            .ok()
            .flatten()
            .ok_or_else(|| Error::refused(Refusal::NoOccurrence))?;
        let mut branch = cut.series.clone().following(&rest);
        branch.id = self.ids(now).series();
        branch.version = 1;
        branch.created_at = now;
        self.end_before(
            tx,
            who,
            cut.series.clone(),
            cut.from,
            SeriesHappened::Changed,
            now,
        )?;
        tx.insert_series(&branch)?;
        self.log(
            tx,
            who,
            now,
            Fact::of_series(&branch, SeriesHappened::Created),
        )?;
        Ok(branch)
    }

    /// Ends a series before an instant; the dates made before it stay.
    pub(super) fn end_before(
        &self,
        tx: &mut Tx,
        who: &Who,
        series: Series,
        from: Timestamp,
        happened: SeriesHappened,
        now: Timestamp,
    ) -> Result<(), Error> {
        let version_before = series.version;
        let kept = series.recurrence()?.ended_before(from).ok().flatten();
        let mut ended = match kept {
            Some(kept) => series.following(&kept),
            None => series,
        };
        ended.complete = true;
        ended.version = version_before + 1;
        if !tx.update_series(&ended, version_before)? {
            return Err(Error::Stale {
                version: version_before,
            });
        }
        self.log(tx, who, now, Fact::of_series(&ended, happened))
    }

    /// Cancels the dates ahead and books new ones by a new rule, in one transaction.
    fn replace_dates(
        &self,
        tx: &mut Tx,
        who: &Who,
        cut: Cut,
        wanted: &WantedChange,
        rule: &WantedRecurrence,
        now: Timestamp,
    ) -> Result<(ChangedSeries, Vec<MeetingId>), Error> {
        let places = self.places();
        let span = match (wanted.start, wanted.end) {
            (None, None) => cut.ahead.first().map_or(cut.asked.span, |date| date.span),
            _ => wanted.span_for(&cut.asked)?,
        };
        let mut topic = cut.series.topic.clone();
        wanted.edit.revise_topic(&mut topic);
        let rooms = wanted
            .edit
            .rooms
            .clone()
            .unwrap_or_else(|| cut.series.rooms.clone());
        let edit = &wanted.edit;
        let rights = self.rights_to_change(tx, who, &cut.asked, edit, &rooms, &places)?;
        let plan = Plan {
            topic,
            span,
            time_zone: cut.series.time_zone.clone(),
            rooms,
            recurrence: None,
            on_conflict: OnConflict::Refuse,
            past_allowed: rights.past_allowed,
            admission: rights.admission,
            on_behalf_of: who.caller.on_behalf_of,
            bypass: rights.bypass(wanted.bypass)?,
            act: Act::Book,
            turn: Turn::Last,
        };
        let mut touched: Vec<_> = cut.ahead.iter().map(|date| date.id).collect();
        self.cancel_dates(tx, who, &cut.ahead, None, now)?;
        let end = cut.ahead.first().and_then(|date| date.original_start);
        self.end_before(
            tx,
            who,
            cut.series,
            end.unwrap_or(cut.from),
            SeriesHappened::Changed,
            now,
        )?;
        let made = self.book_series(tx, who, &plan, rule, now)?;
        touched.extend(made.meetings.iter().map(|date| date.id));
        let changed = made.meetings.len();
        let detail = self.series_detail(tx, who, made, now)?;
        let first = detail
            .first
            .ok_or_else(|| Error::refused(Refusal::NoOccurrence))?;
        Ok((
            ChangedSeries {
                series: detail.series,
                first,
                changed,
            },
            touched,
        ))
    }

    pub(crate) fn cancel_series(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        reason: Option<String>,
        scope: EditScope,
        version: Option<i64>,
    ) -> Result<Detail, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let (detail, touched, held_before) = self.store.write(move |tx| {
            let cut = app.cut(tx, &actor, id, scope, version, now)?;
            let actor = actor.running(&cut.asked);
            let touched: Vec<_> = cut.ahead.iter().map(|date| date.id).collect();
            let held_before = held_by(&cut.ahead);
            for date in &cut.ahead {
                let rights = app.rights_in(tx, &actor, &date.rooms(), &app.places())?;
                app.admit_cancel(date, rights, now)?;
            }
            app.cancel_dates(tx, &actor, &cut.ahead, reason.as_deref(), now)?;
            let from = cut
                .ahead
                .first()
                .and_then(|date| date.original_start)
                .unwrap_or(cut.from);
            app.end_before(tx, &actor, cut.series, from, SeriesHappened::Changed, now)?;
            let asked = tx.meeting(id)?.ok_or(Error::NotFound(Noun::Meeting))?;
            let detail = app.detail(tx, &actor, asked, now)?;
            Ok::<_, Error>((detail, touched, held_before))
        })?;
        self.changed(touched);
        self.serve_those_who_wait(&held_before);
        Ok(detail)
    }

    fn cancel_dates(
        &self,
        tx: &mut Tx,
        who: &Who,
        dates: &[Meeting],
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut changes = Vec::with_capacity(dates.len());
        for date in dates {
            let (version, span) = (date.version, date.span);
            let reason = reason.map(str::to_owned);
            changes.push((
                meeting::cancel(date.clone(), reason, false, now)?,
                version,
                span,
            ));
        }
        self.save_dates(tx, who, changes, now)
    }

    /// The first date of the series, or the one asked at when none is left.
    fn first_of(
        &self,
        tx: &mut Tx,
        who: &Who,
        series: SeriesId,
        asked: MeetingId,
        now: Timestamp,
    ) -> Result<Detail, Error> {
        let first = match tx.occurrences(series, None, 1)?.into_iter().next() {
            Some(first) => first,
            None => tx.meeting(asked)?.ok_or(Error::NotFound(Noun::Meeting))?,
        };
        self.detail(tx, who, first, now)
    }
}

/// A date that waits for somebody to agree keeps the time it has, which another date may be about
/// to take.
fn refuse_overlaps(changes: &[(Change, i64, Span)]) -> Result<(), Error> {
    let mut held: Vec<_> = changes
        .iter()
        .flat_map(|(change, ..)| {
            let id = change.meeting.id;
            let active = change.meeting.all_holds().filter(|hold| hold.active);
            active.map(move |hold| (hold.room, hold.span, id))
        })
        .collect();
    held.sort();
    let clash = held.windows(2).find_map(|pair| match pair {
        [(room, taken, meeting), (same, wanted, other)]
            if room == same && meeting != other && taken.overlaps(wanted) =>
        {
            Some(Clash {
                room: *room,
                wanted: *wanted,
                taken: *taken,
                meeting: *meeting,
            })
        }
        _ => None,
    });
    match clash {
        Some(clash) => Err(meeting::Refusal::Clashes(vec![clash]).into()),
        None => Ok(()),
    }
}

/// Whether the caller runs the series, and not only the one date they come from.
fn runs_series(who: &Who, series: &Series, places: &Places) -> bool {
    let caller = &who.caller;
    let runs = [series.topic.organizer, series.topic.host];
    let is_theirs = caller
        .acts_as()
        .is_some_and(|person| runs.contains(&person));
    let acts_for = |person: &PersonId| caller.acts_for(&[*person], |powers| powers.manages);
    let looks_after = |room: &PlaceId| {
        let target = Target {
            places: places.path(*room),
            owner: Some(series.topic.organizer),
            ..Target::default()
        };
        caller.may(Permission::MeetingManage, &target)
    };
    is_theirs || runs.iter().any(acts_for) || series.rooms.iter().all(looks_after)
}

fn held_by(dates: &[Meeting]) -> Vec<Hold> {
    let holds = dates.iter().flat_map(Meeting::active_holds);
    holds.cloned().collect()
}
