//! What people are told who are to check in, or did not: asked and warned at once, because half a
//! minute of quiet would be too long; what follows for those who did not come; and, beside the
//! calendar, why rooms were released and until when they can be taken back.

use domain::access::Permission;
use domain::attendance::{CheckInRule, Step, Watch, release_at, undo_until};
use domain::id::PersonId;
use domain::meeting::{Meeting, ReleaseReason};
use domain::notice::{Kind, Recipient};
use domain::person::Language;
use domain::standing::{NoShow, NoShowState, Standing};
use jiff::Timestamp;
use store::{Notice, Tx};

use super::body::Body;
use super::say::{Audience, Saying};
use crate::{App, Error};

impl App {
    /// Asks those who run the meeting to check in, or warns them of the release.
    pub(crate) fn tell_of_step(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        step: Step,
        rule: &CheckInRule,
        watch: &Watch,
        now: Timestamp,
    ) -> Result<(), Error> {
        let kind = match step {
            Step::Ask => Kind::CheckInAsked,
            Step::Warn => Kind::ReleaseWarned,
            // The calendar has to know that, too: it is told where calendars are.
            Step::Release => return Ok(()),
        };
        let (topic, start) = (&meeting.topic, meeting.span.from().as_second());
        let mut readers = vec![topic.organizer, topic.host];
        readers.dedup();
        let audience = Audience::of(tx, readers.clone())?;
        let mut body = Body::of_meeting(self, meeting, &audience.people, now);
        body.until = Some(release_at(meeting, rule, watch));
        body.check_in = true;
        let readers: Vec<_> = readers.into_iter().map(Recipient::Person).collect();
        let sayings = readers.iter().map(|to| {
            let name = match to {
                Recipient::Person(person) => person.to_string(),
                Recipient::Guest(address) => address.clone(),
            };
            Saying {
                to,
                kind,
                asks: None,
                meeting: Some(meeting.id),
                worthless_at: body.until,
                language: Language::default(),
                actor: None,
                dedup: Some(format!("{}/{}/{start}/{name}", kind.as_str(), meeting.id)),
            }
        });
        let sayings: Vec<_> = sayings.collect();
        self.say(tx, &body, &sayings, &audience, now)?;
        Ok(())
    }

    /// Tells who booked that it counts, and what follows.
    pub(crate) fn tell_of_no_show(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        standing: &Standing,
        now: Timestamp,
    ) -> Result<(), Error> {
        let kind = match standing.barred_until {
            Some(_) => Kind::Barred,
            None => Kind::NoShow,
        };
        let person = meeting.topic.organizer;
        self.tell_who_booked(tx, meeting, person, kind, now, |body| {
            body.count = usize::try_from(standing.count).unwrap_or(usize::MAX);
            body.until = standing.barred_until;
        })
    }

    /// Tells those who may pardon it that somebody asks for it, and why.
    pub(crate) fn tell_of_appeal(
        &self,
        tx: &mut Tx,
        no_show: &NoShow,
        now: Timestamp,
    ) -> Result<(), Error> {
        let NoShowState::Appealed = no_show.state else {
            return Ok(());
        };
        let Some(meeting) = tx.meeting(no_show.meeting)? else {
            return Ok(());
        };
        let mut judges = self.holders(tx, Permission::StandingManage, no_show.room, now)?;
        judges.remove(&no_show.person);
        let people = judges.iter().copied().chain([no_show.person]);
        let audience = Audience::of(tx, people)?;
        let body = Body {
            reason: no_show.appeal.clone(),
            description: None,
            ..Body::of_meeting(self, &meeting, &audience.people, now)
        };
        for judge in judges {
            let body = match self.may_know(tx, judge, &meeting, now)? {
                true => body.clone(),
                false => body.clone().masked(),
            };
            let saying = Saying {
                to: &Recipient::Person(judge),
                kind: Kind::Appealed,
                asks: None,
                meeting: Some(meeting.id),
                worthless_at: None,
                language: Language::default(),
                actor: None,
                dedup: None,
            };
            self.say(tx, &body, &[saying], &audience, now)?;
        }
        Ok(())
    }

    /// Tells who had booked what became of it.
    pub(crate) fn tell_of_verdict(
        &self,
        tx: &mut Tx,
        no_show: &NoShow,
        now: Timestamp,
    ) -> Result<(), Error> {
        let kind = match no_show.state {
            NoShowState::Pardoned => Kind::NoShowPardoned,
            NoShowState::Upheld => Kind::NoShowUpheld,
            NoShowState::Counted | NoShowState::Appealed | NoShowState::Undone => return Ok(()),
        };
        let Some(meeting) = tx.meeting(no_show.meeting)? else {
            return Ok(());
        };
        self.tell_who_booked(tx, &meeting, no_show.person, kind, now, |body| {
            body.reason.clone_from(&no_show.decision);
        })
    }

    /// Warns the organizer of a series to which nobody comes, or says that it ends.
    pub(crate) fn tell_of_streak(
        &self,
        tx: &mut Tx,
        date: &Meeting,
        kind: Kind,
        missed: u32,
        until: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let person = date.topic.organizer;
        self.tell_who_booked(tx, date, person, kind, now, |body| {
            body.count = usize::try_from(missed).unwrap_or(usize::MAX);
            body.until = until;
        })
    }

    fn tell_who_booked(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        person: PersonId,
        kind: Kind,
        now: Timestamp,
        fill: impl FnOnce(&mut Body),
    ) -> Result<(), Error> {
        let audience = Audience::of(tx, [person])?;
        let mut body = Body::of_meeting(self, meeting, &audience.people, now);
        fill(&mut body);
        let to = Recipient::Person(person);
        let saying = Saying {
            to: &to,
            kind,
            asks: None,
            meeting: Some(meeting.id),
            worthless_at: None,
            language: Language::default(),
            actor: None,
            dedup: None,
        };
        self.say(tx, &body, &[saying], &audience, now)?;
        Ok(())
    }

    /// Why the rooms of the meeting were given back, and until when they can be taken back.
    pub(super) fn explain_release(
        &self,
        tx: &mut Tx,
        body: &mut Body,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut reasons = meeting.holds.iter().filter_map(|hold| hold.released);
        body.released = reasons.find(|reason| {
            matches!(
                reason,
                ReleaseReason::NoShow | ReleaseReason::Vacated | ReleaseReason::RoomClosed
            )
        });
        if body.released == Some(ReleaseReason::NoShow) {
            let rule = self.check_in_rule(tx, meeting, now)?;
            let watch = tx.check_in_watch(meeting.id)?;
            let released_at = watch.and_then(|watch| watch.released_at);
            let until = released_at.map(|at| undo_until(&rule, at).min(meeting.span.until()));
            body.until = until.filter(|until| *until > now);
        }
        Ok(())
    }

    /// Where the reader of the message checks in, if they are to.
    pub(super) fn link_to_check_in(
        &self,
        notice: &Notice,
        body: &Body,
    ) -> Result<Option<String>, Error> {
        let (Some(person), Some(meeting), Some(span), true) =
            (notice.person, body.meeting, body.span, body.check_in)
        else {
            return Ok(None);
        };
        let url = self.public_url();
        if url.is_empty() {
            return Ok(None);
        }
        let token = self.check_in_link(meeting, person, span.from())?;
        Ok(Some(format!("{url}/here/{token}")))
    }
}
