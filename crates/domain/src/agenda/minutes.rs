//! Minutes: begun from the agenda, written, sent to be confirmed, and confirmed or objected to.
//! Whatever is written later makes them a draft again, which is sent as a new edition.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Agenda;
use crate::attendance::{Mark, words};
use crate::id::{AgendaItemId, MeetingId, PersonId};
use crate::meeting::Party;

words! {
    MinutesState {
        Draft = "draft",
        /// Those who took part are asked.
        Sent = "sent",
        Confirmed = "confirmed",
        /// Somebody objected: they have to be written anew.
        Objected = "objected",
    }

    /// What became of them; the event's kind follows from it.
    MinutesHappened {
        Begun = "begun",
        Written = "written",
        Sent = "sent",
        /// One person agreed, or objected.
        Answered = "answered",
        Confirmed = "confirmed",
        Objected = "objected",
        Recalled = "recalled",
    }
}

/// Of one meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Minutes {
    pub meeting: MeetingId,
    pub state: MinutesState,
    /// How many times they were sent.
    pub edition: i64,
    pub content: Content,
    /// Who is asked, once they were sent.
    pub round: Option<Round>,
    pub created_at: Timestamp,
    pub settled_at: Option<Timestamp>,
    pub version: i64,
}

#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Content {
    pub sections: Vec<Section>,
    pub decisions: Vec<Decision>,
    /// Who was there, and who was not.
    pub attendance: Vec<(Party, Mark)>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// The item of the agenda it was made of.
    pub item: Option<AgendaItemId>,
    pub title: Arc<str>,
    /// Markdown.
    pub text: Arc<str>,
    /// The version of the minutes in which it changed last, and by whom.
    #[serde(default)]
    pub changed_in: i64,
    #[serde(default)]
    pub changed_by: Option<PersonId>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    pub text: Arc<str>,
    #[serde(default)]
    pub changed_in: i64,
    #[serde(default)]
    pub changed_by: Option<PersonId>,
}

/// One asking.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Round {
    pub asked: Vec<PersonId>,
    pub sent_by: Option<PersonId>,
    pub sent_at: Timestamp,
    pub confirm_by: Timestamp,
    /// Who gets the document besides those who took part.
    pub copies: Vec<Party>,
}

/// What was sent once; kept as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edition {
    pub meeting: MeetingId,
    pub edition: i64,
    pub content: Content,
    pub round: Round,
}

/// What somebody said to an edition; silence until the date is consent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    pub meeting: MeetingId,
    pub edition: i64,
    pub person: PersonId,
    /// `None`: they agree.
    pub objection: Option<Arc<str>>,
    pub at: Timestamp,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MinutesRefusal {
    /// Their state does not allow it.
    WrongState { state: MinutesState },
    /// Nobody asked this person.
    NotAsked,
    /// The date to confirm by lies in the past.
    TooEarly,
    /// There is nothing in them.
    Empty,
}

/// One section per item of the agenda; an empty one where there was none.
pub fn begin(
    agenda: &Agenda,
    attendance: Vec<(Party, Mark)>,
    by: Option<PersonId>,
    now: Timestamp,
) -> Minutes {
    let section = |item, title| Section {
        item,
        title,
        text: "".into(),
        changed_in: 1,
        changed_by: by,
    };
    let mut sections: Vec<_> = agenda
        .items
        .iter()
        .map(|item| section(Some(item.id), item.title.clone()))
        .collect();
    if sections.is_empty() {
        sections.push(section(None, "".into()));
    }
    Minutes {
        meeting: agenda.meeting,
        state: MinutesState::Draft,
        edition: 0,
        content: Content {
            sections,
            decisions: Vec::new(),
            attendance,
        },
        round: None,
        created_at: now,
        settled_at: None,
        version: 1,
    }
}

/// The minutes with new content, as a draft; what is as it was keeps its mark of who wrote it.
pub fn write(before: &Minutes, mut content: Content, by: Option<PersonId>) -> Minutes {
    let version = before.version + 1;
    for section in &mut content.sections {
        let same = before.content.sections.iter().find(|known| {
            known.item == section.item && known.title == section.title && known.text == section.text
        });
        (section.changed_in, section.changed_by) = match same {
            Some(known) => (known.changed_in, known.changed_by),
            None => (version, by),
        };
    }
    for decision in &mut content.decisions {
        let known = before.content.decisions.iter();
        let same = known.clone().find(|known| known.text == decision.text);
        (decision.changed_in, decision.changed_by) = match same {
            Some(known) => (known.changed_in, known.changed_by),
            None => (version, by),
        };
    }
    Minutes {
        state: MinutesState::Draft,
        content,
        round: None,
        settled_at: None,
        version,
        ..before.clone()
    }
}

/// What others wrote after a version: the titles, and who. For somebody who wrote on an older one.
pub fn changed_since(now: &Minutes, version: i64) -> Vec<(Arc<str>, Option<PersonId>)> {
    let sections = now.content.sections.iter();
    let sections = sections.map(|one| (one.changed_in, one.title.clone(), one.changed_by));
    let decisions = now.content.decisions.iter();
    let decisions = decisions.map(|one| (one.changed_in, one.text.clone(), one.changed_by));
    sections
        .chain(decisions)
        .filter(|(changed_in, ..)| *changed_in > version)
        .map(|(_, what, by)| (what, by))
        .collect()
}

/// Asks everybody who took part except who sends. Where nobody is left to ask, they are confirmed.
pub fn send(
    before: &Minutes,
    members: Vec<PersonId>,
    confirm_by: Timestamp,
    copies: Vec<Party>,
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<(Minutes, Edition), MinutesRefusal> {
    if before.state != MinutesState::Draft {
        let state = before.state;
        return Err(MinutesRefusal::WrongState { state });
    }
    if confirm_by <= now {
        return Err(MinutesRefusal::TooEarly);
    }
    let content = &before.content;
    let has_text = content.sections.iter().any(|one| !one.text.is_empty());
    if !has_text && content.decisions.is_empty() {
        return Err(MinutesRefusal::Empty);
    }
    let asked: BTreeSet<_> = members.into_iter().filter(|one| Some(*one) != by).collect();
    let round = Round {
        asked: asked.into_iter().collect(),
        sent_by: by,
        sent_at: now,
        confirm_by,
        copies,
    };
    let is_settled = round.asked.is_empty();
    let sent = Minutes {
        state: match is_settled {
            true => MinutesState::Confirmed,
            false => MinutesState::Sent,
        },
        edition: before.edition + 1,
        round: Some(round.clone()),
        settled_at: is_settled.then_some(now),
        version: before.version + 1,
        ..before.clone()
    };
    let edition = Edition {
        meeting: sent.meeting,
        edition: sent.edition,
        content: sent.content.clone(),
        round,
    };
    Ok((sent, edition))
}

/// One person's word. Who was asked may think again for as long as the round is open; the last
/// word of all ends it. `answers` are those before.
pub fn answer(
    before: &Minutes,
    answers: &[Answer],
    person: PersonId,
    objection: Option<Arc<str>>,
    now: Timestamp,
) -> Result<(Minutes, Answer), MinutesRefusal> {
    let state = before.state;
    let round = match (&before.round, state) {
        (Some(round), MinutesState::Sent) if now < round.confirm_by => round,
        _ => return Err(MinutesRefusal::WrongState { state }),
    };
    if !round.asked.contains(&person) {
        return Err(MinutesRefusal::NotAsked);
    }
    let answer = Answer {
        meeting: before.meeting,
        edition: before.edition,
        person,
        objection,
        at: now,
    };
    let others = answers.iter().filter(|one| one.person != person);
    let all: Vec<_> = others.chain([&answer]).collect();
    let is_last = round
        .asked
        .iter()
        .all(|asked| all.iter().any(|one| one.person == *asked));
    let has_objection = all.iter().any(|one| one.objection.is_some());
    let after = match is_last {
        true => settled(before, has_objection, now),
        false => Minutes {
            version: before.version + 1,
            ..before.clone()
        },
    };
    Ok((after, answer))
}

/// What the date does: whoever said nothing agrees. `None` while there is time.
pub fn lapse(before: &Minutes, answers: &[Answer], now: Timestamp) -> Option<Minutes> {
    let round = before.round.as_ref()?;
    let is_due = before.state == MinutesState::Sent && round.confirm_by <= now;
    let has_objection = answers.iter().any(|one| one.objection.is_some());
    is_due.then(|| settled(before, has_objection, now))
}

/// Back to a draft, before all have answered.
pub fn revoke(before: &Minutes) -> Result<Minutes, MinutesRefusal> {
    let state = before.state;
    if state != MinutesState::Sent {
        return Err(MinutesRefusal::WrongState { state });
    }
    Ok(Minutes {
        state: MinutesState::Draft,
        round: None,
        version: before.version + 1,
        ..before.clone()
    })
}

fn settled(before: &Minutes, has_objection: bool, now: Timestamp) -> Minutes {
    Minutes {
        state: match has_objection {
            true => MinutesState::Objected,
            false => MinutesState::Confirmed,
        },
        settled_at: Some(now),
        version: before.version + 1,
        ..before.clone()
    }
}
