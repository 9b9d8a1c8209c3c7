//! Series: booking many dates at once, changing or cancelling the rest of them, and making further
//! dates as the horizon moves.

mod edit;
mod judge;
mod stop;

use domain::access::{Admission, Caller, Identity};
use domain::event::{Fact, SeriesHappened};
use domain::id::{MeetingId, PlaceId, SeriesId};
use domain::meeting::{self, Change, Clash, Meeting};
use domain::place::Places;
use domain::policy::{self, Act, Edge, Extent, Violation, horizon_end};
use domain::series::{self, Dates, Moment, Occurrence, Recurrence, Rule, Series};
use domain::span::Span;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

pub use edit::ChangedSeries;
pub use stop::Resumed;

use self::judge::{admit_all, is_cut, skips, violated};

use crate::meeting::on_whole_minutes;
use crate::meeting::{Count, Detail, OnConflict, Plan, PreviewDate, SeriesDetail, Turn};
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// Dates a caller may ask to see expanded.
pub const EXPAND_MOST: usize = 5_000;
/// Hours after which a series is looked at again for further dates.
const PROLONG_HOURS: i64 = 24;

/// The rule as it was written, with its exceptions.
#[derive(Clone, Debug)]
pub struct WantedRecurrence {
    pub rule: String,
    pub exdates: Vec<Moment>,
    pub rdates: Vec<Moment>,
}

/// What booking a series made.
pub(crate) struct MadeSeries {
    pub series: Series,
    pub meetings: Vec<Meeting>,
    pub skipped: Vec<Clash>,
    pub notices: Vec<Violation>,
}

impl App {
    pub(crate) fn book_series(
        &self,
        tx: &mut Tx,
        who: &Who,
        plan: &Plan,
        wanted: &WantedRecurrence,
        now: Timestamp,
    ) -> Result<MadeSeries, Error> {
        let ahead = (plan.span.from(), Timestamp::MAX);
        let places = self.lock(tx, &plan.rooms, ahead, now)?;
        let recurrence = recurrence(plan, wanted)?;
        let horizon = horizon(&plan.rooms, &places, now);
        let mut found = dates(plan, &places, &recurrence, Timestamp::MIN, horizon)?;
        let spans = spans_of(&found.dates, plan.span)?;
        let mut notices = admit_all(plan, &places, &spans, now)?;
        let clashes = clashes_of_all(tx, &places, &plan.rooms, &spans, &[])?;
        if !clashes.is_empty() && !skips(plan, &places, &clashes, spans.len()) {
            return Err(meeting::Refusal::Clashes(clashes).into());
        }
        let is_skipped = |span: &Span| clashes.iter().any(|clash| clash.wanted == *span);
        let kept: Vec<_> = found
            .dates
            .iter()
            .zip(&spans)
            .filter(|(_, span)| !is_skipped(span))
            .map(|(date, span)| (*date, *span))
            .collect();
        if kept.is_empty() {
            return Err(meeting::Refusal::Clashes(clashes).into());
        }
        let kept_spans: Vec<_> = kept.iter().map(|(_, span)| *span).collect();
        let exceeded = self.exceeded_by(tx, plan, &kept_spans, Count::ToBook, now)?;
        let exceeded: Vec<_> = exceeded.into_iter().flatten().collect();
        if !exceeded.is_empty() && !plan.bypass {
            return Err(violated(exceeded));
        }
        notices.extend(exceeded);
        notices.truncate(judge::VIOLATIONS_MOST);
        self.let_go_first(tx, &places, &plan.rooms, &kept_spans, plan.turn)?;
        let mut recurrence = recurrence.without(
            clashes
                .iter()
                .map(|clash| Moment::Instant(clash.wanted.from())),
        );
        if found.goes_on && is_cut(plan, &places) {
            found.goes_on = false;
            if let Some(cut) = recurrence.ended_before(horizon).ok().flatten() {
                recurrence = cut;
            }
        }
        let id = self.ids(now).series();
        let (topic, rooms) = (plan.topic.clone(), plan.rooms.clone());
        let length = plan.span.seconds();
        let series = Series::new(id, topic, rooms, &recurrence, &plan.time_zone, length, now).made(
            horizon,
            !found.goes_on,
            next_look(now),
        );
        tx.insert_series(&series)?;
        self.log(
            tx,
            who,
            now,
            Fact::of_series(&series, SeriesHappened::Created),
        )?;
        let mut meetings = Vec::with_capacity(kept.len());
        for (date, span) in kept {
            let meeting = self.make_date(tx, who, plan, &places, series.id, date, span, now)?;
            meetings.push(meeting);
        }
        Ok(MadeSeries {
            series,
            meetings,
            skipped: clashes,
            notices,
        })
    }

    /// One date of a series that was found free and allowed.
    fn make_date(
        &self,
        tx: &mut Tx,
        who: &Who,
        plan: &Plan,
        places: &Places,
        series: SeriesId,
        date: Occurrence,
        span: Span,
        now: Timestamp,
    ) -> Result<Meeting, Error> {
        let mut draft = self.draft(plan, span, now);
        draft.series = Some(series);
        draft.original_start = Some(date.at);
        let ask = plan.ask(span, now);
        let change = meeting::book(draft, places, &ask, Vec::new(), plan.admission)?;
        tx.insert_meeting(&change.meeting)?;
        self.log(tx, who, now, Fact::of_change(&change))?;
        self.keep_approval(tx, who, change, now)
    }

    pub(crate) fn preview_series(
        &self,
        tx: &mut Tx,
        plan: &Plan,
        wanted: &WantedRecurrence,
        now: Timestamp,
    ) -> Result<(Vec<PreviewDate>, bool, OnConflict), Error> {
        let places = self.places();
        let recurrence = recurrence(plan, wanted)?;
        let horizon = horizon(&plan.rooms, &places, now);
        let found = dates(plan, &places, &recurrence, Timestamp::MIN, horizon)?;
        let spans = spans_of(&found.dates, plan.span)?;
        let clashes = clashes_of_all(tx, &places, &plan.rooms, &spans, &[])?;
        let exceeded = self.exceeded_by(tx, plan, &spans, Count::ToLook, now)?;
        let skips = !clashes.is_empty() && skips(plan, &places, &clashes, spans.len());
        let mut previews = Vec::with_capacity(spans.len());
        for (span, exceeded) in spans.into_iter().zip(exceeded) {
            let ask = plan.ask(span, now);
            let mut verdict = meeting::judge(&plan.rooms, &places, &ask, plan.admission)?;
            if plan.bypass {
                verdict.notices.extend(exceeded);
            } else {
                verdict.violations.extend(exceeded);
            }
            let clashes = clashes
                .iter()
                .filter(|clash| clash.wanted == span)
                .copied()
                .collect();
            previews.push(PreviewDate {
                span,
                clashes,
                violations: verdict.violations,
                notices: verdict.notices,
                claim: verdict.claim,
            });
        }
        let on_conflict = if skips {
            OnConflict::Skip
        } else {
            plan.on_conflict
        };
        let goes_on = found.goes_on && !is_cut(plan, &places);
        Ok((previews, goes_on, on_conflict))
    }

    pub(crate) fn series_detail(
        &self,
        tx: &mut Tx,
        who: &Who,
        made: MadeSeries,
        now: Timestamp,
    ) -> Result<SeriesDetail, Error> {
        let MadeSeries {
            series,
            meetings,
            skipped,
            notices,
        } = made;
        let first = meetings.first().cloned();
        let first = first
            .map(|meeting| self.detail(tx, who, meeting, now))
            .transpose()?;
        Ok(SeriesDetail {
            series,
            first,
            made: meetings,
            skipped,
            notices,
        })
    }

    /// A series whose dates the caller may see, with the first date that was not cancelled, and
    /// until when it can be taken up again if it was stopped.
    pub fn series(
        &self,
        who: &Who,
        id: SeriesId,
    ) -> Result<(Series, Detail, Option<Timestamp>), Error> {
        let now = self.now();
        self.store.read(|tx| {
            let series = tx.series(id)?.ok_or(Error::NotFound(Noun::Series))?;
            let first = self.seen_dates(tx, who, id, None, 1)?.into_iter().next();
            let first = first.ok_or(Error::NotFound(Noun::Series))?;
            let until = self.resumable_until(tx, id, &first, now)?;
            let detail = self.detail(tx, who, first, now)?;
            Ok((series, detail, until.filter(|until| *until > now)))
        })
    }

    /// Dates of a series in order, after the one that starts by rule at `after`.
    pub fn occurrences(
        &self,
        who: &Who,
        id: SeriesId,
        after: Option<Timestamp>,
        limit: usize,
    ) -> Result<Vec<Detail>, Error> {
        let now = self.now();
        self.store.read(|tx| {
            if tx.series(id)?.is_none() {
                return Err(Error::NotFound(Noun::Series));
            }
            let dates = self.seen_dates(tx, who, id, after, limit)?;
            if dates.is_empty() && after.is_none() {
                return Err(Error::NotFound(Noun::Series));
            }
            dates
                .into_iter()
                .map(|date| self.detail(tx, who, date, now))
                .collect()
        })
    }

    /// The next dates that are there for the caller: one that was moved into a room they may not see
    /// hides neither the others nor the end of the list.
    fn seen_dates(
        &self,
        tx: &mut Tx,
        who: &Who,
        id: SeriesId,
        mut after: Option<Timestamp>,
        limit: usize,
    ) -> Result<Vec<Meeting>, Error> {
        let mut seen = Vec::new();
        loop {
            let found = tx.occurrences(id, after, limit)?;
            let is_last = found.len() < limit;
            after = found.last().and_then(|last| last.original_start);
            let left = limit - seen.len();
            let visible = found.into_iter().filter(|date| self.see(who, date).is_ok());
            seen.extend(visible.take(left));
            if is_last || seen.len() == limit || after.is_none() {
                return Ok(seen);
            }
        }
    }

    /// Makes the dates that the horizon has reached since the last look. A date that clashes or
    /// that a rule forbids is left out and named in the log: it never keeps the rest from being
    /// made. Says how many were made.
    pub fn prolong(self: &std::sync::Arc<Self>, id: SeriesId) -> Result<usize, Error> {
        let now = self.now();
        let app = self.clone();
        let made = self.store.write(move |tx| {
            let Some(before) = tx.series_for_update(id)? else {
                return Ok(Vec::new());
            };
            if before.complete || before.prolong_at > now {
                return Ok(Vec::new());
            }
            app.prolong_in(tx, before, now)
        })?;
        self.changed(made.iter().copied());
        Ok(made.len())
    }

    fn prolong_in(
        &self,
        tx: &mut Tx,
        before: Series,
        now: Timestamp,
    ) -> Result<Vec<MeetingId>, Error> {
        let who = Who::timer();
        let ahead = (before.made_until, Timestamp::MAX);
        let places = self.lock(tx, &before.rooms, ahead, now)?;
        let version_before = before.version;
        // Further dates are made by the rights the organizer has now.
        let rights = self.rights_of(tx, before.topic.organizer, now)?;
        let organizer = Caller::new(Identity::Person(before.topic.organizer), rights);
        let admission = Admission::of(&[&organizer], &places, &before.rooms);
        let plan = plan_of(&before, admission, now);
        let horizon = horizon(&before.rooms, &places, now);
        let recurrence = before.recurrence()?;
        let found = dates(&plan, &places, &recurrence, before.made_until, horizon)?;
        let spans = spans_of(&found.dates, plan.span)?;
        let clashes = clashes_of_all(tx, &places, &before.rooms, &spans, &[])?;
        let exceeded = self.exceeded_by(tx, &plan, &spans, Count::ToBook, now)?;
        let mut left_out: Vec<_> = clashes.iter().map(|clash| clash.wanted.from()).collect();
        let mut made = Vec::new();
        for ((date, span), exceeded) in found.dates.iter().zip(&spans).zip(exceeded) {
            let ask = plan.ask(*span, now);
            let verdict = meeting::judge(&before.rooms, &places, &ask, admission)?;
            if !exceeded.is_empty() || !verdict.violations.is_empty() {
                left_out.push(span.from());
            } else if !left_out.contains(&span.from()) {
                let (date, span) = (*date, *span);
                let date = self.make_date(tx, &who, &plan, &places, before.id, date, span, now)?;
                made.push(date.id);
            }
        }
        let recurrence = recurrence.without(left_out.iter().copied().map(Moment::Instant));
        let mut series =
            before
                .following(&recurrence)
                .made(horizon, !found.goes_on, next_look(now));
        series.version = version_before + 1;
        if !tx.update_series(&series, version_before)? {
            return Err(Error::Stale {
                version: version_before,
            });
        }
        if !made.is_empty() || !left_out.is_empty() || series.complete {
            self.log(
                tx,
                &who,
                now,
                Fact::of_series(&series, SeriesHappened::Prolonged),
            )?;
        }
        Ok(made)
    }

    /// Saves meetings of one series in an order in which none passes through another's place:
    /// what moves later goes last first.
    fn save_dates(
        &self,
        tx: &mut Tx,
        who: &Who,
        mut changes: Vec<(Change, i64, Span)>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let moves_later = changes
            .iter()
            .any(|(change, _, before)| change.meeting.span.from() > before.from());
        changes.sort_by_key(|(_, _, before)| before.from());
        if moves_later {
            changes.reverse();
        }
        for (change, version_before, _) in changes {
            if !tx.update_meeting(&change.meeting, version_before)? {
                return Err(Error::Stale {
                    version: version_before,
                });
            }
            self.log(tx, who, now, Fact::of_change(&change))?;
            self.keep_approval(tx, who, change, now)?;
        }
        Ok(())
    }
}

/// Expands a rule without any effect.
pub fn expand(
    rule: &str,
    start: Timestamp,
    time_zone: &str,
    exdates: Vec<Moment>,
    limit: usize,
) -> Result<Vec<Timestamp>, Error> {
    if !(1..=EXPAND_MOST).contains(&limit) {
        let most = i64::try_from(EXPAND_MOST).unwrap_or(i64::MAX);
        return Err(Error::invalid(
            "limit",
            Problem::OutOfRange { least: 1, most },
        ));
    }
    let rule = Rule::parse(rule)?;
    let zone = zone_named(&text::time_zone("timeZone", time_zone)?);
    let local = zone.to_datetime(start);
    let recurrence = Recurrence::new(rule, local, zone).without(exdates);
    let mut instances = recurrence.instances_from(start);
    let found: Vec<_> = instances.by_ref().take(limit).map(|date| date.at).collect();
    if found.is_empty() && instances.is_exhausted() {
        return Err(Error::refused(Refusal::NoOccurrence));
    }
    Ok(found)
}

/// The recurrence a plan and its rule make.
fn recurrence(plan: &Plan, wanted: &WantedRecurrence) -> Result<Recurrence, Error> {
    let rule = Rule::parse(&wanted.rule)?;
    let zone = zone_named(&plan.time_zone);
    let local = zone.to_datetime(plan.span.from());
    Ok(Recurrence::new(rule, local, zone)
        .with_extra(wanted.rdates.iter().copied())
        .without(wanted.exdates.iter().copied()))
}

/// The dates to make up to the horizon, within the number the rules of the rooms allow. The first
/// date is found even beyond it, so that the rule about the horizon can speak.
fn dates(
    plan: &Plan,
    places: &Places,
    recurrence: &Recurrence,
    from: Timestamp,
    horizon: Timestamp,
) -> Result<Dates, Error> {
    let policies = plan.rooms.iter().filter_map(|room| places.policy(*room));
    let to_start = policies
        .clone()
        .all(|policy| policy.horizon_measured_to.value == Edge::Start);
    let length = if to_start {
        SignedDuration::from_secs(1)
    } else {
        SignedDuration::from_secs(plan.span.seconds())
    };
    let until = horizon.checked_sub(length).unwrap_or(horizon);
    let most = policies
        .map(|policy| policy.most_occurrences.value)
        .min()
        .unwrap_or(u32::MAX) as usize;
    let found = series::dates(recurrence, from, until, most)
        .map_err(|_| Error::refused(Refusal::NoOccurrence))?;
    let first = found.dates.first().map_or(plan.span.from(), |date| date.at);
    let extent = Extent {
        occurrences: found.dates.len(),
        first,
        last: found.dates.last().map_or(first, |date| date.at),
        goes_on: found.goes_on,
    };
    for room in &plan.rooms {
        let Some(policy) = places.policy(*room) else {
            continue;
        };
        let kind = plan.topic.meeting_type.as_deref();
        let refused = policy::refuse_series(policy, *room, places.catalogue(), kind, &extent);
        // What goes on was allowed when it was booked.
        if !refused.is_empty() && !plan.bypass && from == Timestamp::MIN {
            return Err(violated(refused));
        }
    }
    if found.dates.is_empty() && from == Timestamp::MIN {
        return Err(Error::refused(Refusal::NoOccurrence));
    }
    Ok(found)
}

/// The nearest horizon of the rooms.
fn horizon(rooms: &[PlaceId], places: &Places, now: Timestamp) -> Timestamp {
    rooms
        .iter()
        .filter_map(|room| Some(horizon_end(places.policy(*room)?, &places.zone(*room), now)))
        .min()
        .unwrap_or(now)
}

fn span_of(date: Occurrence, first: Span) -> Result<Span, Error> {
    let until = date
        .at
        .checked_add(SignedDuration::from_secs(first.seconds()));
    let span = until.ok().and_then(|until| Span::new(date.at, until));
    let span = span.ok_or_else(|| Error::refused(Refusal::NoOccurrence))?;
    on_whole_minutes(span, ["recurrence"; 2])
}

fn spans_of(dates: &[Occurrence], first: Span) -> Result<Vec<Span>, Error> {
    dates.iter().map(|date| span_of(*date, first)).collect()
}

/// What is in the way of any of the spans in any of the rooms; one question per room.
fn clashes_of_all(
    tx: &mut Tx,
    places: &Places,
    rooms: &[PlaceId],
    spans: &[Span],
    except: &[MeetingId],
) -> Result<Vec<Clash>, Error> {
    let mut found = Vec::new();
    for room in rooms {
        let buffers = places.buffers(*room);
        let holds: Vec<_> = spans.iter().map(|span| buffers.widen(*span)).collect();
        let until = holds.iter().map(Span::until).max();
        let whole = holds
            .first()
            .zip(until)
            .and_then(|(first, until)| Span::new(first.from(), until));
        let Some(whole) = whole else {
            return Ok(Vec::new());
        };
        if let Some((one, other)) = series::overlap_within(&holds) {
            let (one, other) = (buffers.narrow(one), buffers.narrow(other));
            return Err(Error::refused(Refusal::SeriesOverlapsItself { one, other }));
        }
        let mut taken = tx.active_holds_between(*room, whole)?;
        taken.retain(|(_, meeting)| !except.contains(meeting));
        let clashes = series::clashes(&holds, *room, &taken);
        found.extend(clashes.into_iter().map(|clash| Clash {
            wanted: buffers.narrow(clash.wanted),
            ..clash
        }));
    }
    found.sort_by_key(|clash| clash.wanted.from());
    Ok(found)
}

/// The plan of further dates of a series that is there.
fn plan_of(series: &Series, admission: Admission, now: Timestamp) -> Plan {
    Plan {
        topic: series.topic.clone(),
        // Only its length counts.
        span: Span::lasting(now, series.seconds),
        time_zone: series.time_zone.clone(),
        rooms: series.rooms.clone(),
        recurrence: None,
        on_conflict: OnConflict::Skip,
        past_allowed: true,
        admission,
        on_behalf_of: None,
        bypass: false,
        act: Act::Book,
        // They were asked for with the first.
        turn: Turn::Theirs,
    }
}

fn next_look(now: Timestamp) -> Timestamp {
    now.checked_add(SignedDuration::from_hours(PROLONG_HOURS))
        .unwrap_or(now)
}

fn zone_named(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}
