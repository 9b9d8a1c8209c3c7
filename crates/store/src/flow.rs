//! Flows: the ways in which requests are decided.

use domain::approval::Flow;
use domain::id::FlowId;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Json;

impl Tx {
    /// In the order of name; those after the given name.
    pub fn flows(&mut self, after: Option<&str>, limit: usize) -> Result<Vec<Flow>, StoreError> {
        self.all(
            "SELECT id, name, steps, version FROM flow WHERE name > $1 ORDER BY name LIMIT $2",
            &[&after.unwrap_or_default(), &limit],
            flow,
        )
    }

    pub fn flow(&mut self, id: FlowId) -> Result<Option<Flow>, StoreError> {
        self.first(
            "SELECT id, name, steps, version FROM flow WHERE id = $1",
            &[&id],
            flow,
        )
    }

    pub fn flow_named(&mut self, name: &str) -> Result<Option<FlowId>, StoreError> {
        self.first("SELECT id FROM flow WHERE name = $1", &[&name], |row| {
            row.read()
        })
    }

    /// Adds the flow, or replaces the one with its id. `Conflict` when another has its name.
    pub fn save_flow(&mut self, flow: &Flow) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO flow (id, name, steps, version) VALUES ($1, $2, $3, $4)
             ON CONFLICT (id) DO UPDATE SET name = $2, steps = $3, version = $4",
            &[&flow.id, &flow.name, &Json(&flow.steps), &flow.version],
        )?;
        Ok(())
    }

    pub fn delete_flow(&mut self, id: FlowId) -> Result<(), StoreError> {
        self.run("DELETE FROM flow WHERE id = $1", &[&id])?;
        Ok(())
    }
}

fn flow(row: &mut Row<'_>) -> Result<Flow, StoreError> {
    Ok(Flow {
        id: row.read()?,
        name: row.read()?,
        steps: row.read::<Json<_>>()?.0,
        version: row.read()?,
    })
}
