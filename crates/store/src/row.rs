//! One row of an answer, read column by column in the order in which the statement names them.

use domain::span::Span;

use crate::error::StoreError;
use crate::value::{Column, Value};

pub(crate) struct Row<'r> {
    cells: Cells<'r>,
    next: usize,
    sql: &'static str,
}

enum Cells<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r postgres::Row),
}

impl<'r> Row<'r> {
    pub(crate) fn sqlite(row: &'r rusqlite::Row<'r>, sql: &'static str) -> Row<'r> {
        Row {
            cells: Cells::Sqlite(row),
            next: 0,
            sql,
        }
    }

    pub(crate) fn postgres(row: &'r postgres::Row, sql: &'static str) -> Row<'r> {
        Row {
            cells: Cells::Postgres(row),
            next: 0,
            sql,
        }
    }

    /// The next column. A statement and the code that reads its rows stand side by side, so
    /// neither names nor numbers are needed to keep them in step.
    pub(crate) fn read<T: Column>(&mut self) -> Result<T, StoreError> {
        let at = self.next;
        self.next += 1;
        self.cell(at)
            .and_then(T::from_value)
            .ok_or_else(|| self.corrupt(at))
    }

    /// The next two columns, as beginning and end.
    pub(crate) fn read_span(&mut self) -> Result<Span, StoreError> {
        let at = self.next;
        let (from, until) = (self.read()?, self.read()?);
        Span::new(from, until).ok_or_else(|| self.corrupt(at))
    }

    /// For code that follows the catalogue instead of a statement it knows.
    pub(crate) fn cell(&self, at: usize) -> Option<Value<'r>> {
        match self.cells {
            Cells::Sqlite(row) => row.get_ref(at).ok().and_then(Value::from_sqlite),
            Cells::Postgres(row) => row.try_get::<_, Value<'r>>(at).ok(),
        }
    }

    fn corrupt(&self, at: usize) -> StoreError {
        let column = match self.cells {
            Cells::Sqlite(row) => row.as_ref().column_name(at).ok(),
            Cells::Postgres(row) => row.columns().get(at).map(postgres::Column::name),
        };
        StoreError::Corrupt {
            table: table_of(self.sql).to_owned(),
            column: column.map_or_else(|| format!("column {at}"), str::to_owned),
            id: self
                .cell(0)
                .map_or_else(|| "an unreadable row".to_owned(), |id| shown(&id)),
        }
    }
}

/// The first column is the identity of the row wherever a row has one.
fn shown(id: &Value<'_>) -> String {
    match id {
        Value::Null => "a row without an id".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) | Value::Json(text) => text.chars().take(60).collect(),
        Value::Bytes(bytes) => uuid::Uuid::from_slice(bytes)
            .map_or_else(|_| format!("{} bytes", bytes.len()), |id| id.to_string()),
        Value::Id(id) => id.to_string(),
        Value::Time(instant) => instant.to_string(),
    }
}

fn table_of(sql: &str) -> &str {
    let mut words = sql.split_ascii_whitespace();
    while let Some(word) = words.next() {
        if ["FROM", "INTO", "UPDATE"].contains(&word) {
            return words.next().unwrap_or(sql);
        }
    }
    sql
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_first_one_named() {
        assert_eq!(table_of("SELECT id FROM job WHERE id = $1"), "job");
        assert_eq!(table_of("UPDATE job\n SET id = $1"), "job");
        assert_eq!(table_of("INSERT INTO event (at) VALUES ($1)"), "event");
    }
}
