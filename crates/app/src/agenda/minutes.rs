//! Minutes: begun from the agenda, written by who leads, confirmed or objected to by those who took
//! part, and sent to them when nobody objected.

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::Permission;
use domain::agenda::{
    self, Answer as Word, Content, Edition, Minutes, MinutesHappened, MinutesState, changed_since,
};
use domain::attendance::{Mark, sheet};
use domain::event::Fact;
use domain::id::{MeetingId, PersonId};
use domain::meeting::{Meeting, Party};
use jiff::Timestamp;
use store::Tx;

use super::Scene;
use crate::access::person_of;
use crate::error::Written;
use crate::{Answer, App, Error, Noun, Once, Problem, Refusal, Who, text};

/// Parts of one kind in one set of minutes.
const PARTS_MOST: usize = 200;
const SECTION_MOST: usize = 40_000;
const DECISION_MOST: usize = 2_000;
const OBJECTION_MOST: usize = 2_000;
/// People who get a copy besides those who took part.
const COPIES_MOST: usize = 50;
/// Minutes settled in one transaction.
const ROUND: usize = 50;

/// Minutes with what a reader needs to show them.
#[derive(Clone, Debug)]
pub struct MinutesDetail {
    pub minutes: Minutes,
    pub meeting: Meeting,
    /// What was said to the edition that was sent last.
    pub answers: Vec<Word>,
    /// Names of the people they mention.
    pub names: HashMap<PersonId, Arc<str>>,
    pub may_write: bool,
    /// Whether the reader is asked and the round is open.
    pub may_answer: bool,
}

/// Minutes as somebody wants them.
#[derive(Clone, Debug)]
pub struct WantedMinutes {
    pub content: Content,
}

/// How they are to be confirmed.
#[derive(Clone, Debug)]
pub struct WantedRound {
    pub confirm_by: Timestamp,
    pub copies: Vec<Party>,
}

impl App {
    /// What is written so far those see who write; others see what was sent to be confirmed.
    pub fn minutes(&self, who: &Who, id: MeetingId) -> Result<MinutesDetail, Error> {
        self.store.read(|tx| {
            let scene = self.scene(tx, who, id)?;
            let minutes = self.known_minutes(tx, &scene)?;
            self.minutes_detail(tx, scene, minutes)
        })
    }

    /// One section per item of the agenda, and who came.
    pub fn begin_minutes(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        once: Option<Once<MinutesDetail>>,
    ) -> Result<Answer<MinutesDetail>, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let scene = app.scene(tx, &actor, id)?;
            scene.require_lead()?;
            let came = tx.attendances_of(id)?;
            let lines = sheet(&scene.meeting, &came, now);
            let there: Vec<(Party, Mark)> = lines
                .into_iter()
                .map(|line| (line.party, line.mark))
                .collect();
            let by = scene.who.caller.person();
            let minutes = agenda::begin(&scene.agenda, there, by, now);
            if !tx.insert_minutes(&minutes)? {
                return Err(Error::refused(Refusal::MinutesBegun));
            }
            let fact = Fact::of_minutes(&minutes, &scene.meeting, MinutesHappened::Begun);
            app.log(tx, &scene.who, now, fact)?;
            app.minutes_detail(tx, scene, minutes)
        };
        self.once(who, once, act, |error| error)
    }

    /// Writes them anew as a whole. Whoever wrote on an older version is told what others wrote
    /// meanwhile, and nothing is lost.
    pub fn write_minutes(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        wanted: WantedMinutes,
        version: Option<i64>,
    ) -> Result<MinutesDetail, Error> {
        let content = checked(wanted.content)?;
        self.on_minutes(who, id, move |app, tx, scene, before, now| {
            scene.require_lead()?;
            if let Some(version) = version.filter(|version| *version != before.version) {
                return Err(app.changed_meanwhile(tx, &before, version)?);
            }
            let by = scene.who.caller.person();
            let after = agenda::write(&before, content.clone(), by);
            app.save_minutes(tx, scene, &before, &after, MinutesHappened::Written, now)?;
            Ok(after)
        })
    }

    /// Asks those who took part to confirm by a date.
    pub fn send_minutes(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        wanted: WantedRound,
        version: Option<i64>,
    ) -> Result<MinutesDetail, Error> {
        let copies = checked_copies(wanted.copies)?;
        let confirm_by = wanted.confirm_by;
        self.on_minutes(who, id, move |app, tx, scene, before, now| {
            scene.require_lead()?;
            if let Some(version) = version.filter(|version| *version != before.version) {
                return Err(app.changed_meanwhile(tx, &before, version)?);
            }
            for party in &copies {
                if let Party::Person(person) = party {
                    let known = tx.person(*person)?.filter(|person| person.active);
                    known.ok_or(Error::invalid("copies", Problem::UnknownPerson))?;
                }
            }
            let members = scene.meeting.topic.members();
            let by = scene.who.caller.person();
            let copies = copies.clone();
            let (after, edition) = agenda::send(&before, members, confirm_by, copies, by, now)?;
            tx.add_edition(&edition)?;
            app.save_minutes(tx, scene, &before, &after, MinutesHappened::Sent, now)?;
            match after.state {
                MinutesState::Confirmed => app.settle_minutes(tx, scene, &after, now)?,
                _ => app.tell_minutes_sent(tx, &scene.meeting, &edition, now)?,
            }
            Ok(after)
        })
    }

    /// Takes them back before all have answered.
    pub fn recall_minutes(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
    ) -> Result<MinutesDetail, Error> {
        self.on_minutes(who, id, move |app, tx, scene, before, now| {
            scene.require_lead()?;
            let after = agenda::revoke(&before)?;
            app.save_minutes(tx, scene, &before, &after, MinutesHappened::Recalled, now)?;
            Ok(after)
        })
    }

    /// The caller agrees, or objects.
    pub fn answer_minutes(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        objection: Option<String>,
    ) -> Result<MinutesDetail, Error> {
        let person = person_of(who)?;
        let objection = objection.as_deref();
        let objection = objection.map(|said| {
            let said = text::paragraphs("objection", said, OBJECTION_MOST)?;
            said.ok_or(Error::invalid("objection", Problem::Empty))
        });
        let objection: Option<Arc<str>> = objection.transpose()?.map(Into::into);
        self.on_minutes(who, id, move |app, tx, scene, before, now| {
            let answers = tx.answers_to(id, before.edition)?;
            let said = objection.clone();
            let (after, word) = agenda::answer(&before, &answers, person, said, now)?;
            tx.save_answer(&word)?;
            if !tx.update_minutes(&after, before.version)? {
                let version = before.version;
                return Err(Error::Stale { version });
            }
            let fact = Fact::of_answer(&after, &scene.meeting, word.objection.is_some());
            app.log(tx, &scene.who, now, fact)?;
            if word.objection.is_some() {
                app.tell_objection(tx, scene, &after, &word, now)?;
            }
            app.settle_minutes(tx, scene, &after, now)?;
            Ok(after)
        })
    }

    /// An edition as it was sent.
    pub fn minutes_edition(&self, who: &Who, id: MeetingId, number: i64) -> Result<Edition, Error> {
        self.store.read(|tx| {
            let scene = self.scene(tx, who, id)?;
            require_part(&scene)?;
            let edition = tx.edition(id, number)?;
            edition.ok_or(Error::NotFound(Noun::Minutes))
        })
    }

    /// What the date does to those who said nothing. Says how many rounds ended.
    pub(crate) fn sweep_minutes(self: &Arc<Self>) -> Result<usize, Error> {
        let now = self.now();
        let mut ended = 0;
        loop {
            let app = self.clone();
            let count = self.store.write(move |tx| {
                let due = tx.minutes_due(now, ROUND)?;
                let count = due.len();
                for before in due {
                    let answers = tx.answers_to(before.meeting, before.edition)?;
                    let meeting = tx.meeting(before.meeting)?;
                    let after = agenda::lapse(&before, &answers, now);
                    let (Some(after), Some(meeting)) = (after, meeting) else {
                        continue;
                    };
                    if !tx.update_minutes(&after, before.version)? {
                        continue;
                    }
                    let scene = Scene {
                        agenda: tx.agenda(meeting.id)?,
                        meeting,
                        who: Who::timer(),
                        leads: true,
                    };
                    app.settle_minutes(tx, &scene, &after, now)?;
                }
                Ok::<_, Error>(count)
            })?;
            ended += count;
            if count < ROUND {
                return Ok(ended);
            }
        }
    }

    fn on_minutes(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        mut act: impl FnMut(&App, &mut Tx, &Scene, Minutes, Timestamp) -> Result<Minutes, Error>
        + Send
        + 'static,
    ) -> Result<MinutesDetail, Error> {
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let scene = app.scene(tx, &who, id)?;
            let before = app.known_minutes(tx, &scene)?;
            let after = act(&app, tx, &scene, before, now)?;
            app.minutes_detail(tx, scene, after)
        })
    }

    fn save_minutes(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        before: &Minutes,
        after: &Minutes,
        happened: MinutesHappened,
        now: Timestamp,
    ) -> Result<(), Error> {
        if !tx.update_minutes(after, before.version)? {
            let version = before.version;
            return Err(Error::Stale { version });
        }
        let fact = Fact::of_minutes(after, &scene.meeting, happened);
        self.log(tx, &scene.who, now, fact)
    }

    /// Notes how a round ended, and sends what was confirmed to everybody. Nothing while it is open.
    fn settle_minutes(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        after: &Minutes,
        now: Timestamp,
    ) -> Result<(), Error> {
        let happened = match after.state {
            MinutesState::Confirmed => MinutesHappened::Confirmed,
            MinutesState::Objected => MinutesHappened::Objected,
            MinutesState::Draft | MinutesState::Sent => return Ok(()),
        };
        let fact = Fact::of_minutes(after, &scene.meeting, happened);
        self.log(tx, &scene.who, now, fact)?;
        match after.state {
            MinutesState::Confirmed => self.tell_minutes_confirmed(tx, &scene.meeting, after, now),
            _ => Ok(()),
        }
    }

    /// A draft only those know who write it; of one that was sent before, others know that edition.
    fn known_minutes(&self, tx: &mut Tx, scene: &Scene) -> Result<Minutes, Error> {
        let gone = || Error::NotFound(Noun::Minutes);
        require_part(scene)?;
        let minutes = tx.minutes(scene.meeting.id)?.ok_or_else(gone)?;
        if scene.leads || minutes.state != MinutesState::Draft {
            return Ok(minutes);
        }
        let last = tx.edition(scene.meeting.id, minutes.edition)?;
        let last = last.ok_or_else(gone)?;
        Ok(Minutes {
            content: last.content,
            ..minutes
        })
    }

    fn minutes_detail(
        &self,
        tx: &mut Tx,
        scene: Scene,
        minutes: Minutes,
    ) -> Result<MinutesDetail, Error> {
        let answers = tx.answers_to(scene.meeting.id, minutes.edition)?;
        let people = people_in(&minutes.content, minutes.round.as_ref(), &answers);
        let me = scene.who.caller.person();
        let round = minutes.round.as_ref();
        let is_asked = round.is_some_and(|round| me.is_some_and(|me| round.asked.contains(&me)));
        Ok(MinutesDetail {
            names: self.names(tx, people)?,
            may_write: scene.leads,
            may_answer: is_asked && minutes.state == MinutesState::Sent,
            meeting: scene.meeting,
            minutes,
            answers,
        })
    }

    fn changed_meanwhile(&self, tx: &mut Tx, now: &Minutes, version: i64) -> Result<Error, Error> {
        let changed = changed_since(now, version);
        let names = self.names(tx, changed.iter().filter_map(|(_, by)| *by))?;
        let changed = changed.into_iter().map(|(what, by)| Written {
            what,
            by: by.and_then(|by| names.get(&by).cloned()),
        });
        Ok(Error::refused(Refusal::MinutesChanged {
            version: now.version,
            changed: changed.collect(),
        }))
    }
}

/// Minutes are for those who took part, and those who look after the meeting.
fn require_part(scene: &Scene) -> Result<(), Error> {
    match scene.leads || scene.meeting.involves(&scene.who.caller) {
        true => Ok(()),
        false => Err(Error::Denied(Permission::MeetingManage)),
    }
}

fn people_in(content: &Content, round: Option<&agenda::Round>, answers: &[Word]) -> Vec<PersonId> {
    let there = content.attendance.iter().map(|(party, _)| party);
    let copies = round.into_iter().flat_map(|round| &round.copies);
    let parties = there.chain(copies).filter_map(|party| match party {
        Party::Person(person) => Some(*person),
        Party::Guest(_) => None,
    });
    let asked = round
        .into_iter()
        .flat_map(|round| round.asked.iter().copied().chain(round.sent_by));
    let wrote = content.sections.iter().filter_map(|one| one.changed_by);
    let spoke = answers.iter().map(|answer| answer.person);
    let mut all: Vec<_> = parties.chain(asked).chain(wrote).chain(spoke).collect();
    all.sort();
    all.dedup();
    all
}

fn checked(content: Content) -> Result<Content, Error> {
    let too_many = |field| Error::invalid(field, Problem::TooMany { most: PARTS_MOST });
    if content.sections.len() > PARTS_MOST {
        return Err(too_many("sections"));
    }
    if content.decisions.len() > PARTS_MOST {
        return Err(too_many("decisions"));
    }
    if content.attendance.len() > crate::meeting::ATTENDEES_MOST {
        return Err(too_many("attendance"));
    }
    let section = |section: agenda::Section| {
        let words = text::paragraphs("sections.text", &section.text, SECTION_MOST)?;
        Ok(agenda::Section {
            title: text::line("sections.title", &section.title, text::NAME_MOST)?.into(),
            text: words.unwrap_or_default().into(),
            ..section
        })
    };
    let decision = |decision: agenda::Decision| {
        let words = text::paragraphs("decisions.text", &decision.text, DECISION_MOST)?;
        let words = words.ok_or(Error::invalid("decisions.text", Problem::Empty))?;
        Ok(agenda::Decision {
            text: words.into(),
            ..decision
        })
    };
    let sections = content.sections.into_iter().map(section);
    let decisions = content.decisions.into_iter().map(decision);
    Ok(Content {
        sections: sections.collect::<Result<_, Error>>()?,
        decisions: decisions.collect::<Result<_, Error>>()?,
        attendance: content.attendance,
    })
}

fn checked_copies(copies: Vec<Party>) -> Result<Vec<Party>, Error> {
    if copies.len() > COPIES_MOST {
        let most = COPIES_MOST;
        return Err(Error::invalid("copies", Problem::TooMany { most }));
    }
    let party = |party| match party {
        Party::Guest(address) => text::address("copies", &address).map(Party::Guest),
        person => Ok(person),
    };
    copies.into_iter().map(party).collect()
}
