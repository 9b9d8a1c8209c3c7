//! Bulk input: rooms and people from tables, meetings from calendars. Every item is taken whole or
//! refused with its reason; doing it again changes nothing.

mod calendar;
mod days;
mod people;
mod rooms;

use serde::Serialize;
use serde_json::{Value, json};

pub use calendar::CalendarOptions;

use crate::{Error, Noun, Refusal};

/// What became of a file.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Items that are in the database now, whether or not they were there before.
    pub accepted: usize,
    pub rejected: usize,
    /// Columns of the header that were not looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown_columns: Vec<String>,
    pub items: Vec<Item>,
}

/// What became of one row or event.
#[derive(Debug, Serialize)]
pub struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// The key of a row: code of a room, login of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Where it begins in the file.
    pub line: usize,
    pub outcome: Outcome,
    /// Why it was rejected; stable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Value::is_null")]
    pub detail: Value,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Created,
    Updated,
    /// It was there already, as it is.
    Unchanged,
    Rejected,
}

/// Why nothing of a file was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Unreadable(#[from] connect::Unreadable),
    /// Nobody signs in with this name.
    #[error("there is nobody with the login {0}")]
    UnknownOrganizer(String),
    #[error(transparent)]
    Broken(#[from] Error),
}

/// Told after each item: how many are done, and of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

impl Report {
    fn take(&mut self, item: Item) {
        if item.outcome == Outcome::Rejected {
            self.rejected += 1;
        } else {
            self.accepted += 1;
        }
        self.items.push(item);
    }
}

/// Code and data of a refusal; `Err` for what is no fault of the item.
fn refusal(error: Error) -> Result<(String, Value), Error> {
    match error {
        Error::Refused(refusal) => Ok((refusal.code().to_owned(), detail(&refusal))),
        Error::NotFound(noun) => Ok((not_found(noun).to_owned(), Value::Null)),
        other => Err(other),
    }
}

fn not_found(noun: Noun) -> &'static str {
    match noun {
        Noun::Room => "room_not_found",
        _ => "not_found",
    }
}

fn detail(refusal: &Refusal) -> Value {
    match refusal {
        Refusal::RoomBusy { clashes, .. } => {
            let conflicts = clashes.iter().map(|clash| {
                json!({
                    "roomId": clash.room,
                    "start": clash.taken.from(),
                    "end": clash.taken.until(),
                    "wanted": {"start": clash.wanted.from(), "end": clash.wanted.until()},
                })
            });
            json!({"conflicts": conflicts.collect::<Vec<_>>()})
        }
        Refusal::Meeting(domain::meeting::Refusal::Violates(violations)) => {
            json!({"violations": violations})
        }
        Refusal::Rule(error) => json!({"reason": error.to_string()}),
        Refusal::Invalid { field, problem } => {
            json!({"field": field, "problem": format!("{problem:?}")})
        }
        Refusal::WholeMinutes { field } => json!({"field": field}),
        _ => Value::Null,
    }
}

/// A fault found while reading, with its data but for the code.
fn fault_detail(fault: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(fault).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.remove("code");
        if fields.is_empty() {
            return Value::Null;
        }
    }
    value
}
