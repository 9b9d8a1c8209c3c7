//! What people are to do after meetings: given by who leads, done or handed on by who owns it, and
//! reminded of by the clock until then.

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::Permission;
use domain::agenda::{
    ActionEdit, ActionHappened, ActionItem, ActionState, Part, REMIND_EVERY_DAYS_MOST,
    change_action,
};
use domain::event::Fact;
use domain::id::{ActionItemId, MeetingId, PersonId};
use domain::meeting::Meeting;
use domain::notice::Kind;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Tx;

use super::Scene;
use crate::access::person_of;
use crate::{Answer, App, Error, Noun, Once, Problem, Who, text};

/// Tasks one meeting may leave behind.
const ACTIONS_MOST: usize = 200;
/// Open tasks of earlier dates shown with a later one.
const CARRIED_MOST: usize = 100;
const COMMENT_MOST: usize = 2_000;
/// Days between two reminders where nobody said.
const REMIND_EVERY_DAYS: u32 = 3;
/// Reminders said in one transaction.
const ROUND: usize = 200;

/// A task with what a reader needs to show it.
#[derive(Clone, Debug)]
pub struct ActionDetail {
    pub action: ActionItem,
    /// What the meeting was about; `None` where the reader may not know.
    pub subject: Option<Arc<str>>,
    /// When the meeting was.
    pub held_at: Timestamp,
    pub owner: Arc<str>,
    /// An earlier date of the series left it open.
    pub carried: bool,
    pub overdue: bool,
    /// How the reader stands to it; `None`: they may only read.
    pub part: Option<Part>,
}

#[derive(Clone, Debug)]
pub struct WantedAction {
    pub title: String,
    pub comment: Option<String>,
    pub owner: PersonId,
    pub due: Option<Date>,
    pub remind_every_days: Option<u32>,
}

/// What is to be different, as it came in.
#[derive(Clone, Debug, Default)]
pub struct WantedActionEdit {
    pub title: Option<String>,
    pub comment: Option<Option<String>>,
    pub owner: Option<PersonId>,
    pub due: Option<Option<Date>>,
    pub remind_every_days: Option<u32>,
    pub state: Option<ActionState>,
}

impl App {
    /// The tasks of a meeting, after those that earlier dates of its series left open.
    pub fn actions_of(&self, who: &Who, id: MeetingId) -> Result<Vec<ActionDetail>, Error> {
        let now = self.now();
        self.store.read(|tx| {
            let scene = self.scene(tx, who, id)?;
            let mut all = match scene.meeting.series {
                Some(series) => {
                    let before = scene.meeting.span.from();
                    tx.actions_left_open(series, before, CARRIED_MOST)?
                }
                None => Vec::new(),
            };
            all.extend(tx.actions_of(id, ACTIONS_MOST)?);
            self.action_details(tx, who, all, Some(&scene), now)
        })
    }

    /// The caller's own tasks in one state, what is due first before what is due later.
    pub fn my_actions(
        &self,
        who: &Who,
        state: ActionState,
        after: Option<ActionItemId>,
        limit: usize,
    ) -> Result<Vec<ActionDetail>, Error> {
        let person = person_of(who)?;
        let now = self.now();
        self.store.read(|tx| {
            let after = match after {
                Some(id) => tx.action(id)?.map(|action| (action.due, action.id)),
                None => None,
            };
            let all = tx.actions_owned(person, state, after, limit)?;
            self.action_details(tx, who, all, None, now)
        })
    }

    pub fn action(&self, who: &Who, id: ActionItemId) -> Result<ActionDetail, Error> {
        let now = self.now();
        self.store.read(|tx| {
            let (action, _, _) = self.known_action(tx, who, id)?;
            self.one_action(tx, who, action, now)
        })
    }

    pub fn add_action(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        wanted: WantedAction,
        once: Option<Once<ActionDetail>>,
    ) -> Result<Answer<ActionDetail>, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let scene = app.scene(tx, &actor, id)?;
            scene.require_lead()?;
            let meeting = &scene.meeting;
            if tx.actions_of(id, ACTIONS_MOST)?.len() >= ACTIONS_MOST {
                let most = ACTIONS_MOST;
                return Err(Error::invalid("actions", Problem::TooMany { most }));
            }
            active(tx, wanted.owner)?;
            let every = wanted.remind_every_days.unwrap_or(REMIND_EVERY_DAYS);
            let action = ActionItem {
                id: app.ids(now).action(),
                meeting: id,
                series: meeting.series,
                title: text::name("title", &wanted.title, text::NAME_MOST)?.into(),
                comment: comment(wanted.comment.as_deref())?,
                owner: wanted.owner,
                due: wanted.due,
                time_zone: meeting.time_zone.clone(),
                remind_every_days: days(every)?,
                remind_at: None,
                state: ActionState::Open,
                created_by: scene.who.caller.person(),
                created_at: now,
                settled_at: None,
                version: 1,
            };
            let action = action.scheduled(now);
            tx.insert_action(&action)?;
            let fact = Fact::of_action(&action, meeting, ActionHappened::Added);
            app.log(tx, &scene.who, now, fact)?;
            let me = scene.who.caller.person();
            app.tell_action(tx, Kind::ActionGiven, &action, meeting, me, now)?;
            app.one_action(tx, &actor, action, now)
        };
        self.once(who, once, act, |error| error)
    }

    /// Does it, drops it, hands it over, or says something else about it.
    pub fn change_action(
        self: &Arc<Self>,
        who: &Who,
        id: ActionItemId,
        wanted: WantedActionEdit,
        version: Option<i64>,
    ) -> Result<ActionDetail, Error> {
        let edit = checked_edit(wanted)?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let (before, meeting, part) = app.known_action(tx, &who, id)?;
            match part {
                Some(Part::Leads) => {}
                Some(Part::Owns) if edit.is_for_owner() => {}
                _ => return Err(Error::Denied(Permission::MeetingManage)),
            }
            if version.is_some_and(|version| version != before.version) {
                let version = before.version;
                return Err(Error::Stale { version });
            }
            if let Some(owner) = edit.owner {
                active(tx, owner)?;
            }
            let Some((after, happened)) = change_action(&before, edit.clone(), now) else {
                return app.one_action(tx, &who, before, now);
            };
            if !tx.update_action(&after, before.version)? {
                let version = before.version;
                return Err(Error::Stale { version });
            }
            let actor = who.running(&meeting);
            let fact = Fact::of_action(&after, &meeting, happened);
            app.log(tx, &actor, now, fact)?;
            if after.owner != before.owner && after.state == ActionState::Open {
                let me = actor.caller.person();
                app.tell_action(tx, Kind::ActionGiven, &after, &meeting, me, now)?;
            }
            match app.one_action(tx, &who, after.clone(), now) {
                // Whoever gave their task of a meeting away that they may not see, sees it no more.
                Err(Error::NotFound(_)) => app.given_away(tx, after, &meeting, now),
                told => told,
            }
        })
    }

    /// A task for who just handed it on: what they knew of it before.
    fn given_away(
        &self,
        tx: &mut Tx,
        action: ActionItem,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<ActionDetail, Error> {
        let names = self.names(tx, vec![action.owner])?;
        Ok(ActionDetail {
            subject: None,
            held_at: meeting.span.from(),
            owner: names.get(&action.owner).cloned().unwrap_or_default(),
            carried: false,
            overdue: action.is_overdue(now),
            part: None,
            action,
        })
    }

    /// Reminds the owners of what is due. Says how many were reminded.
    pub(crate) fn remind_actions(self: &Arc<Self>) -> Result<usize, Error> {
        let now = self.now();
        let mut reminded = 0;
        loop {
            let app = self.clone();
            let count = self.store.write(move |tx| {
                let due = tx.actions_to_remind(now, ROUND)?;
                let count = due.len();
                for before in due {
                    let Some(meeting) = tx.meeting(before.meeting)? else {
                        continue;
                    };
                    let after = before.clone().scheduled(now);
                    tx.update_action(&after, before.version)?;
                    let fact = Fact::of_action(&after, &meeting, ActionHappened::Reminded);
                    app.log(tx, &Who::timer(), now, fact)?;
                    app.tell_action(tx, Kind::ActionDue, &after, &meeting, None, now)?;
                }
                Ok::<_, Error>(count)
            })?;
            reminded += count;
            if count < ROUND {
                return Ok(reminded);
            }
        }
    }

    /// The task for somebody who owns it or may know of its meeting.
    fn known_action(
        &self,
        tx: &mut Tx,
        who: &Who,
        id: ActionItemId,
    ) -> Result<(ActionItem, Meeting, Option<Part>), Error> {
        let gone = || Error::NotFound(Noun::ActionItem);
        let action = tx.action(id)?.ok_or_else(gone)?;
        let meeting = tx.meeting(action.meeting)?.ok_or_else(gone)?;
        let owns = who.caller.acts_as() == Some(action.owner);
        match self.scene(tx, who, action.meeting) {
            Ok(scene) => {
                let part = part(scene.leads, owns);
                Ok((action, meeting, part))
            }
            Err(Error::NotFound(_) | Error::Denied(_)) if owns => {
                Ok((action, meeting, Some(Part::Owns)))
            }
            Err(Error::NotFound(_) | Error::Denied(_)) => Err(gone()),
            Err(error) => Err(error),
        }
    }

    fn one_action(
        &self,
        tx: &mut Tx,
        who: &Who,
        action: ActionItem,
        now: Timestamp,
    ) -> Result<ActionDetail, Error> {
        let details = self.action_details(tx, who, vec![action], None, now)?;
        let detail = details.into_iter().next();
        detail.ok_or(Error::NotFound(Noun::ActionItem))
    }

    /// `of` is the meeting with which they are shown.
    fn action_details(
        &self,
        tx: &mut Tx,
        who: &Who,
        actions: Vec<ActionItem>,
        of: Option<&Scene>,
        now: Timestamp,
    ) -> Result<Vec<ActionDetail>, Error> {
        let mut ids: Vec<_> = actions.iter().map(|action| action.meeting).collect();
        ids.sort();
        ids.dedup();
        let places = self.places();
        let mut leads = HashMap::new();
        let mut meetings = HashMap::new();
        for meeting in tx.meetings_by_ids(&ids)? {
            let may_lead = match of.filter(|scene| scene.meeting.id == meeting.id) {
                Some(scene) => scene.leads,
                None => {
                    let agenda = tx.agenda(meeting.id)?;
                    agenda.may_write(&meeting, &who.caller, &places)
                }
            };
            leads.insert(meeting.id, may_lead);
            meetings.insert(meeting.id, meeting);
        }
        let names = self.names(tx, actions.iter().map(|action| action.owner))?;
        let detail = |action: ActionItem| {
            let meeting = meetings.get(&action.meeting)?;
            let owns = who.caller.acts_as() == Some(action.owner);
            let leads = leads.get(&action.meeting).copied().unwrap_or_default();
            // The owner may have no part in the meeting, nor be let see the room it was in.
            let may_know = self.see(who, meeting).is_ok() && meeting.may_see(&who.caller, &places);
            // Another date of the series may have been made private.
            if !may_know && !owns {
                return None;
            }
            Some(ActionDetail {
                subject: may_know.then(|| meeting.topic.subject.clone()),
                held_at: meeting.span.from(),
                owner: names.get(&action.owner).cloned().unwrap_or_default(),
                carried: of.is_some_and(|scene| scene.meeting.id != action.meeting),
                overdue: action.is_overdue(now),
                part: part(leads && may_know, owns),
                action,
            })
        };
        Ok(actions.into_iter().filter_map(detail).collect())
    }
}

fn part(leads: bool, owns: bool) -> Option<Part> {
    match (leads, owns) {
        (true, _) => Some(Part::Leads),
        (false, true) => Some(Part::Owns),
        (false, false) => None,
    }
}

fn active(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    let known = tx.person(person)?.filter(|person| person.active);
    let known = known.ok_or(Error::invalid("ownerId", Problem::UnknownPerson));
    known.map(|_| ())
}

fn comment(comment: Option<&str>) -> Result<Option<Arc<str>>, Error> {
    let comment = text::paragraphs("comment", comment.unwrap_or_default(), COMMENT_MOST)?;
    Ok(comment.map(Into::into))
}

fn days(days: u32) -> Result<u32, Error> {
    if (1..=REMIND_EVERY_DAYS_MOST).contains(&days) {
        return Ok(days);
    }
    let (least, most) = (1, i64::from(REMIND_EVERY_DAYS_MOST));
    let problem = Problem::OutOfRange { least, most };
    Err(Error::invalid("remindEveryDays", problem))
}

fn checked_edit(wanted: WantedActionEdit) -> Result<ActionEdit, Error> {
    let title = wanted.title.as_deref();
    let title = title.map(|title| text::name("title", title, text::NAME_MOST));
    let said = wanted.comment.as_ref();
    let said = said.map(|said| comment(said.as_deref()));
    Ok(ActionEdit {
        title: title.transpose()?.map(Into::into),
        comment: said.transpose()?,
        owner: wanted.owner,
        due: wanted.due,
        remind_every_days: wanted.remind_every_days.map(days).transpose()?,
        state: wanted.state,
    })
}
