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

    /// Whether anybody active may do everything everywhere.
    pub fn any_administrator(&mut self) -> Result<bool, StoreError> {
        let found = self.first(
            "SELECT person.id FROM person JOIN access_grant ON person_id = person.id
             WHERE active AND role = 'administrator' AND scope_kind = 'all' LIMIT 1",
            &[],
            |row| row.read::<PersonId>(),
        )?;
        Ok(found.is_some())
    }
}

/// What a person is found by; a line break keeps a match from reaching over two of them.
fn search_key(person: &Person) -> String {
    let email = person.email.as_deref().unwrap_or_default();
    format!("{}\n{}\n{email}", person.name, person.login).to_lowercase()
}

fn containing(query: &str) -> String {
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
