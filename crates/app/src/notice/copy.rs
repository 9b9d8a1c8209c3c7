//! Copies of what people are told about meetings, for the delegates who are to have them. A copy
//! says whose it is, and asks nothing of its reader.

use std::collections::BTreeSet;

use domain::access::Delegation;
use domain::id::PersonId;
use domain::notice::{Kind, Recipient};
use domain::person::Language;
use jiff::Timestamp;
use store::Tx;

use super::body::Body;
use super::say::{Audience, Saying};
use crate::{App, Error};

impl App {
    /// Says what was said to people to their delegates as well; who hears it anyhow, hears it once.
    pub(super) fn say_copies(
        &self,
        tx: &mut Tx,
        body: &Body,
        sayings: &[Saying<'_>],
        now: Timestamp,
    ) -> Result<(), Error> {
        // Whoever decides for another has a power of their own.
        let copied =
            |saying: &&Saying<'_>| saying.meeting.is_some() && saying.kind != Kind::ApprovalWanted;
        let told = sayings.iter().filter(copied).filter_map(reader);
        let told: Vec<_> = told.collect();
        let mut given = tx.delegations_by(&told)?;
        given.retain(|given| given.powers.gets_copies && given.counts_at(now));
        if given.is_empty() {
            return Ok(());
        }
        let named = given
            .iter()
            .flat_map(|given| [given.person, given.delegate]);
        let audience = Audience::of(tx, named)?;
        let mut hears: BTreeSet<PersonId> = sayings.iter().filter_map(reader).collect();
        for Delegation {
            person,
            delegate,
            powers,
            ..
        } in given
        {
            let original = sayings.iter().find(|saying| reader(saying) == Some(person));
            let (Some(original), true) = (original, hears.insert(delegate)) else {
                continue;
            };
            let name = audience.people.get(&person).map(|person| &person.name);
            let copy = Body {
                copy_of: name.cloned(),
                check_in: false,
                ..body.clone()
            };
            let copy = if copy.private && !powers.sees_private {
                copy.masked()
            } else {
                copy
            };
            let to = Recipient::Person(delegate);
            let dedup = original.dedup.as_ref();
            let saying = Saying {
                to: &to,
                kind: original.kind,
                asks: None,
                meeting: original.meeting,
                worthless_at: original.worthless_at,
                language: Language::default(),
                actor: original.actor,
                dedup: dedup.map(|dedup| format!("{dedup} copy {delegate}")),
            };
            self.say_once(tx, &copy, &[saying], &audience, now)?;
        }
        Ok(())
    }
}

fn reader(saying: &Saying<'_>) -> Option<PersonId> {
    match saying.to {
        Recipient::Person(person) => Some(*person),
        Recipient::Guest(_) => None,
    }
}
