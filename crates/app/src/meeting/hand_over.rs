//! Handing a meeting over: at once where the other need not be asked, else by an offer that they
//! answer.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use domain::access::{Caller, Identity, Permission, Target};
use domain::event::Fact;
use domain::id::{HandOverId, MeetingId, PersonId};
use domain::meeting::{self, Action, Edit, EditScope, HandOver, Meeting, OfferState, State};
use domain::place::Places;
use jiff::Timestamp;
use store::Tx;

use super::swap::require_as_offered;
use super::{Consent, WantedChange, require_knowledge, require_manage};
use crate::access::person_of;
use crate::{Answer, App, Error, Noun, Once, Problem, Refusal, Who};

/// An offer with what whoever answers has to know.
#[derive(Clone, Debug)]
pub struct HandOverDetail {
    pub offer: HandOver,
    pub meeting: Meeting,
    /// Whether the caller may know what the meeting is about.
    pub knows: bool,
    /// Of those who offer and are asked.
    pub names: HashMap<PersonId, Arc<str>>,
}

impl App {
    /// Gives the meeting to somebody, or asks them whether they would have it.
    pub fn hand_over(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        to: PersonId,
        scope: EditScope,
        once: Option<Once<HandOverDetail>>,
    ) -> Result<Answer<HandOverDetail>, Error> {
        let person = person_of(who)?;
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let meeting = tx
                .meeting_for_update(id)?
                .ok_or(Error::NotFound(Noun::Meeting))?;
            app.see(&actor, &meeting)?;
            let places = app.places();
            require_manage(&actor, &meeting, &places)?;
            require_knowledge(&actor, &meeting, &edit_to(to), &places)?;
            let offer = HandOver {
                id: app.ids(now).hand_over(),
                meeting: id,
                to,
                scope,
                proposed_by: person,
                state: OfferState::Open,
                created_at: now,
                decided_at: None,
                decided_by: None,
            };
            let dates = app.dates_offered(tx, &actor, &meeting, scope, now)?;
            let open = tx.open_hand_over(id)?;
            if let Some(open) = &open
                && (open.to, open.scope, open.proposed_by) == (to, scope, person)
                && require_all_as_offered(tx, &dates, open).is_ok()
            {
                return app.hand_over_detail(tx, &actor, open.clone(), meeting, false);
            }
            app.admit_receiver(tx, &meeting, to, &places, now)?;
            if let Some(open) = open {
                let withdrawn = open.answered(OfferState::Withdrawn, Some(person), now);
                app.save_answer(tx, &actor, &withdrawn, now)?;
                app.tell_of_hand_over(tx, &withdrawn, &meeting, Some(person), now)?;
            }
            let offer = if meeting::may_give(&meeting, to, &actor.caller, &places) {
                app.give(tx, &actor, &actor, &offer, now)?;
                offer.answered(OfferState::Accepted, Some(person), now)
            } else {
                app.tell_of_hand_over(tx, &offer, &meeting, Some(person), now)?;
                offer
            };
            tx.insert_hand_over(&offer)?;
            let who = actor.running(&meeting);
            app.log(tx, &who, now, Fact::of_hand_over(&offer))?;
            app.hand_over_detail(tx, &actor, offer, meeting, false)
        };
        let answer = self.once(who, once, act, |error| error)?;
        if let Answer::Fresh(_) = &answer {
            self.changed([id]);
        }
        Ok(answer)
    }

    /// Answers an offer: who is asked accepts or declines, who runs the meeting withdraws.
    pub fn answer_hand_over(
        self: &Arc<Self>,
        who: &Who,
        id: HandOverId,
        answer: OfferState,
    ) -> Result<HandOverDetail, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let detail = self.write_in_turn(move |tx| {
            let unknown = || Error::NotFound(Noun::HandOver);
            // The meeting is locked first, as by whoever offers it.
            let offered = tx.hand_over(id)?.ok_or_else(unknown)?;
            let meeting = tx.meeting_for_update(offered.meeting)?;
            let meeting = meeting.ok_or_else(unknown)?;
            let offer = tx.hand_over_for_update(id)?.ok_or_else(unknown)?;
            let places = app.places();
            let is_theirs = meeting.may_manage(&actor.caller, &places);
            let is_asked = is_asked(&actor, offer.to);
            if !is_theirs && !is_asked {
                return Err(unknown());
            }
            let may_answer = match answer {
                OfferState::Withdrawn => is_theirs,
                _ => is_asked,
            };
            if !may_answer {
                return Err(Error::Denied(Permission::MeetingManage));
            }
            if offer.state == answer {
                return app.hand_over_detail(tx, &actor, offer, meeting, false);
            }
            if offer.state != OfferState::Open {
                let state = offer.state;
                return Err(Error::refused(Refusal::AlreadyAnswered { state }));
            }
            let me = actor.caller.person();
            let who = actor.on_behalf_of(Some(offer.to).filter(|to| is_asked && Some(*to) != me));
            if answer == OfferState::Accepted {
                require_ahead(&meeting, now)?;
                let rights = app.rights_of(tx, offer.proposed_by, now)?;
                let giver = Who {
                    caller: Caller::new(Identity::Person(offer.proposed_by), rights),
                    origin: actor.origin,
                };
                // Who offered it may have nothing to do with it any more.
                require_manage(&giver, &meeting, &places).map_err(|_| unknown())?;
                let dates = app.dates_offered(tx, &giver, &meeting, offer.scope, now)?;
                require_all_as_offered(tx, &dates, &offer)?;
                app.give(tx, &giver, &who, &offer, now)?;
            }
            let offer = offer.answered(answer, me, now);
            app.save_answer(tx, &who, &offer, now)?;
            app.tell_of_hand_over(tx, &offer, &meeting, me, now)?;
            let meeting = tx.meeting(offer.meeting)?.ok_or_else(unknown)?;
            app.hand_over_detail(tx, &actor, offer, meeting, is_asked)
        })?;
        self.changed([detail.meeting.id]);
        Ok(detail)
    }

    /// Open offers to the caller and whom they may answer for, and of their meetings, newest first.
    pub fn hand_overs(
        &self,
        who: &Who,
        before: Option<HandOverId>,
        limit: usize,
    ) -> Result<Vec<HandOverDetail>, Error> {
        let person = person_of(who)?;
        let now = self.now();
        let given = who.caller.rights.acts_for.iter();
        let answers_for = given.filter(|given| given.powers.books);
        let people: Vec<_> = std::iter::once(person)
            .chain(answers_for.map(|given| given.person))
            .collect();
        self.store.read(move |tx| {
            let mut offers = Vec::new();
            for person in &people {
                offers.extend(tx.open_hand_overs_of(*person, now, before, limit)?);
            }
            offers.sort_by_key(|offer| Reverse(offer.id));
            offers.dedup_by_key(|offer| offer.id);
            let mut found = Vec::new();
            for offer in offers.into_iter().take(limit) {
                if let Some(meeting) = tx.meeting(offer.meeting)? {
                    let asked = is_asked(who, offer.to);
                    match self.hand_over_detail(tx, who, offer, meeting, asked) {
                        Err(Error::NotFound(_)) => {}
                        detail => found.push(detail?),
                    }
                }
            }
            Ok(found)
        })
    }

    /// Refuses before anybody is asked what could not be whatever they say. What they have booked
    /// already and whether they came is theirs, and is asked when they accept.
    fn admit_receiver(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        to: PersonId,
        places: &Places,
        now: Timestamp,
    ) -> Result<(), Error> {
        require_ahead(meeting, now)?;
        let problem = match tx.person(to)? {
            None => Some(Problem::UnknownPerson),
            Some(person) if !person.active => Some(Problem::PersonLeft),
            Some(_) if meeting.topic.organizer == to => Some(Problem::TheirsAlready),
            Some(_) => None,
        };
        if let Some(problem) = problem {
            return Err(Error::invalid("personId", problem));
        }
        let rights = self.rights_of(tx, to, now)?;
        let theirs = Caller::new(Identity::Person(to), rights);
        let may_book = meeting.rooms().iter().all(|room| {
            let target = Target::place(places.path(*room));
            theirs.sees(places, *room) && theirs.may(Permission::MeetingBook, &target)
        });
        match may_book {
            true => Ok(()),
            false => Err(Error::Denied(Permission::MeetingBook)),
        }
    }

    /// What an offer is about: the meeting, or the dates of its series that `giver` can give.
    fn dates_offered(
        &self,
        tx: &mut Tx,
        giver: &Who,
        meeting: &Meeting,
        scope: EditScope,
        now: Timestamp,
    ) -> Result<Vec<Meeting>, Error> {
        let mut dates = match scope {
            EditScope::This => Vec::new(),
            EditScope::Following | EditScope::All => {
                self.cut(tx, giver, meeting.id, scope, None, now)?.ahead
            }
        };
        dates.retain(|date| date.id != meeting.id);
        dates.push(meeting.clone());
        Ok(dates)
    }

    /// The meeting or its series goes to who gets it; `giver` has it, `who` does it.
    fn give(
        &self,
        tx: &mut Tx,
        giver: &Who,
        who: &Who,
        offer: &HandOver,
        now: Timestamp,
    ) -> Result<(), Error> {
        let wanted = WantedChange {
            edit: edit_to(offer.to),
            consent: Consent::Given,
            ..WantedChange::default()
        };
        if offer.scope != EditScope::This {
            let scope = offer.scope;
            self.change_series_in(tx, giver, who, offer.meeting, &wanted, scope, None, now)?;
            return Ok(());
        }
        let meeting = tx.meeting_for_update(offer.meeting)?;
        let meeting = meeting.ok_or(Error::NotFound(Noun::Meeting))?;
        let version_before = meeting.version;
        let (change, _) = self.decide_change(tx, giver, who, meeting, &wanted, now)?;
        self.write_change(tx, who, change, version_before, now)?;
        Ok(())
    }

    fn save_answer(
        &self,
        tx: &mut Tx,
        who: &Who,
        offer: &HandOver,
        now: Timestamp,
    ) -> Result<(), Error> {
        tx.decide_hand_over(offer)?;
        self.log(tx, who, now, Fact::of_hand_over(offer))
    }

    /// What the caller may know of an offer: who is asked, until they have answered, knows what for;
    /// others as much as of the meeting.
    fn hand_over_detail(
        &self,
        tx: &mut Tx,
        who: &Who,
        offer: HandOver,
        meeting: Meeting,
        asked: bool,
    ) -> Result<HandOverDetail, Error> {
        if !asked {
            self.see(who, &meeting)
                .map_err(|_| Error::NotFound(Noun::HandOver))?;
        }
        let knows = asked && who.caller.acts_as() == Some(offer.to)
            || meeting.may_see(&who.caller, &self.places());
        let people = [Some(offer.to), Some(offer.proposed_by), offer.decided_by];
        let names = self.names(tx, people.into_iter().flatten())?;
        Ok(HandOverDetail {
            offer,
            meeting,
            knows,
            names,
        })
    }
}

/// Refuses to give what is over, or was never agreed to.
fn require_ahead(meeting: &Meeting, now: Timestamp) -> Result<(), Error> {
    let state = meeting.state_at(now);
    if matches!(state, State::Requested | State::Confirmed | State::Running) {
        return Ok(());
    }
    let action = Action::Change;
    Err(meeting::Refusal::WrongState { state, action }.into())
}

fn require_all_as_offered(tx: &mut Tx, dates: &[Meeting], offer: &HandOver) -> Result<(), Error> {
    dates
        .iter()
        .try_for_each(|date| require_as_offered(tx, date, offer.created_at))
}

/// Whether the caller answers for the person.
fn is_asked(who: &Who, to: PersonId) -> bool {
    who.caller.acts_as() == Some(to) || who.caller.acts_for(&[to], |powers| powers.books)
}

fn edit_to(to: PersonId) -> Edit {
    Edit {
        organizer: Some(to),
        ..Edit::default()
    }
}
