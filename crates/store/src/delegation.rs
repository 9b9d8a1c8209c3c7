//! Delegates: who lets whom act for them.

use domain::access::Delegation;
use domain::id::{DelegationId, PersonId};

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Tx, sixteen};
use crate::value::Json;

macro_rules! columns {
    () => {
        "id, person_id, delegate_id, powers, counts_from, counts_until"
    };
}

impl Tx {
    /// What the person lets others do, and what others let them do; oldest first.
    pub fn delegations_of(&mut self, person: PersonId) -> Result<Vec<Delegation>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM delegation WHERE person_id = $1 OR delegate_id = $1 ORDER BY id"
            ),
            &[&person],
            delegation,
        )
    }

    /// What these people let others do, oldest first.
    pub fn delegations_by(&mut self, people: &[PersonId]) -> Result<Vec<Delegation>, StoreError> {
        let mut found = self.all_of(
            concat!(
                "SELECT ",
                columns!(),
                " FROM delegation WHERE person_id IN ",
                sixteen!()
            ),
            people.iter().map(|id| id.0),
            delegation,
        )?;
        found.sort_by_key(|given| given.id);
        Ok(found)
    }

    pub fn delegation(&mut self, id: DelegationId) -> Result<Option<Delegation>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM delegation WHERE id = $1"),
            &[&id],
            delegation,
        )
    }

    pub fn add_delegation(&mut self, given: &Delegation) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO delegation (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6)"
            ),
            &[
                &given.id,
                &given.person,
                &given.delegate,
                &Json(&given.powers),
                &given.from,
                &given.until,
            ],
        )?;
        Ok(())
    }

    pub fn delete_delegation(&mut self, id: DelegationId) -> Result<(), StoreError> {
        self.run("DELETE FROM delegation WHERE id = $1", &[&id])?;
        Ok(())
    }
}

fn delegation(row: &mut Row<'_>) -> Result<Delegation, StoreError> {
    Ok(Delegation {
        id: row.read()?,
        person: row.read()?,
        delegate: row.read()?,
        powers: row.read::<Json<_>>()?.0,
        from: row.read()?,
        until: row.read()?,
    })
}
