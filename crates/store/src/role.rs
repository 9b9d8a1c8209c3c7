//! Roles that administrators made.

use domain::access::{Role, RoleCode};

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Json;

impl Tx {
    /// By code.
    pub fn roles(&mut self) -> Result<Vec<Role>, StoreError> {
        self.all(
            "SELECT id, code, name, permissions, version FROM role ORDER BY code",
            &[],
            role,
        )
    }

    pub fn role(&mut self, code: &RoleCode) -> Result<Option<Role>, StoreError> {
        self.first(
            "SELECT id, code, name, permissions, version FROM role WHERE code = $1",
            &[code],
            role,
        )
    }

    /// Adds the role, or replaces the one with its id. `Conflict` when another has its code.
    pub fn save_role(&mut self, role: &Role) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO role (id, code, name, permissions, version) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id) DO UPDATE SET code = $2, name = $3, permissions = $4, version = $5",
            &[
                &role.id,
                &role.code,
                &Json(&role.name),
                &Json(&role.permissions),
                &role.version,
            ],
        )?;
        Ok(())
    }

    pub fn delete_role(&mut self, code: &RoleCode) -> Result<(), StoreError> {
        self.run("DELETE FROM role WHERE code = $1", &[code])?;
        Ok(())
    }

    /// Grants and working keys that have the role.
    pub fn uses_of_role(&mut self, code: &RoleCode) -> Result<i64, StoreError> {
        let found = self.first(
            "SELECT (SELECT count(*) FROM access_grant WHERE role = $1)
                + (SELECT count(*) FROM api_key WHERE role = $1 AND revoked_at IS NULL)",
            &[code],
            |row| row.read(),
        )?;
        Ok(found.unwrap_or(0))
    }
}

fn role(row: &mut Row<'_>) -> Result<Role, StoreError> {
    Ok(Role {
        id: row.read()?,
        code: row.read()?,
        name: row.read::<Json<_>>()?.0,
        permissions: row.read::<Json<_>>()?.0,
        version: row.read()?,
    })
}
