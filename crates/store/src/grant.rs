//! Grants, and what they add up to for one person.

use domain::access::{Grant, Scope, Subject};
use domain::id::{GrantId, GroupId, OrgUnitId, PersonId, PlaceId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx};

macro_rules! columns {
    () => {
        "access_grant.id, subject_kind, subject_id, role, scope_kind, scope_id, counts_from, \
         counts_until, note, given_by, given_at"
    };
}

impl Tx {
    /// All grants that reach the person: to them, to their org unit or one above it, to a group
    /// they are in, to everyone. Whether their time has come is for the caller to see.
    pub fn grants_of(&mut self, person: PersonId) -> Result<Vec<Grant>, StoreError> {
        self.all(
            concat!(
                "WITH RECURSIVE unit (id) AS (
                    SELECT org_unit_id FROM person WHERE id = $1 AND org_unit_id IS NOT NULL
                    UNION SELECT parent_id FROM org_unit JOIN unit ON org_unit.id = unit.id
                    WHERE parent_id IS NOT NULL
                 ) SELECT ",
                columns!(),
                " FROM access_grant WHERE subject_kind = 'everyone'
                 OR (subject_kind = 'person' AND subject_id = $1)
                 OR (subject_kind = 'group' AND subject_id IN
                    (SELECT group_id FROM group_member WHERE person_id = $1))
                 OR (subject_kind = 'orgUnit' AND subject_id IN (SELECT id FROM unit))
                 ORDER BY access_grant.id"
            ),
            &[&person],
            grant,
        )
    }

    /// Grants in the order they were given; those after the given one, to the subject if one is
    /// named.
    pub fn grants(
        &mut self,
        subject: Option<Subject>,
        after: Option<GrantId>,
        limit: usize,
    ) -> Result<Vec<Grant>, StoreError> {
        let after = after.unwrap_or(GrantId(Uuid::nil()));
        let Some(subject) = subject else {
            return self.all(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM access_grant WHERE id > $1 ORDER BY id LIMIT $2"
                ),
                &[&after, &limit],
                grant,
            );
        };
        let (kind, id) = subject_columns(subject);
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM access_grant WHERE id > $1 AND subject_kind = $3
                 AND subject_id IS NOT DISTINCT FROM $4 ORDER BY id LIMIT $2"
            ),
            &[&after, &limit, &kind, &id],
            grant,
        )
    }

    pub fn grant(&mut self, id: GrantId) -> Result<Option<Grant>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM access_grant WHERE id = $1"),
            &[&id],
            grant,
        )
    }

    /// `false` when the subject has an equal one for the same time.
    pub fn give_grant(&mut self, given: &Grant) -> Result<bool, StoreError> {
        let (subject_kind, subject) = subject_columns(given.subject);
        let (scope_kind, scope) = scope_columns(given.scope);
        let rows = self.run(
            "INSERT INTO access_grant (id, subject_kind, subject_id, role, scope_kind, scope_id,
                counts_from, counts_until, note, given_by, given_at)
             SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 WHERE NOT EXISTS (
                SELECT 1 FROM access_grant WHERE subject_kind = $2
                AND subject_id IS NOT DISTINCT FROM $3 AND role = $4 AND scope_kind = $5
                AND scope_id IS NOT DISTINCT FROM $6 AND counts_from IS NOT DISTINCT FROM $7
                AND counts_until IS NOT DISTINCT FROM $8
             )",
            &[
                &given.id,
                &subject_kind,
                &subject,
                &given.role,
                &scope_kind,
                &scope,
                &given.from,
                &given.until,
                &given.note,
                &given.given_by,
                &given.given_at,
            ],
        )?;
        Ok(rows == 1)
    }

    pub fn revoke_grant(&mut self, id: GrantId) -> Result<(), StoreError> {
        self.run("DELETE FROM access_grant WHERE id = $1", &[&id])?;
        Ok(())
    }

    /// Whether anybody active may do everything everywhere for good: by a grant to them, to their
    /// org unit or one above it, to a group they are in, or to everyone.
    pub fn any_administrator(&mut self, now: Timestamp) -> Result<bool, StoreError> {
        let found = self.first(
            "WITH RECURSIVE given (kind, id) AS (
                SELECT subject_kind, subject_id FROM access_grant
                WHERE role = 'administrator' AND scope_kind = 'all' AND counts_until IS NULL
                AND (counts_from IS NULL OR counts_from <= $1)
             ), unit (id) AS (
                SELECT id FROM given WHERE kind = 'orgUnit'
                UNION SELECT org_unit.id FROM org_unit JOIN unit ON parent_id = unit.id
             )
             SELECT person.id FROM person WHERE active AND (
                EXISTS (SELECT 1 FROM given WHERE kind = 'everyone')
                OR person.id IN (SELECT id FROM given WHERE kind = 'person')
                OR org_unit_id IN (SELECT id FROM unit)
                OR person.id IN (SELECT person_id FROM group_member
                    JOIN given ON kind = 'group' AND group_id = given.id)
             ) LIMIT 1",
            &[&now],
            |row| row.read::<PersonId>(),
        )?;
        Ok(found.is_some())
    }

    /// Makes every other transaction that may take away the last administrator wait for the end of
    /// this one. On SQLite there is only one writer anyway.
    pub fn lock_administrators(&mut self) -> Result<(), StoreError> {
        if matches!(self.engine, Engine::Sqlite(_)) {
            return Ok(());
        }
        self.all(
            "SELECT id FROM access_grant WHERE role = 'administrator' ORDER BY id FOR UPDATE",
            &[],
            |row| row.read::<GrantId>(),
        )?;
        Ok(())
    }
}

fn subject_columns(subject: Subject) -> (&'static str, Option<Uuid>) {
    match subject {
        Subject::Everyone => ("everyone", None),
        Subject::Person(person) => ("person", Some(person.0)),
        Subject::OrgUnit(unit) => ("orgUnit", Some(unit.0)),
        Subject::Group(group) => ("group", Some(group.0)),
    }
}

fn scope_columns(scope: Scope) -> (&'static str, Option<Uuid>) {
    match scope {
        Scope::All => ("all", None),
        Scope::Place(place) => ("place", Some(place.0)),
        Scope::OrgUnit(unit) => ("orgUnit", Some(unit.0)),
        Scope::Own => ("own", None),
    }
}

fn grant(row: &mut Row<'_>) -> Result<Grant, StoreError> {
    let id: GrantId = row.read()?;
    let corrupt = |column: &str| StoreError::Corrupt {
        table: "access_grant".to_owned(),
        column: column.to_owned(),
        id: id.to_string(),
    };
    let kind: String = row.read()?;
    let subject = match (kind.as_str(), row.read()?) {
        ("everyone", None) => Subject::Everyone,
        ("person", Some(person)) => Subject::Person(PersonId(person)),
        ("orgUnit", Some(unit)) => Subject::OrgUnit(OrgUnitId(unit)),
        ("group", Some(group)) => Subject::Group(GroupId(group)),
        _ => return Err(corrupt("subject_kind")),
    };
    let role = row.read()?;
    let kind: String = row.read()?;
    let scope = match (kind.as_str(), row.read()?) {
        ("all", None) => Scope::All,
        ("place", Some(place)) => Scope::Place(PlaceId(place)),
        ("orgUnit", Some(unit)) => Scope::OrgUnit(OrgUnitId(unit)),
        ("own", None) => Scope::Own,
        _ => return Err(corrupt("scope_kind")),
    };
    Ok(Grant {
        id,
        subject,
        role,
        scope,
        from: row.read()?,
        until: row.read()?,
        note: row.read()?,
        given_by: row.read()?,
        given_at: row.read()?,
    })
}
