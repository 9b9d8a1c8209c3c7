//! People and the departments they belong to. The password hash lies beside a person and is asked
//! for by itself.

use domain::id::{OrgUnitId, PersonId};
use domain::person::{OrgUnit, Person, login_key};

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Tx, sixteen};

macro_rules! columns {
    () => {
        "id, login, name, email, phone, org_unit_id, language, time_zone, active, version"
    };
}

impl Tx {
    pub fn org_units(&mut self) -> Result<Vec<OrgUnit>, StoreError> {
        self.all(
            "SELECT id, parent_id, name, version FROM org_unit ORDER BY id",
            &[],
            org_unit,
        )
    }

    pub fn org_unit_by_name(
        &mut self,
        parent: Option<OrgUnitId>,
        name: &str,
    ) -> Result<Option<OrgUnit>, StoreError> {
        self.first(
            "SELECT id, parent_id, name, version FROM org_unit
             WHERE name = $2 AND parent_id IS NOT DISTINCT FROM $1",
            &[&parent, &name],
            org_unit,
        )
    }

    /// Adds the unit, or replaces the one with its id. `Conflict` when a sibling has its name.
    pub fn save_org_unit(&mut self, unit: &OrgUnit) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO org_unit (id, parent_id, name, version) VALUES ($1, $2, $3, $4)
             ON CONFLICT (id) DO UPDATE SET parent_id = $2, name = $3, version = $4",
            &[&unit.id, &unit.parent, &unit.name, &unit.version],
        )?;
        Ok(())
    }

    /// The unit and those above it; empty when there is no such unit.
    pub fn org_units_above(&mut self, unit: OrgUnitId) -> Result<Vec<OrgUnitId>, StoreError> {
        self.all(
            // `UNION` drops what was found before: a circle ends where it closes.
            "WITH RECURSIVE above (id, parent_id) AS (
                SELECT id, parent_id FROM org_unit WHERE id = $1
                UNION SELECT org_unit.id, org_unit.parent_id
                FROM org_unit JOIN above ON org_unit.id = above.parent_id
             ) SELECT id FROM above",
            &[&unit],
            |row| row.read(),
        )
    }

    /// People who belong to the unit or to one below it.
    pub fn people_within(&mut self, unit: OrgUnitId) -> Result<Vec<PersonId>, StoreError> {
        self.all(
            "WITH RECURSIVE below (id) AS (
                SELECT id FROM org_unit WHERE id = $1
                UNION SELECT org_unit.id FROM org_unit JOIN below ON parent_id = below.id
             ) SELECT person.id FROM person JOIN below ON org_unit_id = below.id",
            &[&unit],
            |row| row.read(),
        )
    }

    /// What keeps the unit from being deleted: units below it, people in it, grants to it or
    /// within it.
    pub fn uses_of_org_unit(&mut self, unit: OrgUnitId) -> Result<i64, StoreError> {
        let found = self.first(
            "SELECT (SELECT count(*) FROM org_unit WHERE parent_id = $1)
                + (SELECT count(*) FROM person WHERE org_unit_id = $1)
                + (SELECT count(*) FROM access_grant WHERE subject_id = $1 OR scope_id = $1)",
            &[&unit],
            |row| row.read(),
        )?;
        Ok(found.unwrap_or(0))
    }

    pub fn delete_org_unit(&mut self, unit: OrgUnitId) -> Result<(), StoreError> {
        self.run("DELETE FROM org_unit WHERE id = $1", &[&unit])?;
        Ok(())
    }

    pub fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM person WHERE id = $1"),
            &[&id],
            person,
        )
    }

    /// Without regard to case.
    pub fn person_by_login(&mut self, login: &str) -> Result<Option<Person>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM person WHERE login_key = $1"),
            &[&login_key(login)],
            person,
        )
    }

    /// Those of the people that there are, in no particular order.
    pub fn people_by_ids(&mut self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        self.all_of(
            concat!(
                "SELECT ",
                columns!(),
                " FROM person WHERE id IN ",
                sixteen!()
            ),
            ids.iter().map(|id| id.0),
            person,
        )
    }

    /// Active people whose name, login or address contains the text, without regard to case, in
    /// the order of name and id; those after the given one.
    pub fn people_matching(
        &mut self,
        query: Option<&str>,
        after: Option<(String, PersonId)>,
        limit: usize,
    ) -> Result<Vec<Person>, StoreError> {
        let (name, id) = after.unwrap_or_else(|| (String::new(), PersonId(uuid::Uuid::nil())));
        let Some(query) = query else {
            return self.all(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM person WHERE active AND (name, id) > ($1, $2)
                    ORDER BY name, id LIMIT $3"
                ),
                &[&name, &id, &limit],
                person,
            );
        };
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM person WHERE active AND (name, id) > ($1, $2)
                AND search_key LIKE $4 ESCAPE '!' ORDER BY name, id LIMIT $3"
            ),
            &[&name, &id, &limit, &containing(query)],
            person,
        )
    }

    /// As `people_matching`, of those who are no longer active.
    pub fn inactive_people_matching(
        &mut self,
        query: Option<&str>,
        after: Option<(String, PersonId)>,
        limit: usize,
    ) -> Result<Vec<Person>, StoreError> {
        let (name, id) = after.unwrap_or_else(|| (String::new(), PersonId(uuid::Uuid::nil())));
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM person WHERE NOT active AND (name, id) > ($1, $2)
                AND search_key LIKE $4 ESCAPE '!' ORDER BY name, id LIMIT $3"
            ),
            &[&name, &id, &limit, &containing(query.unwrap_or_default())],
            person,
        )
    }

    /// Active people who have the address, without regard to case.
    pub fn people_with_address(&mut self, address: &str) -> Result<Vec<PersonId>, StoreError> {
        self.all(
            "SELECT id FROM person WHERE active AND lower(email) = $1 ORDER BY id LIMIT 2",
            &[&address.to_lowercase()],
            |row| row.read(),
        )
    }

    /// Adds the person, or replaces the one with their id, except for the password. `Conflict`
    /// when somebody else has their login.
    pub fn save_person(&mut self, person: &Person) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO person (",
                columns!(),
                ", login_key, search_key)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                ON CONFLICT (id) DO UPDATE SET login = $2, name = $3, email = $4, phone = $5,
                    org_unit_id = $6, language = $7, time_zone = $8, active = $9, version = $10,
                    login_key = $11, search_key = $12"
            ),
            &[
                &person.id,
                &person.login,
                &person.name,
                &person.email,
                &person.phone,
                &person.org_unit,
                &person.language,
                &person.time_zone,
                &person.active,
                &person.version,
                &login_key(&person.login),
                &search_key(person),
            ],
        )?;
        Ok(())
    }

    pub fn set_password(&mut self, id: PersonId, hash: &str) -> Result<(), StoreError> {
        self.run(
            "UPDATE person SET password_hash = $2 WHERE id = $1",
            &[&id, &hash],
        )?;
        Ok(())
    }

    pub fn password_of(&mut self, id: PersonId) -> Result<Option<String>, StoreError> {
        let found = self.first(
            "SELECT id, password_hash FROM person WHERE id = $1",
            &[&id],
            |row| {
                row.read::<PersonId>()?;
                row.read::<Option<String>>()
            },
        )?;
        Ok(found.flatten())
    }
}

/// What a person is found by; a line break keeps a match from reaching over two of them.
fn search_key(person: &Person) -> String {
    let email = person.email.as_deref().unwrap_or_default();
    format!("{}\n{}\n{email}", person.name, person.login).to_lowercase()
}

/// A pattern for `LIKE … ESCAPE '!'`, in small letters.
pub(crate) fn containing(query: &str) -> String {
    let mut pattern = String::from("%");
    for letter in query.trim().to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

fn org_unit(row: &mut Row<'_>) -> Result<OrgUnit, StoreError> {
    Ok(OrgUnit {
        id: row.read()?,
        parent: row.read()?,
        name: row.read()?,
        version: row.read()?,
    })
}

fn person(row: &mut Row<'_>) -> Result<Person, StoreError> {
    Ok(Person {
        id: row.read()?,
        login: row.read()?,
        name: row.read()?,
        email: row.read()?,
        phone: row.read()?,
        org_unit: row.read()?,
        language: row.read()?,
        time_zone: row.read()?,
        active: row.read()?,
        version: row.read()?,
    })
}
