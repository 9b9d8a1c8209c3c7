//! What who runs a meeting hears of those who said whether they come: gathered for a while, so that
//! thirty answers to an invitation are one message and not thirty.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use connect::messenger::shown;
use domain::attendance::{Response, may_respond};
use domain::id::PersonId;
use domain::meeting::Meeting;
use domain::notice::{Kind, Recipient, Thread};
use domain::person::Language;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::body::{Body, Reply};
use super::render::Scribe;
use super::say::{Audience, Saying};
use crate::attendance::Spoken;
use crate::job::Work;
use crate::words::{Arg, say};
use crate::{App, Error, Who};

/// How long answers are gathered.
const GATHER: SignedDuration = SignedDuration::from_mins(15);
/// What begins within an hour leaves no time for that.
const SOON: SignedDuration = SignedDuration::from_hours(1);
const GATHER_SOON: SignedDuration = SignedDuration::from_mins(1);
/// Answers that a message names.
const REPLIES_MOST: usize = 50;

impl App {
    /// Sees to it that who runs the meeting hears of an answer, unless it was they who noted it.
    pub(crate) fn gather_replies(
        &self,
        tx: &mut Tx,
        who: &Who,
        date: &Meeting,
        now: Timestamp,
    ) -> Result<(), Error> {
        let actor = who.caller.person();
        if leaders(date).iter().all(|leader| Some(*leader) == actor) {
            return Ok(());
        }
        let is_soon = date.span.from().duration_since(now) < SOON;
        let wait = if is_soon { GATHER_SOON } else { GATHER };
        let work = Work::TellReplies {
            thread: Thread::of(date.id, date.series),
            since: now,
        };
        self.enqueue(tx, &work, now.checked_add(wait).unwrap_or(now))
    }

    /// Tells who runs the meeting or series what was said since then, as far as it still counts.
    pub(crate) fn tell_replies(
        self: &Arc<Self>,
        thread: Thread,
        since: Timestamp,
    ) -> Result<(), Error> {
        let now = self.now();
        let app = self.clone();
        self.store.write(move |tx| {
            let mut dates = match thread {
                Thread::Meeting(id) => tx.meeting(id)?.into_iter().collect(),
                Thread::Series(id) => tx.meetings_of_series(id, None)?,
            };
            dates.retain(|date| may_respond(date, now).is_ok());
            let mut spoken = Vec::new();
            for date in &dates {
                let counted = app.spoken(tx, date)?.into_values();
                let new = counted.filter(|one| one.word.at >= since);
                spoken.extend(new.map(|one| (date, one)));
            }
            let leaders: BTreeSet<_> = spoken.iter().flat_map(|(date, _)| leaders(date)).collect();
            for leader in leaders {
                let news = spoken.iter().filter(|(date, one)| {
                    self::leaders(date).contains(&leader) && one.actor != Some(leader)
                });
                let news: Vec<_> = news.map(|(date, one)| (*date, one)).collect();
                app.tell_leader(tx, thread, leader, &news, now)?;
            }
            Ok(())
        })
    }

    fn tell_leader(
        &self,
        tx: &mut Tx,
        thread: Thread,
        leader: PersonId,
        news: &[(&Meeting, &Spoken)],
        now: Timestamp,
    ) -> Result<(), Error> {
        let Some((first, _)) = news.first() else {
            return Ok(());
        };
        let newest = news.iter().map(|(_, one)| one.word.at).max();
        let topic = &first.topic;
        let speakers = news.iter().map(|(_, one)| one.word.person);
        let audience = Audience::of(tx, speakers.chain([leader, topic.organizer, topic.host]))?;
        let body = Body {
            replies: replies(news, &audience),
            description: None,
            ..Body::of_meeting(self, first, &audience.people, now)
        };
        let to = Recipient::Person(leader);
        let newest = newest.unwrap_or(now).as_microsecond();
        let saying = Saying {
            to: &to,
            kind: Kind::Replied,
            asks: None,
            meeting: Some(first.id),
            worthless_at: Some(first.span.until()),
            language: Language::default(),
            actor: None,
            dedup: Some(format!("replies/{}/{leader}/{newest}", thread.id())),
        };
        self.say(tx, &body, &[saying], &audience, now).map(|_| ())
    }
}

impl Scribe<'_> {
    /// A line for each.
    pub(super) fn answers_of(&self, replies: &[Reply]) -> String {
        let mut lines: Vec<_> = replies
            .iter()
            .take(REPLIES_MOST)
            .map(|one| self.answer(one))
            .collect();
        if replies.len() > REPLIES_MOST {
            lines.push("…".to_owned());
        }
        lines.join("\n")
    }

    fn answer(&self, reply: &Reply) -> String {
        let word = self.word(match reply.response {
            Response::Accepted => "mail-reply-accepted",
            Response::Declined => "mail-reply-declined",
            Response::Tentative => "mail-reply-tentative",
        });
        let mut line = format!("{} – {word}", shown(&reply.name, 200));
        match reply.date {
            Some(_) if reply.dates > 1 => {
                let count = reply.dates.to_string();
                let dates = say(
                    self.language,
                    "mail-reply-dates",
                    &[("count", Arg::Text(count))],
                );
                let _ = write!(line, " · {dates}");
            }
            Some(date) => {
                let day = self.zone.to_datetime(date.from()).date();
                let _ = write!(line, " · {}", self.day(day));
            }
            None => {}
        }
        if let Some(note) = &reply.note {
            let _ = write!(line, " · {}", shown(note, 500));
        }
        line
    }
}

fn leaders(date: &Meeting) -> [PersonId; 2] {
    [date.topic.organizer, date.topic.host]
}

/// What somebody said of many dates in the same words is one line.
fn replies(news: &[(&Meeting, &Spoken)], audience: &Audience) -> Vec<Reply> {
    let mut lines: BTreeMap<_, Reply> = BTreeMap::new();
    for (date, one) in news {
        let Some(person) = audience.people.get(&one.word.person) else {
            continue;
        };
        let key = (&person.name, person.id, one.word.response, &one.word.note);
        let line = lines.entry(key).or_insert_with(|| Reply {
            name: person.name.clone(),
            response: one.word.response,
            note: one.word.note.clone(),
            dates: 0,
            date: date.series.map(|_| date.span),
        });
        line.dates += 1;
    }
    lines.into_values().collect()
}
