//! Finding out what has to be said. One node at a time reads the log from where the last one
//! stopped and notes which meetings and series have changed; when one has been quiet for a moment,
//! what is true is compared with what was said last, and the difference is said.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use domain::event::{Event, Fact, MeetingFact, Origin};
use domain::id::{MeetingId, PersonId};
use domain::meeting::{Happened, Meeting, State, Topic};
use domain::notice::{self, Aside, Kind, Letter, Picture, Recipient, Thread, Told, Which};
use domain::person::Language;
use jiff::{SignedDuration, Timestamp};
use store::{NoticeDue, Position, Tx};

use super::body::Body;
use super::exchange::Exchange;
use super::say::{Audience, Saying};
use crate::approval::Roll;
use crate::{App, Error};

/// Lines of the log read at once.
const BATCH: usize = 500;
/// Meetings and series spoken of in one round.
const ROUND: usize = 200;
/// How long nothing may have changed before it is spoken of.
const QUIET: SignedDuration = SignedDuration::from_secs(30);
/// After this long it is spoken of even if it goes on changing.
const PATIENCE: SignedDuration = SignedDuration::from_mins(3);
/// Seconds for which a node keeps the right to read.
const LEASE_SECONDS: i64 = 60;
/// Things that happened to one series kept for one message.
const HAPPENED_MOST: usize = 1_000;

/// What the log says of one meeting or series.
struct Noted {
    at: Timestamp,
    happened: Vec<(MeetingId, Happened)>,
    actor: Option<PersonId>,
}

impl App {
    /// One round: reads what is new in the log and says what has been quiet long enough. `false`
    /// when another node does it.
    pub fn watch_notices(self: &Arc<Self>, worker: &str) -> Result<bool, Error> {
        let now = self.now();
        if self.nothing_to_watch(now)? {
            return Ok(true);
        }
        let until = now
            .checked_add(SignedDuration::from_secs(LEASE_SECONDS))
            .unwrap_or(now);
        let holder = worker.to_owned();
        let ours = self.store.write(move |tx| {
            tx.take_lease("notice", &holder, now, until)
                .map_err(Error::from)
        })?;
        if ours {
            while self.read_log()? {}
            while self.tell_quiet(now)? == ROUND {}
        }
        Ok(ours)
    }

    /// Most rounds find nothing, and so must not cost a write.
    fn nothing_to_watch(&self, now: Timestamp) -> Result<bool, Error> {
        self.store.read(|tx| {
            let position = tx.notice_position()?;
            let is_read = position.unwrap_or_default() == tx.last_position()?;
            Ok(is_read && tx.notices_due(now, 1)?.is_empty())
        })
    }

    /// Notes what one stretch of the log says; `false` at its end.
    fn read_log(self: &Arc<Self>) -> Result<bool, Error> {
        let (is_rewound, lines, last) = self.store.read(|tx| {
            let position = tx.notice_position()?.unwrap_or_default();
            let last = tx.last_position()?;
            // A log that is shorter than what was read is another one, as after a restore.
            let is_rewound = position > last;
            let from = if is_rewound { last } else { position };
            Ok::<_, Error>((is_rewound, tx.events_after(from, BATCH)?, last))
        })?;
        let Some((newest, _)) = lines.last() else {
            if is_rewound {
                self.store
                    .write(move |tx| tx.save_notice_position(last).map_err(Error::from))?;
            }
            return Ok(false);
        };
        let newest: Position = *newest;
        let goes_on = lines.len() == BATCH;
        let noted = self.without_idle(noted(lines.into_iter().map(|(_, event)| event)))?;
        self.store.write(move |tx| {
            for (thread, noted) in &noted {
                let before = tx.notice_due_of(*thread)?;
                tx.save_notice_due(&merged(*thread, before, noted))?;
            }
            tx.save_notice_position(newest).map_err(Error::from)
        })?;
        Ok(goes_on)
    }

    /// Without single meetings of somebody alone where mail is off: there is nobody to tell, and
    /// most bookings are of this kind.
    fn without_idle(
        &self,
        mut noted: HashMap<Thread, Noted>,
    ) -> Result<HashMap<Thread, Noted>, Error> {
        if self.is_mail_on() {
            return Ok(noted);
        }
        let own_deeds = |noted: &Noted| {
            noted.actor.is_some()
                && noted.happened.iter().all(|(_, happened)| {
                    matches!(
                        happened,
                        Happened::Booked | Happened::Changed | Happened::Cancelled
                    )
                })
        };
        let single: Vec<_> = noted
            .iter()
            .filter(|(_, noted)| own_deeds(noted))
            .filter_map(|(thread, _)| match thread {
                Thread::Meeting(id) => Some(*id),
                Thread::Series(_) => None,
            })
            .collect();
        let meetings = self
            .store
            .read(|tx| tx.meetings_by_ids(&single).map_err(Error::from))?;
        for meeting in meetings {
            let thread = Thread::Meeting(meeting.id);
            let actor = noted.get(&thread).and_then(|noted| noted.actor);
            let is_alone = meeting.topic.attendees.is_empty()
                && actor == Some(meeting.topic.organizer)
                && actor == Some(meeting.topic.host)
                // A change may have made it so.
                && meeting.version == 1;
            if is_alone {
                noted.remove(&thread);
            }
        }
        Ok(noted)
    }

    /// Says what has been quiet; each meeting or series in a transaction of its own.
    fn tell_quiet(self: &Arc<Self>, now: Timestamp) -> Result<usize, Error> {
        let due = self
            .store
            .read(|tx| tx.notices_due(now, ROUND).map_err(Error::from))?;
        let count = due.len();
        for one in due {
            let app = self.clone();
            self.store
                .write(move |tx| app.tell_thread(tx, one.thread, now))?;
        }
        Ok(count)
    }

    fn tell_thread(&self, tx: &mut Tx, thread: Thread, now: Timestamp) -> Result<(), Error> {
        let Some(due) = tx.notice_due_of(thread)?.filter(|due| due.due_at <= now) else {
            return Ok(());
        };
        if !tx.take_notice_due(thread)? {
            return Ok(());
        }
        let told = tx.notice_told(thread)?;
        let Some((picture, meetings, topic)) = facts(tx, thread, &told, now)? else {
            return Ok(());
        };
        let (letters, after) = notice::tell(&told, &picture, now);
        let asides = notice::asides(&due.happened, &meetings);
        if after != told {
            tx.save_notice_told(thread, &after, now)?;
        }
        if letters.is_empty() && asides.is_empty() {
            return Ok(());
        }
        let exchanges = self.exchanges(tx, &due)?;
        let approvers = match asides
            .iter()
            .any(|aside| aside.kind == Kind::ApprovalWanted)
        {
            true => self.approvers(tx, &meetings, &asides, now)?,
            false => Vec::new(),
        };
        let readers = letters.iter().filter_map(|letter| match letter.to {
            Recipient::Person(person) => Some(person),
            Recipient::Guest(_) => None,
        });
        let named = topic.members().into_iter().chain(
            letters
                .iter()
                .flat_map(|letter| [letter.look.organizer, letter.look.host])
                .chain(letters.iter().filter_map(|letter| letter.successor))
                .chain(exchanges.iter().flat_map(Exchange::people)),
        );
        let everybody: Vec<_> = readers.chain(named).chain(approvers.clone()).collect();
        let audience = Audience::of(tx, everybody)?;
        let round = Round {
            thread,
            due: &due,
            topic: &topic,
            meetings: &meetings,
            audience: &audience,
            approvers: &approvers,
            exchanges: &exchanges,
            now,
        };
        self.say_letters(tx, &round, &letters, &asides, after.sequence)?;
        self.say_asides(tx, &round, &letters, &asides)?;
        self.say_exchanges(tx, &round, &letters)
    }

    /// Letters of equal content are one body.
    fn say_letters(
        &self,
        tx: &mut Tx,
        round: &Round<'_>,
        letters: &[Letter],
        asides: &[Aside],
        sequence: i64,
    ) -> Result<(), Error> {
        let mut groups: Vec<(Body, Vec<Saying<'_>>)> = Vec::new();
        let meeting_of = |letter: &Letter| round.meeting_of(letter.which);
        for letter in letters {
            let meeting = meeting_of(letter);
            let mut body = Body::of_letter(
                self,
                letter,
                round.thread.id(),
                sequence,
                meeting.map_or(round.topic, |meeting| &meeting.topic),
                &round.audience.people,
                round.now,
            );
            // One object stands for all dates of a series, of which people may say different things.
            if let Some(meeting) = meeting.filter(|_| letter.look.rule.is_none()) {
                let said = self.said(tx, meeting)?;
                body = body.responded(&said, &round.audience.people);
            }
            body.meeting = meeting.map(|meeting| meeting.id);
            body.reason = meeting
                .filter(|meeting| !meeting.state.holds_rooms())
                .and_then(|meeting| meeting.reason.clone());
            body.successor = letter.successor.and_then(|person| round.name_of(person));
            let kind = match round.accepted(letter) {
                Some(exchange) => {
                    body.by = round.name_of(exchange.by());
                    Kind::SwapAccepted
                }
                None => kind_of(letter, asides),
            };
            if let (Kind::Released, Some(meeting)) = (kind, meeting) {
                self.explain_release(tx, &mut body, meeting, round.now)?;
            }
            let saying = Saying {
                to: &letter.to,
                kind,
                asks: Some(letter.asks),
                meeting: body.meeting,
                worthless_at: letter.look.rule.is_none().then(|| letter.look.span.until()),
                language: round.language_of(letter.look.organizer),
                actor: round.due.actor,
                dedup: None,
            };
            match groups.iter_mut().find(|(same, _)| *same == body) {
                Some((_, sayings)) => sayings.push(saying),
                None => groups.push((body, vec![saying])),
            }
        }
        for (body, sayings) in groups {
            self.say(tx, &body, &sayings, round.audience, round.now)?;
        }
        Ok(())
    }

    /// What is not in a letter to the same person already.
    fn say_asides(
        &self,
        tx: &mut Tx,
        round: &Round<'_>,
        letters: &[Letter],
        asides: &[Aside],
    ) -> Result<(), Error> {
        for aside in asides {
            let Some(meeting) = round.meetings.iter().find(|one| one.id == aside.meeting) else {
                continue;
            };
            let topic = &meeting.topic;
            let mut readers = match aside.kind {
                // Each is told by itself, to whom it concerns.
                Kind::SwapProposed | Kind::SwapAccepted | Kind::SwapDeclined => continue,
                Kind::ApprovalWanted => round.approvers.to_vec(),
                _ => vec![topic.organizer, topic.host],
            };
            readers.sort();
            readers.dedup();
            readers.retain(|reader| {
                let to = Recipient::Person(*reader);
                let has_letter = letters
                    .iter()
                    .any(|letter| letter.to == to && kind_of(letter, asides) == aside.kind);
                !has_letter
            });
            let mut body = Body::of_meeting(self, meeting, &round.audience.people, round.now);
            body.count = aside.count;
            if aside.kind == Kind::Released {
                self.explain_release(tx, &mut body, meeting, round.now)?;
            }
            if aside.kind == Kind::ChangeDeclined {
                // The meeting goes on and has no reason; the request has.
                let declined = tx.approvals_about(meeting.id, 1)?.pop();
                body.reason = declined.and_then(|approval| approval.reason);
            }
            if aside.kind == Kind::ApprovalWanted && topic.private {
                body = body.masked();
            }
            let readers: Vec<_> = readers.into_iter().map(Recipient::Person).collect();
            let sayings: Vec<_> = readers
                .iter()
                .map(|to| Saying {
                    to,
                    kind: aside.kind,
                    asks: None,
                    meeting: Some(meeting.id),
                    worthless_at: Some(meeting.span.until()),
                    language: round.language_of(topic.organizer),
                    actor: round.due.actor,
                    dedup: None,
                })
                .collect();
            self.say(tx, &body, &sayings, round.audience, round.now)?;
        }
        Ok(())
    }

    /// Whoever is asked to decide on what waits.
    fn approvers(
        &self,
        tx: &mut Tx,
        meetings: &[Meeting],
        asides: &[Aside],
        now: Timestamp,
    ) -> Result<Vec<PersonId>, Error> {
        let wanted = asides
            .iter()
            .filter(|aside| aside.kind == Kind::ApprovalWanted)
            .filter_map(|aside| meetings.iter().find(|meeting| meeting.id == aside.meeting));
        let mut roll = Roll::default();
        let mut asked = BTreeSet::new();
        for meeting in wanted {
            if let Some(open) = tx.open_approval(meeting.id)? {
                asked.extend(self.asked_now(tx, &mut roll, &open, now)?);
            }
        }
        Ok(asked.into_iter().collect())
    }
}

/// What is known while one meeting or series is spoken of.
pub(super) struct Round<'a> {
    thread: Thread,
    pub(super) due: &'a NoticeDue,
    topic: &'a Topic,
    pub(super) meetings: &'a [Meeting],
    pub(super) audience: &'a Audience,
    approvers: &'a [PersonId],
    pub(super) exchanges: &'a [Exchange],
    pub(super) now: Timestamp,
}

impl<'a> Round<'a> {
    /// The meeting a letter is about; of a series, the next date.
    fn meeting_of(&self, which: Which) -> Option<&'a Meeting> {
        match which {
            Which::Date(start) => self
                .meetings
                .iter()
                .find(|meeting| meeting.original_start == Some(start)),
            Which::Whole => {
                let ahead = |meeting: &&Meeting| meeting.span.until() > self.now;
                let active = |meeting: &&Meeting| meeting.state.holds_rooms();
                self.meetings
                    .iter()
                    .find(|meeting| ahead(meeting) && active(meeting))
                    .or_else(|| self.meetings.iter().find(ahead))
                    .or(self.meetings.last())
            }
        }
    }

    /// The exchange to which the letter is the answer.
    pub(super) fn accepted(&self, letter: &Letter) -> Option<&'a Exchange> {
        let meeting = self.meeting_of(letter.which)?;
        let is_change = letter.kind == Kind::Changed;
        let mut exchanges = self.exchanges.iter();
        exchanges.find(|exchange| is_change && exchange.is_accepted_for(&letter.to, meeting.id))
    }

    pub(super) fn name_of(&self, person: PersonId) -> Option<String> {
        let person = self.audience.people.get(&person);
        person.map(|person| person.name.clone())
    }

    pub(super) fn language_of(&self, organizer: PersonId) -> Language {
        let organizer = self.audience.people.get(&organizer);
        organizer.map_or_else(Language::default, |person| {
            self.audience.language_of(person)
        })
    }
}

/// What is true of a meeting or series; `None` when it is gone.
fn facts(
    tx: &mut Tx,
    thread: Thread,
    told: &Told,
    now: Timestamp,
) -> Result<Option<(Picture, Vec<Meeting>, Topic)>, Error> {
    match thread {
        Thread::Meeting(id) => Ok(tx.meeting(id)?.map(|meeting| {
            let topic = meeting.topic.clone();
            (
                notice::of_meeting(&meeting, told, now),
                vec![meeting],
                topic,
            )
        })),
        Thread::Series(id) => {
            let Some(series) = tx.series(id)? else {
                return Ok(None);
            };
            let meetings = tx.meetings_of_series(id, None)?;
            let picture = notice::of_series(&series, &meetings, told, now);
            Ok(Some((picture, meetings, series.topic)))
        }
    }
}

/// A letter is named after what brought it about.
fn kind_of(letter: &Letter, asides: &[Aside]) -> Kind {
    let happened = |kind| asides.iter().any(|aside| aside.kind == kind);
    match letter.kind {
        Kind::Booked if happened(Kind::Approved) => Kind::Approved,
        Kind::Cancelled if happened(Kind::Declined) => Kind::Declined,
        Kind::Cancelled if happened(Kind::Released) => Kind::Released,
        other => other,
    }
}

/// What lines of the log mean for what has to be said. Imports are silent.
fn noted(events: impl Iterator<Item = Event>) -> HashMap<Thread, Noted> {
    let mut all: HashMap<Thread, Noted> = HashMap::new();
    for event in events {
        if event.actor.origin == Origin::Import {
            continue;
        }
        let (thread, happened) = match &event.fact {
            Fact::Meeting(fact) if is_heard(fact) => {
                let thread = Thread::of(fact.meeting, fact.series);
                (thread, Some((fact.meeting, fact.happened)))
            }
            Fact::Series(fact) => (Thread::Series(fact.series), None),
            _ => continue,
        };
        let actor = event.actor.person;
        let noted = all.entry(thread).or_insert_with(|| Noted {
            at: event.at,
            happened: Vec::new(),
            actor,
        });
        noted.at = event.at;
        noted.actor = actor_of(&noted.happened, noted.actor, actor);
        noted.happened.extend(happened);
    }
    all
}

/// Who did all of it, if it was one person. Whoever only asked for an exchange did nothing yet to the
/// meeting: what comes of it is the deed of who answers.
fn actor_of(
    happened: &[(MeetingId, Happened)],
    before: Option<PersonId>,
    now: Option<PersonId>,
) -> Option<PersonId> {
    let mut deeds = happened.iter().map(|(_, happened)| *happened);
    let is_asked_only = !happened.is_empty() && deeds.all(|one| one == Happened::SwapProposed);
    match is_asked_only {
        true => now,
        false => before.filter(|same| Some(*same) == now),
    }
}

/// What happens while a meeting runs is seen by those who are there, and who is to check in was told
/// at once.
fn is_heard(fact: &MeetingFact) -> bool {
    !matches!(
        fact.happened,
        Happened::CheckedIn
            | Happened::Extended
            | Happened::EndedEarly
            | Happened::CheckInAsked
            | Happened::ReleaseWarned
    ) && fact.state != State::Draft
}

fn merged(thread: Thread, before: Option<NoticeDue>, noted: &Noted) -> NoticeDue {
    let later = |at: Timestamp, by: SignedDuration| at.checked_add(by).unwrap_or(at);
    let first_at = before.as_ref().map_or(noted.at, |before| before.first_at);
    let actor = match &before {
        None => noted.actor,
        Some(before) => actor_of(&before.happened, before.actor, noted.actor),
    };
    let mut happened = before.map(|before| before.happened).unwrap_or_default();
    happened.extend(&noted.happened);
    let too_many = happened.len().saturating_sub(HAPPENED_MOST);
    happened.drain(..too_many);
    NoticeDue {
        thread,
        first_at,
        due_at: later(noted.at, QUIET).min(later(first_at, PATIENCE)),
        happened,
        actor,
    }
}
