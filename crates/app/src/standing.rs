//! No-shows and what follows from them: how somebody stands, why they may not book for a while, and
//! how they get it put right.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::event::Fact;
use domain::id::{NoShowId, PersonId, PlaceId};
use domain::meeting::Meeting;
use domain::place::Places;
use domain::standing::{BarRule, NoShow, Standing, Verdict};
use jiff::Timestamp;
use store::Tx;

use crate::{App, Error, Noun, Refusal, Who, text};

const REASON_MOST: usize = 1_000;

/// How somebody stands wherever no-shows count.
#[derive(Clone, PartialEq, Debug)]
pub struct Stands {
    pub standings: Vec<Standing>,
    /// Newest first.
    pub no_shows: Vec<NoShow>,
    pub names: Names,
}

/// Names of those it is about.
pub type Names = HashMap<PersonId, Arc<str>>;

impl App {
    /// Counts a meeting to which nobody came against who booked it.
    pub(crate) fn count_no_show(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<(), Error> {
        let Some(hold) = meeting.holds.first() else {
            return Ok(());
        };
        let id = self.ids(now).no_show();
        let person = meeting.topic.organizer;
        let no_show = NoShow::counted(id, person, meeting.id, hold.room, now);
        tx.insert_no_show(&no_show)?;
        self.log(tx, &Who::timer(), now, Fact::of_no_show(&no_show))?;
        let places = self.places();
        for rule in bar_rules(&places, [hold.room].into_iter()) {
            for standing in standings(tx, person, &[rule], &places, now)? {
                self.tell_of_no_show(tx, meeting, &standing, now)?;
            }
        }
        Ok(())
    }

    /// They came after all.
    pub(crate) fn undo_no_show(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<(), Error> {
        match tx.no_show_of(meeting.id)? {
            Some(no_show) if no_show.state.counts() => self.keep(tx, who, no_show.undone(), now),
            _ => Ok(()),
        }
    }

    /// The rules of the rooms by which one may be barred.
    fn barring(&self, rooms: &[PlaceId]) -> Vec<BarRule> {
        let rules = bar_rules(&self.places(), rooms.iter().copied());
        rules
            .into_iter()
            .filter(|rule| rule.bar.is_some())
            .collect()
    }

    /// Refuses those who may not book in any of the rooms for not having come.
    pub(crate) fn refuse_barred(&self, person: PersonId, rooms: &[PlaceId]) -> Result<(), Error> {
        if self.barring(rooms).is_empty() {
            return Ok(());
        }
        self.store
            .read(|tx| self.refuse_barred_in(tx, person, rooms))
    }

    /// The same within a transaction.
    pub(crate) fn refuse_barred_in(
        &self,
        tx: &mut Tx,
        person: PersonId,
        rooms: &[PlaceId],
    ) -> Result<(), Error> {
        let barring = self.barring(rooms);
        if barring.is_empty() {
            return Ok(());
        }
        let standings = standings(tx, person, &barring, &self.places(), self.now())?;
        let worst = standings
            .into_iter()
            .filter_map(|standing| Some((standing.barred_until?, standing)))
            .max_by_key(|(until, _)| *until);
        match worst {
            None => Ok(()),
            Some((until, standing)) => Err(Error::refused(Refusal::Barred {
                until,
                place: standing.rule.place,
                count: standing.count,
            })),
        }
    }

    /// One's own, or, for those who decide about some place, somebody else's there.
    pub fn standing(
        &self,
        who: &Who,
        person: PersonId,
        before: Option<NoShowId>,
        limit: usize,
    ) -> Result<Stands, Error> {
        let places = self.places();
        let is_own = who.caller.is_person(person);
        let may_see = |room: PlaceId| {
            let target = Target::place(places.path(room));
            is_own || who.caller.may(Permission::StandingManage, &target)
        };
        if !is_own {
            crate::access::grant::permit_anywhere(who, Permission::StandingManage)?;
        }
        let now = self.now();
        let rooms = places.rooms().iter().copied();
        let rules = bar_rules(&places, rooms.filter(|room| may_see(*room)));
        self.store.read(|tx| {
            tx.person(person)?.ok_or(Error::NotFound(Noun::Person))?;
            let mut no_shows = tx.no_shows_of(person, before, limit)?;
            no_shows.retain(|no_show| may_see(no_show.room));
            Ok(Stands {
                standings: standings(tx, person, &rules, &places, now)?,
                no_shows,
                names: self.names(tx, [person])?,
            })
        })
    }

    /// Appeals that wait for somebody to decide, oldest first.
    pub fn appeals(
        &self,
        who: &Who,
        after: Option<NoShowId>,
        limit: usize,
    ) -> Result<(Vec<NoShow>, Names), Error> {
        crate::access::grant::permit_anywhere(who, Permission::StandingManage)?;
        let places = self.places();
        self.store.read(|tx| {
            let mut after = after;
            let mut found = Vec::new();
            loop {
                let page = tx.appealed_no_shows(after, limit)?;
                let is_last = page.len() < limit;
                after = page.last().map(|last| last.id);
                found.extend(page.into_iter().filter(|one| {
                    let target = Target::place(places.path(one.room));
                    who.caller.may(Permission::StandingManage, &target)
                }));
                if is_last || found.len() >= limit {
                    found.truncate(limit);
                    let names = self.names(tx, found.iter().map(|one| one.person))?;
                    return Ok((found, names));
                }
            }
        })
    }

    /// Says why it should not count; by who had booked.
    pub fn appeal(
        self: &Arc<Self>,
        who: &Who,
        id: NoShowId,
        why: &str,
    ) -> Result<(NoShow, Names), Error> {
        let why = reason(why)?;
        self.judge_no_show(who, id, move |who, no_show, _, now| {
            if !who.caller.is_person(no_show.person) {
                return Err(Error::NotFound(Noun::NoShow));
            }
            Ok(no_show.appealed(why.clone(), now)?)
        })
    }

    /// Decides that it counts, or that it does not.
    pub fn decide_no_show(
        self: &Arc<Self>,
        who: &Who,
        id: NoShowId,
        verdict: Verdict,
        why: &str,
    ) -> Result<(NoShow, Names), Error> {
        let why = reason(why)?;
        self.judge_no_show(who, id, move |who, no_show, places, now| {
            let target = Target::place(places.path(no_show.room));
            if !who.caller.may(Permission::StandingManage, &target) {
                let is_own = who.caller.is_person(no_show.person);
                return Err(match is_own {
                    true => Error::Denied(Permission::StandingManage),
                    false => Error::NotFound(Noun::NoShow),
                });
            }
            Ok(no_show.decided(verdict, who.caller.person(), why.clone(), now)?)
        })
    }

    fn judge_no_show(
        self: &Arc<Self>,
        who: &Who,
        id: NoShowId,
        mut decide: impl FnMut(&Who, NoShow, &Places, Timestamp) -> Result<NoShow, Error>
        + Send
        + 'static,
    ) -> Result<(NoShow, Names), Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let no_show = tx
                .no_show_for_update(id)?
                .ok_or(Error::NotFound(Noun::NoShow))?;
            let decided = decide(&actor, no_show, &app.places(), now)?;
            app.keep(tx, &actor, decided.clone(), now)?;
            app.tell_of_appeal(tx, &decided, now)?;
            app.tell_of_verdict(tx, &decided, now)?;
            let names = app.names(tx, [decided.person])?;
            Ok((decided, names))
        })
    }

    fn keep(&self, tx: &mut Tx, who: &Who, no_show: NoShow, now: Timestamp) -> Result<(), Error> {
        let version_before = no_show.version - 1;
        if !tx.update_no_show(&no_show, version_before)? {
            return Err(Error::Stale {
                version: version_before,
            });
        }
        self.log(tx, who, now, Fact::of_no_show(&no_show))
    }
}

fn reason(text: &str) -> Result<String, Error> {
    let text = text::paragraphs("reason", text, REASON_MOST)?;
    text.ok_or_else(|| Error::invalid("reason", crate::Problem::Empty))
}

/// What the rooms say, once for each place that says it.
fn bar_rules(places: &Places, rooms: impl Iterator<Item = PlaceId>) -> Vec<BarRule> {
    let policies = rooms.filter_map(|room| places.policy(room));
    let rules: BTreeMap<_, _> = policies
        .filter_map(BarRule::of)
        .map(|rule| (rule.place, rule))
        .collect();
    rules.into_values().collect()
}

fn standings(
    tx: &mut Tx,
    person: PersonId,
    rules: &[BarRule],
    places: &Places,
    now: Timestamp,
) -> Result<Vec<Standing>, Error> {
    let Some(since) = rules.iter().map(|rule| rule.looks_back_to(now)).min() else {
        return Ok(Vec::new());
    };
    let no_shows = tx.no_shows_since(person, since)?;
    let standing = |rule: &BarRule| rule.standing(&no_shows, places, now);
    Ok(rules.iter().map(standing).collect())
}
