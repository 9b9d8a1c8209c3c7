//! `people.csv`: one person a row.

use domain::person::Language;
use serde::Serialize;

use super::{Cells, RowFault, Shape, Table, read};
use crate::Unreadable;

const MAX_LOGIN: usize = 128;
const MAX_NAME: usize = 200;
const MAX_EMAIL: usize = 254;
const MAX_DEPARTMENT: usize = 500;
const MAX_PHONE: usize = 40;

/// What a row says of a person. `None`: the cell is empty or the column is missing, and the
/// person keeps what they have.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PersonRow {
    /// The key, in any letter case.
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    /// As a path where departments nest: `Company / Research / Optics`.
    pub department: Option<String>,
    pub language: Option<Language>,
    /// IANA name.
    pub time_zone: Option<String>,
    pub phone: Option<String>,
}

/// Columns `login,name`, and where wanted `email,department,language,time_zone,phone`, in any
/// order.
pub fn read_people(bytes: &[u8]) -> Result<Table<PersonRow>, Unreadable> {
    read(bytes, &SHAPE)
}

const SHAPE: Shape<PersonRow> = Shape {
    key: "login",
    required: &["login", "name"],
    optional: &["email", "department", "language", "time_zone", "phone"],
    fold_key: str::to_lowercase,
    row,
};

fn row(cells: &Cells<'_>) -> Result<PersonRow, RowFault> {
    Ok(PersonRow {
        login: cells.required("login", MAX_LOGIN)?,
        name: cells.required("name", MAX_NAME)?,
        email: email(cells)?,
        department: cells.optional("department", MAX_DEPARTMENT)?,
        language: cells.word("language", &Language::ALL, Language::as_str)?,
        time_zone: cells.time_zone("time_zone")?,
        phone: cells.optional("phone", MAX_PHONE)?,
    })
}

/// Something, an `@`, something: whether it reaches anybody only a mail can tell.
fn email(cells: &Cells<'_>) -> Result<Option<String>, RowFault> {
    let Some(email) = cells.optional("email", MAX_EMAIL)? else {
        return Ok(None);
    };
    let plausible = email.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !host.contains('@') && !email.contains(' ')
    });
    if plausible {
        Ok(Some(email))
    } else {
        Err(RowFault::InvalidEmail { text: email })
    }
}
