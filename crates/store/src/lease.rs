//! Leases: who does what only one node may do, until when.

use jiff::Timestamp;

use crate::error::StoreError;
use crate::tx::Tx;

impl Tx {
    /// Takes or prolongs the lease `name`. `false` while somebody else holds it.
    pub fn take_lease(
        &mut self,
        name: &str,
        holder: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let taken = self.run(
            "INSERT INTO lease (name, holder, held_until) VALUES ($1, $2, $4)
             ON CONFLICT (name) DO UPDATE
             SET holder = excluded.holder, held_until = excluded.held_until
             WHERE lease.holder = excluded.holder OR lease.held_until <= $3",
            &[&name, &holder, &now, &until],
        )?;
        Ok(taken == 1)
    }

    /// Lets another node take over at once.
    pub fn drop_lease(&mut self, name: &str, holder: &str) -> Result<(), StoreError> {
        self.run(
            "DELETE FROM lease WHERE name = $1 AND holder = $2",
            &[&name, &holder],
        )?;
        Ok(())
    }
}
