//! The cards people hold against readers, and the keys with which the product signs.

use domain::id::PersonId;

use crate::error::StoreError;
use crate::tx::Tx;

impl Tx {
    pub fn cards_of(&mut self, person: PersonId) -> Result<Vec<String>, StoreError> {
        self.all(
            "SELECT number FROM person_card WHERE person_id = $1 ORDER BY number",
            &[&person],
            |row| row.read(),
        )
    }

    /// Whose card it is.
    pub fn person_of_card(&mut self, number: &str) -> Result<Option<PersonId>, StoreError> {
        self.first(
            "SELECT person_id FROM person_card WHERE number = $1",
            &[&number],
            |row| row.read(),
        )
    }

    /// These cards instead of those the person had; nobody else may have any of them.
    pub fn set_cards(&mut self, person: PersonId, numbers: &[String]) -> Result<(), StoreError> {
        self.run("DELETE FROM person_card WHERE person_id = $1", &[&person])?;
        for number in numbers {
            self.run(
                "INSERT INTO person_card (number, person_id) VALUES ($1, $2)",
                &[number, &person],
            )?;
        }
        Ok(())
    }

    pub fn secret(&mut self, name: &str) -> Result<Option<[u8; 32]>, StoreError> {
        self.first(
            "SELECT bytes FROM secret WHERE name = $1",
            &[&name],
            |row| row.read(),
        )
    }

    /// Keeps the first that is given under a name.
    pub fn add_secret(&mut self, name: &str, bytes: &[u8; 32]) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO secret (name, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            &[&name, bytes],
        )?;
        Ok(())
    }
}
