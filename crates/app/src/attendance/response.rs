//! Whether people come: what each said last about a date, and the tally. The log is where it is kept;
//! a response belongs to the time it was given for, so that a meeting that moves asks anew.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::attendance::{Responded, Response, may_respond, responses};
use domain::event::Fact;
use domain::id::{MeetingId, PersonId};
use domain::meeting::Meeting;
use jiff::Timestamp;
use store::Tx;

use crate::meeting::{EditScope, checked_reason, require_manage};
use crate::{App, Error, Noun, Problem, Who};

/// Lines of the log about one meeting that are looked through, the newest first.
const READ: usize = 5_000;

/// What the people of a meeting say, as far as the reader may know it: whoever may see the meeting
/// reads the tally, who takes part or runs it the names, and only who runs it the words.
#[derive(Debug)]
pub struct Responses {
    pub tally: Tally,
    /// Those who are asked and said something.
    pub said: Vec<Responded>,
    /// Those who are asked and said nothing yet.
    pub silent: Vec<PersonId>,
    pub names: HashMap<PersonId, Arc<str>>,
    /// What the reader said.
    pub own: Option<Response>,
    /// Whether the reader is asked.
    pub is_asked: bool,
}

/// Somebody's word, and who noted it.
pub(crate) struct Spoken {
    pub actor: Option<PersonId>,
    pub word: Responded,
}

/// How many said what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tally {
    pub accepted: usize,
    pub declined: usize,
    pub tentative: usize,
    pub silent: usize,
}

/// What somebody says.
#[derive(Clone, Debug)]
pub struct Word {
    pub response: Response,
    pub note: Option<String>,
    /// Somebody else, for whom whoever runs the meeting notes it.
    pub person: Option<PersonId>,
    pub scope: EditScope,
}

impl App {
    pub fn responses(&self, who: &Who, id: MeetingId) -> Result<Responses, Error> {
        let now = self.now();
        self.store.read(|tx| {
            let meeting = tx.meeting(id)?.ok_or(Error::NotFound(Noun::Meeting))?;
            self.see(who, &meeting)?;
            if !meeting.may_see(&who.caller, &self.places()) {
                return Err(Error::NotFound(Noun::Meeting));
            }
            self.responses_in(tx, who, &meeting, now)
        })
    }

    /// Says whether one comes: to this date, to it and those after it, or to all that lie ahead.
    /// Saying the same twice changes nothing.
    pub fn respond(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        word: Word,
    ) -> Result<Responses, Error> {
        let note = checked_reason(word.note.clone())?;
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let meeting = tx.meeting(id)?.ok_or(Error::NotFound(Noun::Meeting))?;
            app.see(&actor, &meeting)?;
            let person = app.who_responds(&actor, &meeting, word.person)?;
            may_respond(&meeting, now)?;
            for date in dates(tx, &meeting, word.scope, now)? {
                let said = app.said(tx, &date)?;
                let before = said.get(&person);
                let is_same =
                    before.is_some_and(|one| one.response == word.response && one.note == note);
                if is_same || !date.topic.members().contains(&person) {
                    continue;
                }
                let responded = Responded {
                    person,
                    response: word.response,
                    note: note.clone(),
                    span: date.span,
                    at: now,
                };
                app.log(tx, &actor, now, Fact::of_response(&responded, &date))?;
                app.gather_replies(tx, &actor, &date, now)?;
            }
            app.responses_in(tx, &actor, &meeting, now)
        })
    }

    /// What counts of what was said about the meeting.
    pub(crate) fn said(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
    ) -> Result<BTreeMap<PersonId, Responded>, Error> {
        let spoken = words_on(tx, meeting)?.into_iter();
        let said = spoken.map(|one| one.word).collect();
        Ok(responses(meeting, said))
    }

    /// As `said`, with who noted it.
    pub(crate) fn spoken(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
    ) -> Result<BTreeMap<PersonId, Spoken>, Error> {
        let all = words_on(tx, meeting)?;
        let counted = responses(meeting, all.iter().map(|one| one.word.clone()).collect());
        let all = all.into_iter().map(|one| (one.word.person, one));
        let mut spoken: BTreeMap<_, _> = all.collect();
        spoken.retain(|person, _| counted.contains_key(person));
        Ok(spoken)
    }

    fn who_responds(
        &self,
        who: &Who,
        meeting: &Meeting,
        named: Option<PersonId>,
    ) -> Result<PersonId, Error> {
        let members = meeting.topic.members();
        let me = who.caller.acts_as();
        let person = match named {
            Some(person) if Some(person) != me => {
                require_manage(who, meeting, &self.places())?;
                person
            }
            _ => match me.filter(|me| members.contains(me)) {
                Some(me) => me,
                None => {
                    require_manage(who, meeting, &self.places())?;
                    return Err(Error::invalid("personId", Problem::Empty));
                }
            },
        };
        if members.contains(&person) {
            Ok(person)
        } else {
            Err(Error::invalid("personId", Problem::UnknownPerson))
        }
    }

    fn responses_in(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<Responses, Error> {
        let mut said = self.said(tx, meeting)?;
        let members = meeting.topic.members();
        // Whoever calls people together comes, unless they say otherwise.
        let is_silent =
            |person: &PersonId| *person != meeting.topic.organizer && !said.contains_key(person);
        let mut silent: Vec<_> = members.iter().copied().filter(is_silent).collect();
        let tally = Tally::of(&said, silent.len());
        let me = who.caller.acts_as();
        let own = me.and_then(|me| said.get(&me)).map(|one| one.response);
        let is_asked = me.is_some_and(|me| members.contains(&me) && me != meeting.topic.organizer)
            && may_respond(meeting, now).is_ok();
        let runs = require_manage(who, meeting, &self.places()).is_ok();
        if !runs {
            let others = said.values_mut().filter(|one| Some(one.person) != me);
            others.for_each(|one| one.note = None);
        }
        if !runs && !me.is_some_and(|me| members.contains(&me)) {
            said.clear();
            silent.clear();
        }
        let names = self.names(tx, said.keys().chain(&silent).copied())?;
        Ok(Responses {
            tally,
            said: said.into_values().collect(),
            silent,
            names,
            own,
            is_asked,
        })
    }
}

/// All that was said about the meeting, oldest first, so that of two words of one instant the later
/// line counts.
fn words_on(tx: &mut Tx, meeting: &Meeting) -> Result<Vec<Spoken>, Error> {
    let lines = tx.events_about(meeting.id.0, READ)?;
    let words = lines
        .into_iter()
        .rev()
        .filter_map(|event| match event.fact {
            Fact::Response(fact) => Some(Spoken {
                actor: event.actor.person,
                word: Responded {
                    person: fact.person,
                    response: fact.response,
                    note: fact.note,
                    span: fact.span,
                    at: event.at,
                },
            }),
            _ => None,
        });
    Ok(words.collect())
}

impl Tally {
    fn of(said: &BTreeMap<PersonId, Responded>, silent: usize) -> Tally {
        let count = |wanted| {
            let matching = said.values().filter(|one| one.response == wanted);
            matching.count()
        };
        Tally {
            accepted: count(Response::Accepted),
            declined: count(Response::Declined),
            tentative: count(Response::Tentative),
            silent,
        }
    }
}

fn dates(
    tx: &mut Tx,
    meeting: &Meeting,
    scope: EditScope,
    now: Timestamp,
) -> Result<Vec<Meeting>, Error> {
    let Some(series) = meeting.series.filter(|_| scope != EditScope::This) else {
        return Ok(vec![meeting.clone()]);
    };
    let from = match scope {
        EditScope::Following => meeting.span.from(),
        _ => now,
    };
    let mut all = tx.meetings_of_series(series, None)?;
    all.retain(|date| date.span.until() > from && may_respond(date, now).is_ok());
    Ok(all)
}
