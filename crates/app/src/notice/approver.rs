//! Who may decide something, found by the grants that reach them.

use std::collections::BTreeSet;

use domain::access::{Caller, Identity, Permission, Subject};
use domain::id::PersonId;
use jiff::Timestamp;
use store::Tx;

use crate::access::rights::permissions_of;
use crate::{App, Error};

/// Grants read at once.
const PAGE: usize = 500;
/// People asked about one thing; where everybody may decide, nobody is asked in particular.
const ASKED_MOST: usize = 100;

impl App {
    /// People with a permission somewhere, with all their rights. What is given to everyone asks
    /// nobody.
    pub(super) fn callers_with(
        &self,
        tx: &mut Tx,
        permission: Permission,
        now: Timestamp,
    ) -> Result<Vec<Caller>, Error> {
        let mut people: BTreeSet<PersonId> = BTreeSet::new();
        let mut after = None;
        loop {
            let page = tx.grants(None, after, PAGE)?;
            after = page.last().map(|grant| grant.id);
            let is_last = page.len() < PAGE;
            for grant in page.iter().filter(|grant| grant.counts_at(now)) {
                let gives = permissions_of(tx, &grant.role)?
                    .is_some_and(|permissions| permissions.contains(permission));
                if !gives {
                    continue;
                }
                match grant.subject {
                    Subject::Everyone => {}
                    Subject::Person(person) => people.extend([person]),
                    Subject::OrgUnit(unit) => people.extend(tx.people_within(unit)?),
                    Subject::Group(group) => {
                        people.extend(tx.group(group)?.into_iter().flat_map(|one| one.members));
                    }
                }
            }
            if is_last {
                break;
            }
        }
        people
            .into_iter()
            .take(ASKED_MOST)
            .map(|person| {
                let rights = self.rights_of(tx, person, now)?;
                Ok(Caller::new(Identity::Person(person), rights))
            })
            .collect()
    }
}
