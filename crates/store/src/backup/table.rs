//! One table as the catalogue describes it, copied row by row. The only statements that are put
//! together at run time, from names that the catalogue gives.

use std::borrow::Cow;

use jiff::Timestamp;
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{ToSql, Type};
use serde_json::json;
use uuid::Uuid;

use super::BackupError;
use super::file::{Line, Reader, Writer, hex, unhex};
use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx};
use crate::value::Value;

pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
}

/// Every table of ours, with its columns in their order.
pub(super) fn tables(tx: &mut Tx) -> Result<Vec<Table>, StoreError> {
    let sql = match tx.engine {
        Engine::Sqlite(_) => {
            "SELECT tables.name, columns.name
             FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
             WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'
             AND tables.name <> 'refinery_schema_history' ORDER BY tables.name, columns.cid"
        }
        Engine::Postgres(_) => {
            "SELECT CAST(tables.table_name AS TEXT), CAST(column_name AS TEXT)
             FROM information_schema.tables JOIN information_schema.columns
             USING (table_schema, table_name)
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
             AND tables.table_name <> 'refinery_schema_history'
             ORDER BY tables.table_name, ordinal_position"
        }
    };
    let columns = tx.all(sql, &[], |row| {
        Ok((row.read::<String>()?, row.read::<String>()?))
    })?;
    let mut tables: Vec<Table> = Vec::new();
    for (name, column) in columns {
        match tables.last_mut().filter(|table| table.name == name) {
            Some(table) => table.columns.push(column),
            None => tables.push(Table {
                name,
                columns: vec![column],
            }),
        }
    }
    Ok(tables)
}

impl Table {
    pub(super) fn has_rows(&self, tx: &mut Tx) -> Result<bool, StoreError> {
        let sql = format!("SELECT 1 FROM {} LIMIT 1", quoted(&self.name));
        Ok(match &mut tx.engine {
            Engine::Sqlite(connection) => connection.prepare(&sql)?.exists([])?,
            Engine::Postgres(lent) => lent.client().query_opt(&sql, &[])?.is_some(),
        })
    }

    pub(super) fn clear(&self, tx: &mut Tx) -> Result<(), StoreError> {
        let sql = format!("DELETE FROM {}", quoted(&self.name));
        match &mut tx.engine {
            Engine::Sqlite(connection) => connection.execute_batch(&sql)?,
            Engine::Postgres(lent) => lent.client().batch_execute(&sql)?,
        }
        Ok(())
    }

    pub(super) fn write_rows(&self, tx: &mut Tx, out: &mut Writer) -> Result<u64, BackupError> {
        let columns = &self.columns;
        let sql = format!("SELECT {} FROM {}", listed(columns), quoted(&self.name));
        let mut rows = 0;
        let mut put = |row: &Row<'_>| -> Result<(), BackupError> {
            let cells = (0..columns.len())
                .map(|at| self.written(row, at))
                .collect::<Result<_, _>>()?;
            rows += 1;
            out.line(&Line::Row(cells))
        };
        match &mut tx.engine {
            Engine::Sqlite(connection) => {
                let mut statement = connection.prepare(&sql).map_err(StoreError::from)?;
                let mut found = statement.raw_query();
                while let Some(row) = found.next().map_err(StoreError::from)? {
                    put(&Row::sqlite(row, "backup"))?;
                }
            }
            Engine::Postgres(lent) => {
                let none: [&dyn ToSql; 0] = [];
                let mut found = lent
                    .client()
                    .query_raw(&sql, none)
                    .map_err(StoreError::from)?;
                while let Some(row) = found.next().map_err(StoreError::from)? {
                    put(&Row::postgres(&row, "backup"))?;
                }
            }
        }
        Ok(rows)
    }

    /// Reads rows up to the next line that is none, and returns it.
    pub(super) fn read_rows(
        &self,
        tx: &mut Tx,
        columns: &[String],
        file: &mut Reader,
    ) -> Result<(u64, Option<Line>), BackupError> {
        match &mut tx.engine {
            Engine::Sqlite(connection) => self.insert(connection, columns, file),
            Engine::Postgres(lent) => {
                let counted = self.copy_in(lent.client(), columns, file)?;
                self.continue_numbers(lent.client())?;
                Ok(counted)
            }
        }
    }

    fn insert(
        &self,
        connection: &rusqlite::Connection,
        columns: &[String],
        file: &mut Reader,
    ) -> Result<(u64, Option<Line>), BackupError> {
        let places: Vec<_> = (1..=columns.len())
            .map(|place| format!("?{place}"))
            .collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            quoted(&self.name),
            listed(columns),
            places.join(", ")
        );
        let mut statement = connection.prepare(&sql).map_err(StoreError::from)?;
        let mut rows = 0;
        loop {
            let cells = match file.next()? {
                Some(Line::Row(cells)) if cells.len() == columns.len() => cells,
                Some(Line::Row(_)) => return Err(file.damaged("a row has lost a column")),
                other => return Ok((rows, other)),
            };
            for (place, cell) in (1..).zip(&cells) {
                let value =
                    read(cell).ok_or_else(|| file.damaged("a value is of no known kind"))?;
                statement
                    .raw_bind_parameter(place, value)
                    .map_err(StoreError::from)?;
            }
            statement.raw_execute().map_err(StoreError::from)?;
            rows += 1;
        }
    }

    fn copy_in(
        &self,
        client: &mut postgres::Client,
        columns: &[String],
        file: &mut Reader,
    ) -> Result<(u64, Option<Line>), BackupError> {
        let (name, list) = (quoted(&self.name), listed(columns));
        let shape = client
            .prepare(&format!("SELECT {list} FROM {name}"))
            .map_err(StoreError::from)?;
        let types: Vec<Type> = shape
            .columns()
            .iter()
            .map(|column| column.type_().clone())
            .collect();
        let writer = client
            .copy_in(&format!("COPY {name} ({list}) FROM STDIN (FORMAT BINARY)"))
            .map_err(StoreError::from)?;
        let mut writer = BinaryCopyInWriter::new(writer, &types);
        let mut rows = 0;
        let rest = loop {
            let cells = match file.next()? {
                Some(Line::Row(cells)) if cells.len() == columns.len() => cells,
                Some(Line::Row(_)) => return Err(file.damaged("a row has lost a column")),
                other => break other,
            };
            let values = cells
                .iter()
                .zip(&types)
                .map(|(cell, column)| native(read(cell)?, column))
                .collect::<Option<Vec<_>>>()
                .ok_or_else(|| file.damaged("a value does not fit its column"))?;
            let values: Vec<&(dyn ToSql + Sync)> = values
                .iter()
                .map(|value| value as &(dyn ToSql + Sync))
                .collect();
            writer.write(&values).map_err(StoreError::from)?;
            rows += 1;
        };
        writer.finish().map_err(StoreError::from)?;
        Ok((rows, rest))
    }

    /// The next number that a column gives out comes after those that were put back.
    fn continue_numbers(&self, client: &mut postgres::Client) -> Result<(), StoreError> {
        let numbered = client.query_opt(
            "SELECT CAST(column_name AS TEXT) FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1 AND is_identity = 'YES'",
            &[&self.name],
        )?;
        if let Some(column) = numbered {
            let column: String = column.try_get(0)?;
            client.execute(
                &format!(
                    "SELECT setval(pg_get_serial_sequence($1, $2),
                        COALESCE(max({column}), 0) + 1, false) FROM {table}",
                    column = quoted(&column),
                    table = quoted(&self.name)
                ),
                &[&quoted(&self.name), &column],
            )?;
        }
        Ok(())
    }

    /// A cell as it lies in the file.
    fn written(&self, row: &Row<'_>, at: usize) -> Result<serde_json::Value, StoreError> {
        let column = self.columns.get(at).map(String::as_str).unwrap_or_default();
        // Transaction numbers mean nothing on another server: there, all of this comes first.
        if matches!(
            (self.name.as_str(), column),
            ("event" | "notice_reader" | "seal_mark", "tx")
        ) {
            return Ok(json!(0));
        }
        let value = row.cell(at).ok_or_else(|| StoreError::Corrupt {
            table: self.name.clone(),
            column: column.to_owned(),
            id: "a row found by the backup".to_owned(),
        })?;
        Ok(match value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(truth) => json!(i64::from(truth)),
            Value::Int(number) => json!(number),
            Value::Real(number) => json!(number),
            Value::Text(text) | Value::Json(text) => json!(text),
            Value::Bytes(bytes) => json!({ "x": hex(&bytes) }),
            Value::Id(id) => json!({ "x": hex(id.as_bytes()) }),
            Value::Time(instant) => json!(instant.as_microsecond()),
        })
    }
}

/// A cell of the file as SQLite keeps it.
fn read(cell: &serde_json::Value) -> Option<Value<'_>> {
    match cell {
        serde_json::Value::Null => Some(Value::Null),
        serde_json::Value::Number(number) => number
            .as_i64()
            .map(Value::Int)
            .or_else(|| number.as_f64().map(Value::Real)),
        serde_json::Value::String(text) => Some(Value::Text(Cow::Borrowed(text))),
        serde_json::Value::Object(object) => {
            unhex(object.get("x")?.as_str()?).map(|bytes| Value::Bytes(Cow::Owned(bytes)))
        }
        serde_json::Value::Bool(_) | serde_json::Value::Array(_) => None,
    }
}

/// The same value in the type of its column on PostgreSQL.
fn native<'a>(value: Value<'a>, column: &Type) -> Option<Value<'a>> {
    Some(match (value, column) {
        (Value::Int(number @ (0 | 1)), &Type::BOOL) => Value::Bool(number == 1),
        (Value::Int(microseconds), &Type::TIMESTAMPTZ) => {
            Value::Time(Timestamp::from_microsecond(microseconds).ok()?)
        }
        (Value::Bytes(bytes), &Type::UUID) => Value::Id(Uuid::from_slice(&bytes).ok()?),
        (Value::Text(text), &Type::JSONB) => Value::Json(text),
        (value, _) => value,
    })
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn listed(columns: &[String]) -> String {
    columns
        .iter()
        .map(|column| quoted(column))
        .collect::<Vec<_>>()
        .join(", ")
}
