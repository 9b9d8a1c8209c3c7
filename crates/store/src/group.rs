//! Groups: named sets of people.

use std::collections::BTreeSet;

use domain::id::{GroupId, PersonId};
use domain::person::Group;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;

/// A group without the names of those in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupLine {
    pub id: GroupId,
    pub name: String,
    pub members: i64,
    pub version: i64,
}

impl Tx {
    /// In the order of name; those after the given name.
    pub fn groups(
        &mut self,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<GroupLine>, StoreError> {
        self.all(
            "SELECT id, name, (SELECT count(*) FROM group_member WHERE group_id = id), version
             FROM person_group WHERE name > $1 ORDER BY name LIMIT $2",
            &[&after.unwrap_or_default(), &limit],
            |row| {
                Ok(GroupLine {
                    id: row.read()?,
                    name: row.read()?,
                    members: row.read()?,
                    version: row.read()?,
                })
            },
        )
    }

    pub fn group(&mut self, id: GroupId) -> Result<Option<Group>, StoreError> {
        let found = self.first(
            "SELECT id, name, version FROM person_group WHERE id = $1",
            &[&id],
            |row| group(row, BTreeSet::new()),
        )?;
        let Some(found) = found else { return Ok(None) };
        let members = self.all(
            "SELECT person_id FROM group_member WHERE group_id = $1 ORDER BY person_id",
            &[&id],
            |row| row.read(),
        )?;
        Ok(Some(Group {
            members: members.into_iter().collect(),
            ..found
        }))
    }

    pub fn group_named(&mut self, name: &str) -> Result<Option<GroupId>, StoreError> {
        self.first(
            "SELECT id FROM person_group WHERE name = $1",
            &[&name],
            |row| row.read(),
        )
    }

    /// Adds the group, or replaces the one with its id. `Conflict` when another has its name.
    pub fn save_group(&mut self, group: &Group) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO person_group (id, name, version) VALUES ($1, $2, $3)
             ON CONFLICT (id) DO UPDATE SET name = $2, version = $3",
            &[&group.id, &group.name, &group.version],
        )?;
        self.run("DELETE FROM group_member WHERE group_id = $1", &[&group.id])?;
        for member in &group.members {
            self.run(
                "INSERT INTO group_member (group_id, person_id) VALUES ($1, $2)",
                &[&group.id, member],
            )?;
        }
        Ok(())
    }

    pub fn delete_group(&mut self, id: GroupId) -> Result<(), StoreError> {
        self.run("DELETE FROM group_member WHERE group_id = $1", &[&id])?;
        self.run("DELETE FROM person_group WHERE id = $1", &[&id])?;
        Ok(())
    }

    pub fn groups_of(&mut self, person: PersonId) -> Result<Vec<GroupId>, StoreError> {
        self.all(
            "SELECT group_id FROM group_member WHERE person_id = $1 ORDER BY group_id",
            &[&person],
            |row| row.read(),
        )
    }

    /// Grants to the group.
    pub fn uses_of_group(&mut self, id: GroupId) -> Result<i64, StoreError> {
        let found = self.first(
            "SELECT count(*) FROM access_grant WHERE subject_kind = 'group' AND subject_id = $1",
            &[&id],
            |row| row.read(),
        )?;
        Ok(found.unwrap_or(0))
    }
}

fn group(row: &mut Row<'_>, members: BTreeSet<PersonId>) -> Result<Group, StoreError> {
    Ok(Group {
        id: row.read()?,
        name: row.read()?,
        members,
        version: row.read()?,
    })
}
