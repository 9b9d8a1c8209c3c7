//! Groups: named sets of people, to whom grants and rules of rooms may be given.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::access::{Permission, Subject, Target};
use domain::event::{Fact, Fate, GroupFact};
use domain::id::{GroupId, PersonId};
use domain::person::Group;
use jiff::Timestamp;
use store::{GroupLine, Tx};

use crate::access::permit;
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// People in one group.
const MEMBERS_MOST: usize = 5_000;

/// What is to be different about a group.
#[derive(Clone, Default, Debug)]
pub struct GroupEdit {
    pub name: Option<String>,
    pub members: Option<BTreeSet<PersonId>>,
}

impl App {
    /// Groups by name.
    pub fn groups(
        &self,
        who: &Who,
        after: Option<String>,
        limit: usize,
    ) -> Result<Vec<GroupLine>, Error> {
        permit(who, Permission::PersonSee, &Target::deployment())?;
        self.store
            .read(|tx| tx.groups(after.as_deref(), limit).map_err(Error::from))
    }

    pub fn group(&self, who: &Who, id: GroupId) -> Result<Group, Error> {
        permit(who, Permission::PersonSee, &Target::deployment())?;
        self.store
            .read(|tx| tx.group(id)?.ok_or(Error::NotFound(Noun::Group)))
    }

    pub fn create_group(
        self: &Arc<Self>,
        who: &Who,
        name: &str,
        members: BTreeSet<PersonId>,
        once: Option<Once<Group>>,
    ) -> Result<Answer<Group>, Error> {
        permit(who, Permission::GroupManage, &Target::deployment())?;
        let name = text::name("name", name, text::NAME_MOST)?;
        let now = self.now();
        let id = self.ids(now).group();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let group = Group {
                id,
                name: name.clone(),
                members: members.clone(),
                version: 1,
            };
            app.save_group(tx, &actor, None, group, now)
        };
        self.once(who, once, act, |error| error)
    }

    pub fn change_group(
        self: &Arc<Self>,
        who: &Who,
        id: GroupId,
        edit: GroupEdit,
        version: Option<i64>,
    ) -> Result<Group, Error> {
        permit(who, Permission::GroupManage, &Target::deployment())?;
        let name = edit
            .name
            .map(|name| text::name("name", &name, text::NAME_MOST))
            .transpose()?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        let group = self.store.write(move |tx| {
            let before = tx.group(id)?.ok_or(Error::NotFound(Noun::Group))?;
            if version.is_some_and(|version| version != before.version) {
                return Err(Error::Stale {
                    version: before.version,
                });
            }
            let group = Group {
                id,
                name: name.clone().unwrap_or_else(|| before.name.clone()),
                members: edit
                    .members
                    .clone()
                    .unwrap_or_else(|| before.members.clone()),
                version: before.version + 1,
            };
            app.save_group(tx, &who, Some(&before), group, now)
        })?;
        self.callers.forget();
        Ok(group)
    }

    fn save_group(
        &self,
        tx: &mut Tx,
        who: &Who,
        before: Option<&Group>,
        group: Group,
        now: Timestamp,
    ) -> Result<Group, Error> {
        if group.members.len() > MEMBERS_MOST {
            let most = MEMBERS_MOST;
            return Err(Error::invalid("members", Problem::TooMany { most }));
        }
        if tx
            .group_named(&group.name)?
            .is_some_and(|id| id != group.id)
        {
            let name = group.name;
            return Err(Error::refused(Refusal::NameTaken { name }));
        }
        let nobody = BTreeSet::new();
        let members_before = before.map_or(&nobody, |before| &before.members);
        let joined: Vec<_> = group.members.difference(members_before).copied().collect();
        let left: Vec<_> = members_before.difference(&group.members).copied().collect();
        if tx.people_by_ids(&joined)?.len() != joined.len() {
            return Err(Error::invalid("members", Problem::UnknownPerson));
        }
        // Whoever leaves loses what the group has, which is to take as it is to give.
        if before.is_some() && !(joined.is_empty() && left.is_empty()) {
            self.permit_joining(tx, who, Subject::Group(group.id))?;
        }
        self.keeping_an_administrator(tx, now, |tx| Ok(tx.save_group(&group)?))?;
        let fact = GroupFact {
            happened: Fate::Saved,
            group: group.id,
            name: group.name.clone(),
            joined,
            left,
            version: group.version,
        };
        self.log(tx, who, now, Fact::Group(fact))?;
        Ok(group)
    }

    /// Refused while grants name the group.
    pub fn delete_group(self: &Arc<Self>, who: &Who, id: GroupId) -> Result<(), Error> {
        permit(who, Permission::GroupManage, &Target::deployment())?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let group = tx.group(id)?.ok_or(Error::NotFound(Noun::Group))?;
            let uses = tx.uses_of_group(id)?;
            if uses > 0 {
                return Err(Error::refused(Refusal::InUse { uses }));
            }
            tx.delete_group(id)?;
            let fact = GroupFact {
                happened: Fate::Deleted,
                group: id,
                name: group.name,
                joined: Vec::new(),
                left: group.members.into_iter().collect(),
                version: group.version + 1,
            };
            app.log(tx, &who, now, Fact::Group(fact))
        })?;
        self.callers.forget();
        Ok(())
    }
}
